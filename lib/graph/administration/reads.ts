import type * as v from 'valibot';
import type { DraftResource } from '../../entitlement/packageDraft.ts';
import type { Clock } from '../../platform/clock.ts';
import { ok, type Result } from '../../platform/failure.ts';
import type { Profile } from '../../platform/profile.ts';
import { normalizeSiteUrl } from '../../resource/resource.ts';
import { sendBatches } from '../batch.ts';
import type { Access, Send } from '../call.ts';
import { asAdministrator, entitlementManagement, part } from '../context.ts';
import { decodePage } from '../decode/collection.ts';
import { readOutcome } from '../outcome.ts';
import { readAll, readOne, readPage } from '../read.ts';
import {
  type AdministeredCatalog,
  type AdministeredPackage,
  type AdministeredPolicy,
  administeredPackage,
  type CatalogResource,
  catalog,
  catalogResource,
  packageWithPolicies,
  policy,
  resourceRole,
} from './decode.ts';

/** Who asks, and how. */
export interface AdministrationDeps {
  send: Send;
  profile: Profile;
  clock: Clock;
  /** Which rights; absent: those that only read. */
  access?: Access;
}

/** Text in a `$filter`, ready for an address. */
const literal = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);
const equals = (member: string, text: string): string =>
  `${encodeURIComponent(`${member} eq `)}${literal(text)}`;
/** Graph takes no condition longer than an address; ids are short. */
const mostConditions = 15;

const catalogsPath = `${entitlementManagement}/catalogs`;
const packagesPath = `${entitlementManagement}/accessPackages`;
const contents = '$expand=resourceRoleScopes($expand=role,scope)';

/**
 * What exists, as an administrator or a catalog's owner sees it. Everything is looked up by filter: for an id that it
 * doesn't know, Graph answers 403 as it does for a missing right.
 */
export const administrationReads = (deps: AdministrationDeps) => ({
  ...catalogReads(deps),
  ...packageReads(deps),
  ...policyReads(deps),
});

export type AdministrationReads = ReturnType<typeof administrationReads>;

const getter =
  ({ profile, access = asAdministrator }: AdministrationDeps) =>
  <const S extends v.GenericSchema>(path: string, where: string, schema: S) => ({
    call: { profile, access, method: 'GET' as const, path },
    where,
    schema,
  });

function catalogReads(deps: AdministrationDeps) {
  const { send, profile, clock, access = asAdministrator } = deps;
  const get = getter(deps);
  return {
    catalogs: (): Promise<Result<AdministeredCatalog[]>> =>
      readAll(send, get(catalogsPath, 'catalogs', catalog)),

    catalogsNamed: (displayName: string): Promise<Result<AdministeredCatalog[]>> =>
      readAll(
        send,
        get(`${catalogsPath}?$filter=${equals('displayName', displayName)}`, 'catalogs', catalog),
      ),

    /** A resource of a catalog with its roles and scopes. `undefined`: it isn't in there, or not yet. */
    async resourceIn(
      catalogId: string,
      resource: Pick<DraftResource, 'originId' | 'originSystem'>,
    ): Promise<Result<CatalogResource | undefined>> {
      const read = await readAll(
        send,
        get(resourcePath(catalogId, resource.originId), 'catalogResources', catalogResource),
      );
      if (!read.ok) return read;
      const found = read.value.find((one) => isSame(one, resource));
      if (found === undefined || found.roles.length > 0) return ok(found);
      // Roles that are expanded may be missing, as those of an application; their own collection has them.
      const roles = await readAll(send, get(rolesPath(catalogId, found), 'resourceRoles', resourceRole));
      return ok({ ...found, roles: roles.ok ? roles.value : [] });
    },

    /** Which of the catalogs hold it, by `$batch`; those that can't be read are left out and counted. */
    async catalogsWith(
      resource: Pick<DraftResource, 'originId' | 'originSystem'>,
      catalogs: readonly AdministeredCatalog[],
    ): Promise<Result<{ holding: AdministeredCatalog[]; unread: number }>> {
      const answers = await sendBatches(send, clock, {
        profile,
        access,
        items: catalogs,
        toCall: ({ id }) => ({ method: 'GET', path: resourcePath(id, resource.originId) }),
      });
      if (!answers.ok) return answers;
      const holding: AdministeredCatalog[] = [];
      let unread = 0;
      for (const { item, sent } of answers.value) {
        const outcome = readOutcome(sent);
        const page = outcome.ok ? decodePage(catalogResource, outcome.value.body) : undefined;
        if (page === undefined) unread += 1;
        else if (page.items.some((one) => isSame(one, resource))) holding.push(item);
      }
      return ok({ holding, unread });
    },
  };
}

