import type { ProfileRow } from '../../lib/store/rows.ts';

export interface PackageSearchProps {
  profile: ProfileRow;
  /** `isForOther`: it is for somebody else. */
  onRequest: (accessPackageId: string, isForOther?: true) => void;
  myAccessUrl?: string | undefined;
  /** What to begin with. */
  initialQuery?: string | undefined;
}
