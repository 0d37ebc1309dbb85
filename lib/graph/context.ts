import {
  administratorScopes,
  approverScopes,
  creationScopes,
  employeeScopes,
  lookUpScopes,
} from '../auth/tokenSource.ts';
import type { Clock } from '../platform/clock.ts';
import type { Access, Send } from './call.ts';
import type { Forms } from './forms.ts';

/** What each noun of Graph is made of. */
export interface GraphContext {
  send: Send;
  forms: Forms;
  clock: Clock;
}

/** Least first: nothing asks for more than its call needs. */
export const asEmployee: Access = { scopes: employeeScopes };
export const asApprover: Access = { scopes: approverScopes, role: 'approver' };
export const asLookUp: Access = { scopes: lookUpScopes };
/** What the administrator's page needs to read; and what it needs to make a package, which is asked for at that moment. */
export const asAdministrator: Access = { scopes: administratorScopes, role: 'administrator' };
export const asPackageMaker: Access = { scopes: creationScopes, role: 'administrator' };

export const entitlementManagement = '/identityGovernance/entitlementManagement';
/** An id as a part of a path. Ids may come from a map or a page. */
export const part = encodeURIComponent;
/** Text as a value of OData; a `$filter` that has it is encoded as a whole. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** The same, ready for an address: in a key, e.g. `servicePrincipals(appId='…')`, or in a `$filter`. */
export const quoted = (text: string): string => encodeURIComponent(literal(text));
