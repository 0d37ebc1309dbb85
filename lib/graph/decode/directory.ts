import * as v from 'valibot';
import { isRecord } from '../../platform/isRecord.ts';
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
export const jobOf = (body: unknown): string[] | undefined =>
  isRecord(body)
    ? [body.jobTitle, body.department].filter(
        (text): text is string => typeof text === 'string' && text !== '',
      )
    : undefined;

/** One row of a search by name. */
export const namedServicePrincipal = v.object({
  id,
  appId: text,
  displayName: text,
  servicePrincipalNames: entries((values) => values.filter((value) => typeof value === 'string')),
});

/** One row of `appRoleAssignedTo`: who has an app role. */
export const appRoleAssignment = v.object({ principalId: id, principalType: text });
