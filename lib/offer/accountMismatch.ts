import type { Denial } from '../denial/denial.ts';
import { homeName } from '../platform/homeName.ts';
import { isGuid } from '../resource/resource.ts';
import type { ProfileRow } from '../store/rows.ts';

/**
 * Another tenant's page: its id or host as the page names it, else `undefined`. A tenant id decides; a SharePoint
 * host only against hosts that are known to be the profile's. No hint, no claim.
 */
export function otherTenant(
  { tenantHint }: Pick<Denial, 'tenantHint'>,
  profile: Pick<ProfileRow, 'tenantId'>,
  knownHosts: readonly string[],
): string | undefined {
  const { tenantId, sharePointHost } = tenantHint ?? {};
  if (tenantId !== undefined && isGuid(tenantId))
    return tenantId.toLowerCase() === profile.tenantId.toLowerCase()
      ? undefined
      : (sharePointHost ?? tenantId);
  if (sharePointHost === undefined || knownHosts.length === 0) return undefined;
  return knownHosts.some((known) => isSameTenant(known, sharePointHost)) ? undefined : sharePointHost;
}

/**
 * One tenant has several hosts: `contoso`, `contoso-my`, and in multi-geo `contosoeur`. So two hosts are told apart
 * only when neither name begins with the other.
 */
function isSameTenant(one: string, two: string): boolean {
  const [first, second] = [tenantName(one), tenantName(two)];
  return first.startsWith(second) || second.startsWith(first);
}

const tenantName = (host: string): string =>
  (host.toLowerCase().split('.')[0] ?? '').replace(/-(?:my|admin)$/, '');

/** The account the page names, if it is not the acting one. Names are compared only where both look like one. */
export function otherAccount(
  { userHint }: Pick<Denial, 'userHint'>,
  profile: Pick<ProfileRow, 'username'>,
): string | undefined {
  if (userHint === undefined || !userHint.includes('@')) return undefined;
  return homeName(userHint) === homeName(profile.username) ? undefined : userHint;
}
