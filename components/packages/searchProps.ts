import type { ProfileRow } from '../../lib/store/rows.ts';

export interface PackageSearchProps {
  profile: ProfileRow;
  onRequest: (accessPackageId: string) => void;
  myAccessUrl?: string | undefined;
  /** What to begin with. */
  initialQuery?: string | undefined;
}
