import type { DraftResource } from '../../entitlement/packageDraft.ts';
import { ok, type Result } from '../../platform/failure.ts';
import { resourceKey } from '../../resource/resource.ts';
import type { GraphPage } from '../api.ts';
import { batchSize, sendBatches, sendTogether } from '../batch.ts';
import { asAdministrator, entitlementManagement, part, quoted } from '../context.ts';
import { decodePage } from '../decode/collection.ts';
import { readOutcome } from '../outcome.ts';
import { readAll, readPage } from '../read.ts';
import { type AdministrationDeps, anyOf, equals, getter, packagesPath } from './asking.ts';
import {
  type AdministeredCatalog,
  type AdministeredPackage,
  administeredPackage,
  type CatalogResource,
  catalog,
  catalogResource,
  resourceRole,
} from './decode.ts';
import { type Pages, readPages } from './pages.ts';
import { policyReads } from './policyReads.ts';

const catalogsPath = `${entitlementManagement}/catalogs`;
const contents = 'resourceRoleScopes($expand=role,scope)';
/** Of a batch, one asks for packages by name. */
export const mostCatalogsAtOnce = batchSize - 1;

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

function catalogReads(deps: AdministrationDeps) {
  const { send, profile, clock, access = asAdministrator } = deps;
  const get = getter(deps);
  return {
    catalogs: (): Promise<Result<AdministeredCatalog[]>> =>
      readAll(send, get(catalogsPath, 'catalogs', catalog)),

    /** So many pages of them at most. */
    firstCatalogs: (most: number): Promise<Result<Pages<AdministeredCatalog>>> =>
      readPages(send, get(catalogsPath, 'catalogs', catalog), most),

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
        get(resourcePath(catalogId, [resource]), 'catalogResources', catalogResource),
      );
      if (!read.ok) return read;
      const found = read.value.find((one) => isSame(one, resource));
      if (found === undefined || found.roles.length > 0) return ok(found);
      // Roles that are expanded may be missing, as those of an application; their own collection has them.
      const roles = await readAll(send, get(rolesPath(catalogId, found), 'resourceRoles', resourceRole));
      return ok({ ...found, roles: roles.ok ? roles.value : [] });
    },

    /** Which of the catalogs hold one of the things, by `$batch`; those that can't be read are left out and counted. */
    async catalogsWith(
      things: readonly Pick<DraftResource, 'originId' | 'originSystem'>[],
      catalogs: readonly AdministeredCatalog[],
    ): Promise<Result<{ holding: AdministeredCatalog[]; unread: number }>> {
      const answers = await sendBatches(send, clock, {
        profile,
        access,
        items: catalogs,
        toCall: ({ id }) => ({ method: 'GET', path: resourcePath(id, things) }),
      });
      if (!answers.ok) return answers;
      const holding: AdministeredCatalog[] = [];
      let unread = 0;
      for (const { item, sent } of answers.value) {
        const outcome = readOutcome(sent);
        const page = outcome.ok ? decodePage(catalogResource, outcome.value.body) : undefined;
        if (page?.items.some((one) => things.some((each) => isSame(one, each)))) holding.push(item);
        else if (page === undefined || page.nextLink !== undefined) unread += 1;
      }
      return ok({ holding, unread });
    },
  };
}

function packageReads(deps: AdministrationDeps) {
  const { send, profile, clock, access = asAdministrator } = deps;
  const get = getter(deps);
  const packages = (path: string) => get(path, 'accessPackages', administeredPackage);
  return {
    /** Pages of a catalog's packages with what they grant, and their policies; `from` leads behind the first. */
    packagesOf: (
      catalogId: string,
      most: number,
      from?: string,
    ): Promise<Result<Pages<AdministeredPackage>>> =>
      readPages(send, packages(packagesOfPath(catalogId)), most, from),

    /**
     * The first page of each catalog's packages, and of those with that in their name wherever they are, by one `$batch`.
     * In: at most `mostCatalogsAtOnce`; an empty name asks for none.
     */
    async firstPackages(
      catalogIds: readonly string[],
      name: string,
    ): Promise<{ of: Result<GraphPage<AdministeredPackage>>[]; alike: GraphPage<AdministeredPackage> }> {
      const items = [...catalogIds.map(packagesOfPath), ...(name === '' ? [] : [packagesLikePath(name)])];
      const input = { profile, access, items, toCall: (path: string) => ({ method: 'GET', path }) as const };
      const answers = items.length === 0 ? [] : await sendTogether(send, clock, input);
      const pages = await Promise.all(
        answers.map((sent, index) => readPage(async () => sent, packages(items[index] ?? ''))),
      );
      const alike = pages[catalogIds.length];
      return { of: pages.slice(0, catalogIds.length), alike: alike?.ok ? alike.value : { items: [] } };
    },

    /** Packages of exactly this name, wherever they are. */
    packagesNamed: (displayName: string): Promise<Result<AdministeredPackage[]>> =>
      readAll(
        send,
        packages(`${packagesPath}?$filter=${equals('displayName', displayName)}&$expand=catalog,${contents}`),
      ),
  };
}

const packagesOfPath = (catalogId: string): string =>
  `${packagesPath}?$filter=${equals('catalog/id', catalogId)}&$expand=${contents},assignmentPolicies`;

const packagesLikePath = (name: string): string =>
  `${packagesPath}?$filter=${encodeURIComponent('contains(displayName,')}${quoted(name)})&$expand=catalog,${contents},assignmentPolicies`;

/** Things in a catalog, with their roles and scopes. */
export const resourcePath = (catalogId: string, things: readonly Pick<DraftResource, 'originId'>[]): string =>
  `${catalogsPath}/${part(catalogId)}/resources?$filter=${anyOf(
    'originId',
    things.map(({ originId }) => originId),
  )}&$expand=roles,scopes`;

const rolesPath = (catalogId: string, { id, originSystem }: CatalogResource): string =>
  `${catalogsPath}/${part(catalogId)}/resourceRoles?$filter=${encodeURIComponent('(')}${equals('originSystem', originSystem)}${encodeURIComponent(' and ')}${equals('resource/id', id)}${encodeURIComponent(')')}&$expand=resource`;

/** Sites by their address in one spelling. The filter is Graph's; that the answer is about this one is checked. */
export function isSame(
  one: Pick<CatalogResource, 'originId' | 'originSystem'>,
  other: Pick<DraftResource, 'originId' | 'originSystem'>,
): boolean {
  const key = resourceKey(one);
  return key !== undefined && key === resourceKey(other);
}
