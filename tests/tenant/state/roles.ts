import type { UserSeed } from '../organization.ts';

/** Directory roles that may manage entitlements. Source: graph-rest-1.0 reference pages, seen 2026-09. */
const governing = new Set(['Identity Governance Administrator', 'Global Administrator']);
/** Directory roles that may read all entitlements. */
const reading = new Set([
  ...governing,
  'Security Reader',
  'Global Reader',
  'Compliance Administrator',
  'Security Administrator',
]);
/** Roles of entitlement management that may read some. */
const readingSome = new Set(['Catalog reader', 'Catalog owner', 'Catalog creator', 'Access package manager']);

/** Directory roles that register applications and consent for everybody. Source: Microsoft Entra built-in roles, seen 2026-11. */
const administering = new Set([
  'Global Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
  'Privileged Role Administrator',
]);

/** An *Application Developer* registers applications, and may not consent for others. Ownership isn't looked at. */
export const registersApplications = (user: UserSeed): boolean =>
  administersApplications(user) || user.directoryRoles?.includes('Application Developer') === true;
export const administersApplications = (user: UserSeed): boolean =>
  (user.directoryRoles ?? []).some((role) => administering.has(role));
export const canGovern = (user: UserSeed): boolean =>
  (user.directoryRoles ?? []).some((role) => governing.has(role));
export const canReadEverything = (user: UserSeed): boolean =>
  (user.directoryRoles ?? []).some((role) => reading.has(role));
export const canReadEntitlements = (user: UserSeed): boolean =>
  canReadEverything(user) || (user.directoryRoles ?? []).some((role) => readingSome.has(role));
