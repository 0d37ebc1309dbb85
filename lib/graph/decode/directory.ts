import * as v from 'valibot';
import type { GraphMe } from '../api.ts';
import { id, text } from './fields.ts';

export const me: v.GenericSchema<unknown, GraphMe> = v.object({
  id,
  displayName: text,
  userPrincipalName: text,
});

export const servicePrincipal = v.object({ id, displayName: text });

/** One row of `appRoleAssignedTo`: who has an app role. */
export const appRoleAssignment = v.object({ principalId: id, principalType: text });
