import { myAccessUrl } from '../../lib/offer/summaries.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

/** My Access for the acting account, where its cloud has one. */
export const myAccessOf = (
  profile: ProfileRow | null | undefined,
  accessPackageId?: string,
): string | undefined => (profile ? myAccessUrl(profile, accessPackageId) : undefined);

/**
 * Its page of approvals. The fragment is not documented; where it leads nowhere, My Access opens at its start. None is
 * known for a single request.
 */
export const approvalsInMyAccess = (profile: ProfileRow): string | undefined =>
  myAccessOf(profile)?.replace(/#.*$/, '#/request-approval');
