import * as v from 'valibot';
import { entries, id, optionalText, text } from './fields.ts';

/** One of `directReports`, which may hold contacts, too. */
export const report = v.pipe(
  v.object({
    id,
    '@odata.type': text,
    displayName: text,
    mail: optionalText,
    userPrincipalName: text,
  }),
  v.transform((entry) => ({
    id: entry.id,
    displayName: entry.displayName || entry.userPrincipalName,
    mail: entry.mail ?? entry.userPrincipalName,
    isUser: !/contact$/i.test(entry['@odata.type']),
  })),
);

export const servicePrincipal = v.object({ id, displayName: text });

/** What somebody does in the organization. */
export const job = v.pipe(
  v.object({ id, jobTitle: text, department: text }),
  v.transform(({ id, jobTitle, department }) => ({ id, job: [jobTitle, department].filter(Boolean) })),
);

/** One row of a search by name. */
export const namedServicePrincipal = v.object({
  id,
  appId: text,
  displayName: text,
  servicePrincipalNames: entries((values) => values.filter((value) => typeof value === 'string')),
});

/** One row of `appRoleAssignedTo`: who has an app role. */
export const appRoleAssignment = v.object({ principalId: id, principalType: text });
