import type { ProfileKey } from '../../lib/platform/profile.ts';
import { grantsOfEach } from '../../lib/store/grants.ts';
import { listedPackages } from '../../lib/store/listed.ts';
import type { AccessPackageRow, GrantRow, RequirementsRow } from '../../lib/store/rowsOfIndex.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** The packages a profile may request; `undefined` until read here, `null` when Graph was never asked. */
export function usePackages(profile: ProfileKey | undefined): AccessPackageRow[] | null | undefined {
  return useLive(async () => {
    if (profile === undefined) return null;
    const [listed, sync] = await Promise.all([
      listedPackages(store, profile),
      store.sync.get([profile, 'packages']),
    ]);
    return listed.length === 0 && sync?.lastSuccessAt === undefined ? null : listed;
  }, [profile]);
}

/** Graph was never asked for the packages of a profile. */
export const useIsNeverRead = (profile: ProfileKey): boolean =>
  useLive(
    async () => (await store.sync.get([profile, 'packages']))?.lastSuccessAt === undefined,
    [profile],
  ) ?? false;

export interface PackageFacts {
  accessPackage: AccessPackageRow | undefined;
  requirements: RequirementsRow | undefined;
  grants: GrantRow[];
}

/** What is known of one package; `undefined` until read, also right after the package or the profile became another. */
export function usePackage(
  profile: ProfileKey | undefined,
  accessPackageId: string,
): PackageFacts | undefined {
  const found = useLive(async () => {
    if (profile === undefined) return undefined;
    const key: [ProfileKey, string] = [profile, accessPackageId];
    const [accessPackage, requirements, [grants = []]] = await Promise.all([
      store.accessPackages.get(key),
      store.requirements.get(key),
      grantsOfEach(store, [key]),
    ]);
    return { profile, accessPackageId, facts: { accessPackage, requirements, grants } };
  }, [profile, accessPackageId]);
  return found?.profile === profile && found?.accessPackageId === accessPackageId ? found.facts : undefined;
}
