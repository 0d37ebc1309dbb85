import { ok, type Result } from '../../platform/failure.ts';
import { entitlementManagement, part } from '../context.ts';
import { readAll, readOne, readPage } from '../read.ts';
import { type AdministrationDeps, anyOf, equals, getter, packagesPath } from './asking.ts';
import { type AdministeredPolicy, packageWithPolicies, policy } from './decode.ts';

/** A filter is no longer than an address: ids are short, and names may not be. */
const mostIds = 15;
const mostNames = 5;

export interface KnownPolicies {
  policies: AdministeredPolicy[];
  isSure: boolean;
}

/** With the package that carries them. */
export const policiesOn = (
  packages: readonly { id: string; assignmentPolicies: readonly AdministeredPolicy[] }[],
): AdministeredPolicy[] =>
  packages.flatMap(({ id, assignmentPolicies }) =>
    assignmentPolicies.map((one) => ({ ...one, accessPackage: { id } })),
  );

const ofPackages = (
  policies: readonly AdministeredPolicy[],
  packages: readonly { id: string }[],
): AdministeredPolicy[] =>
  policies.filter(({ accessPackage }) => packages.some(({ id }) => id === accessPackage?.id));

/** Policies, by whichever way shows them. */
export function policyReads(deps: AdministrationDeps) {
  const { send } = deps;
  const get = getter(deps);
  const list = (packageIds: readonly string[]): Promise<Result<AdministeredPolicy[]>> => {
    const filter = anyOf('accessPackage/id', packageIds.slice(0, mostIds));
    const path = `${entitlementManagement}/assignmentPolicies?$filter=${filter}&$expand=accessPackage`;
    return readAll(send, get(path, 'assignmentPolicies', policy));
  };
  return {
    /**
     * The policies of some packages of a catalog. Who has only a role on the catalog reads them with the packages ("List
     * assignmentPolicies", graph-rest-1.0, seen 2026-11); others have met packages that carry none, and read the list.
     * `isSure`: one of the two ways has shown a policy, so that what it doesn't show isn't there.
     */
    async policiesOf(
      catalogId: string,
      packages: readonly { id: string; displayName: string }[],
    ): Promise<Result<KnownPolicies>> {
      const asked = packages.slice(0, mostNames);
      const carrying = (condition?: string) => {
        const filter = condition === undefined ? '' : `$filter=${condition}&`;
        return get(
          `${packagesPath}?${filter}$expand=assignmentPolicies`,
          'accessPackages',
          packageWithPolicies,
        );
      };
      const isWhole = asked.length === packages.length;
      const names = asked.map(({ displayName }) => displayName);
      const carried = await readAll(send, carrying(anyOf('displayName', names)));
      const own = carried.ok ? policiesOn(carried.value) : [];
      if (own.length > 0) return ok({ policies: ofPackages(own, packages), isSure: isWhole });
      const listed = await list(packages.map(({ id }) => id));
      if (listed.ok && listed.value.length > 0)
        return ok({ policies: ofPackages(listed.value, packages), isSure: isWhole });
      if (!carried.ok) return carried;
      // Neither shows any: whether policies are shown at all is seen on others, in a new catalog on those elsewhere.
      for (const condition of [equals('catalog/id', catalogId), undefined]) {
        const others = await readPage(send, carrying(condition));
        if (!others.ok) return others;
        if (policiesOn(others.value.items).length > 0) return ok({ policies: [], isSure: isWhole });
        if (!listed.ok || others.value.items.length === 0) continue;
        const more = await list(others.value.items.map(({ id }) => id));
        if (more.ok && more.value.length > 0) return ok({ policies: [], isSure: isWhole });
      }
      return ok({ policies: [], isSure: false });
    },

    /** The policies of these packages, as far as one call may ask. */
    policyList: list,

    /** One that was just made. `undefined`: it can't be read, or not yet. */
    async policy(id: string): Promise<AdministeredPolicy | undefined> {
      const read = await readOne(
        send,
        get(`${entitlementManagement}/assignmentPolicies/${part(id)}`, 'assignmentPolicy', policy),
      );
      return read.ok ? read.value : undefined;
    },
  };
}
