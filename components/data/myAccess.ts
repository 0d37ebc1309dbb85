import { myAccessUrl } from '../../lib/offer/summaries.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

/** My Access for the acting account, where its cloud has one. */
export const myAccessOf = (
  profile: ProfileRow | null | undefined,
  accessPackageId?: string,
): string | undefined => (profile ? myAccessUrl(profile, accessPackageId) : undefined);
