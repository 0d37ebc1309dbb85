import type { UserSeed } from '../organization.ts';

/** Directory roles that may manage entitlements. Source: graph-rest-1.0 reference pages, seen 2026-09. */
const governing = new Set(['Identity Governance Administrator', 'Global Administrator']);
/** Roles, directory or catalog, that may read entitlements of others. */
const reading = new Set([
  ...governing,
  'Catalog reader',
  'Catalog owner',
  'Catalog creator',
  'Access package manager',
  'Security Reader',
  'Global Reader',
  'Compliance Administrator',
  'Security Administrator',
]);

/** Directory roles that register applications and consent for everybody. Source: Microsoft Entra built-in roles, seen 2026-11. */
const administering = new Set([
  'Global Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
  'Privileged Role Administrator',
]);

export const administersApplications = (user: UserSeed): boolean =>
  (user.directoryRoles ?? []).some((role) => administering.has(role));
export const canGovern = (user: UserSeed): boolean =>
  (user.directoryRoles ?? []).some((role) => governing.has(role));
export const canReadEntitlements = (user: UserSeed): boolean =>
  (user.directoryRoles ?? []).some((role) => reading.has(role));