function packageReads(deps: AdministrationDeps) {
  const { send } = deps;
  const get = getter(deps);
  return {
    /** A page of a catalog's packages with what they grant; `next` leads to the page after. */
    packagesOf: (catalogId: string, next?: string) =>
      readPage(
        send,
        get(
          `${packagesPath}?$filter=${equals('catalog/id', catalogId)}&${contents}`,
          'accessPackages',
          administeredPackage,
        ),
        next,
      ),

    /** Packages of exactly this name, wherever they are. */
    packagesNamed: (displayName: string): Promise<Result<AdministeredPackage[]>> =>
      readAll(
        send,
        get(
          `${packagesPath}?$filter=${equals('displayName', displayName)}&$expand=catalog,${contents.slice('$expand='.length)}`,
          'accessPackages',
          administeredPackage,
        ),
      ),
  };
}

function policyReads(deps: AdministrationDeps) {
  const { send } = deps;
  const get = getter(deps);
  return {
    /**
     * The policies of some packages of a catalog. Who has only a role on the catalog reads them with the packages ("List
     * assignmentPolicies", graph-rest-1.0, seen 2026-11); others have met packages that carry none, and read the list.
     * `isSure`: one of the two ways has shown a policy, so that what it doesn't show isn't there.
     */
    async policiesOf(
      catalogId: string,
      packageIds: readonly string[],
    ): Promise<Result<{ policies: AdministeredPolicy[]; isSure: boolean }>> {
      const carried = await readAll(
        send,
        get(
          `${packagesPath}?$filter=${equals('catalog/id', catalogId)}&$expand=assignmentPolicies`,
          'accessPackages',
          packageWithPolicies,
        ),
      );
      const own = (carried.ok ? carried.value : []).flatMap(({ id, assignmentPolicies }) =>
        assignmentPolicies.map((one) => ({ ...one, accessPackage: { id } })),
      );
      const wanted = (one: AdministeredPolicy) => packageIds.includes(one.accessPackage?.id ?? '');
      if (own.length > 0) return ok({ policies: own.filter(wanted), isSure: true });
      const filter = packageIds
        .slice(0, mostConditions)
        .map((id) => equals('accessPackage/id', id))
        .join(encodeURIComponent(' or '));
      const path = `${entitlementManagement}/assignmentPolicies?$filter=${filter}&$expand=accessPackage`;
      const listed = await readAll(send, get(path, 'assignmentPolicies', policy));
      if (!listed.ok) return carried.ok ? ok({ policies: [], isSure: false }) : listed;
      return ok({ policies: listed.value.filter(wanted), isSure: listed.value.length > 0 });
    },

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

const resourcePath = (catalogId: string, originId: string): string =>
  `${catalogsPath}/${part(catalogId)}/resources?$filter=${equals('originId', originId)}&$expand=roles,scopes`;

const rolesPath = (catalogId: string, { id, originSystem }: CatalogResource): string =>
  `${catalogsPath}/${part(catalogId)}/resourceRoles?$filter=${encodeURIComponent('(')}${equals('originSystem', originSystem)}${encodeURIComponent(' and ')}${equals('resource/id', id)}${encodeURIComponent(')')}&$expand=resource`;

/** Sites by their address in one spelling. The filter is Graph's; that the answer is about this one is checked. */
const isSame = (
  one: { originId: string; originSystem: string },
  other: Pick<DraftResource, 'originId' | 'originSystem'>,
): boolean =>
  one.originSystem.toLowerCase() === other.originSystem.toLowerCase() &&
  canonical(one.originId) === canonical(other.originId);

const canonical = (originId: string): string => normalizeSiteUrl(originId) ?? originId.toLowerCase();
