import type { PolicyRequirements } from '../entitlement/request.ts';
import { knownRequirements, type RequirementsDeps } from '../packages/requirements.ts';
import { defined } from '../platform/defined.ts';
import type { ProfileKey } from '../platform/profile.ts';
import { grantsOfEach } from '../store/grants.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { AccessPackageRow, GrantRow } from '../store/rowsOfIndex.ts';
import { standings } from './underWay.ts';

/** What a search says of a package besides its name. */
export interface AboutPackage {
  accessPackageId: string;
  /** Empty: nothing, or its contents were never read. */
  includes: Pick<GrantRow, 'resourceName' | 'roleName'>[];
  /** `undefined`: not read, or too long ago; empty: this person may not request it. */
  policies?: PolicyRequirements[];
  /** Already theirs, or requested. */
  standing?: 'held' | 'asked';
}

type Deps = Pick<RequirementsDeps, 'store' | 'clock'>;

/** What the store knows of these packages, in their order. */
export async function aboutPackages(
  deps: Deps,
  profile: ProfileKey,
  ids: readonly string[],
): Promise<AboutPackage[]> {
  const { store } = deps;
  const [policies, grants, requests, assignments] = await Promise.all([
    knownRequirements(deps, profile, ids),
    grantsOfEach(
      store,
      ids.map((id): [ProfileKey, string] => [profile, id]),
    ),
    requestsOf(store, profile),
    assignmentsOf(store, profile),
  ]);
  const standing = standings(requests.rows, assignments.rows);
  return ids.map((accessPackageId, at) =>
    defined<AboutPackage>({
      accessPackageId,
      includes: grants[at] ?? [],
      policies: policies.get(accessPackageId),
      standing: standing.get(accessPackageId),
    }),
  );
}

/** A package that one may find and request. */
export type FindablePackage = Pick<AccessPackageRow, 'id' | 'displayName' | 'description'> & AboutPackage;

/** So many are read and handed over at a time. */
const portion = 500;

/** Hands over all packages that a profile may request, but hidden ones, a portion at a time. Out: how many there are. */
export async function listPackages(
  deps: Deps,
  profile: ProfileKey,
  hand: (packages: FindablePackage[], isLast: boolean) => void,
): Promise<number> {
  const rows = await deps.store.accessPackages
    .where('[profile+listedAt]')
    .between([profile, 1], [profile, []])
    .filter(isFindable)
    .toArray();
  for (let at = 0; at < rows.length; at += portion) {
    const part = rows.slice(at, at + portion);
    const about = await aboutPackages(
      deps,
      profile,
      part.map(({ id }) => id),
    );
    const packages = about.flatMap((one, index) => ({ ...part[index], ...one }) as FindablePackage);
    hand(packages, at + portion >= rows.length);
  }
  return rows.length;
}

/** Whether a profile may request a package, as the list of packages has it. */
export async function isListed({ store }: Deps, profile: ProfileKey, id: string): Promise<boolean> {
  const row = await store.accessPackages.get([profile, id]);
  return row !== undefined && isFindable(row);
}

/** Rows that were never listed (0) are known from the map or an assignment. Hidden ones are for whoever was sent their link. */
const isFindable = ({ listedAt, isHidden }: AccessPackageRow): boolean => listedAt > 0 && !isHidden;
