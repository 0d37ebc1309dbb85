import type { PolicyRequirements } from '../entitlement/request.ts';
import { knownRequirements, type RequirementsDeps } from '../packages/requirements.ts';
import type { ProfileKey } from '../platform/profile.ts';
import { grantsOf } from '../store/grants.ts';
import { listedPackages } from '../store/listed.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { AccessPackageRow, GrantRow } from '../store/rowsOfIndex.ts';
import { standings } from './underWay.ts';

/** What a search says of a package besides its name and what it includes. */
export interface AboutPackage {
  accessPackageId: string;
  /** `undefined`: not read, or too long ago; empty: this person may not request it. */
  policies?: PolicyRequirements[] | undefined;
  /** Already theirs, or requested. */
  standing?: 'held' | 'asked' | undefined;
}

type Deps = Pick<RequirementsDeps, 'store' | 'clock'>;

/** What the store knows of these packages, in their order. */
export async function aboutPackages(
  deps: Deps,
  profile: ProfileKey,
  ids: readonly string[],
): Promise<AboutPackage[]> {
  const policies = await knownRequirements(deps, profile, ids);
  const requests = await requestsOf(deps.store, profile);
  const assignments = await assignmentsOf(deps.store, profile);
  const standing = standings(requests.rows, assignments.rows);
  return ids.map((accessPackageId) => ({
    accessPackageId,
    policies: policies.get(accessPackageId),
    standing: standing.get(accessPackageId),
  }));
}

/** All packages that a profile may request, hidden ones among them, and what packages include. */
export interface PackageList {
  packages: AccessPackageRow[];
  grants: GrantRow[];
}

export async function packageList({ store }: Pick<Deps, 'store'>, profile: ProfileKey): Promise<PackageList> {
  return {
    packages: await listedPackages(store, profile),
    grants: await grantsOf(store, profile),
  };
}

/** Whether a profile may request a package, as the list of packages has it. Hidden ones are for whoever was sent their link. */
export async function isListed(
  { store }: Pick<Deps, 'store'>,
  profile: ProfileKey,
  id: string,
): Promise<boolean> {
  const row = await store.accessPackages.get([profile, id]);
  return row?.isHidden === false && row.listedAt > 0;
}
