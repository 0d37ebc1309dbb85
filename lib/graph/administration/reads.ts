import type { DraftResource } from '../../entitlement/packageDraft.ts';
import { ok, type Result } from '../../platform/failure.ts';
import { normalizeSiteUrl } from '../../resource/resource.ts';
import { sendBatches } from '../batch.ts';
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
import { policyReads } from './policyReads.ts';

const catalogsPath = `${entitlementManagement}/catalogs`;
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
        if (page === undefined) unread += 1;
        else if (page.items.some((one) => things.some((each) => isSame(one, each)))) holding.push(item);
      }
      return ok({ holding, unread });
    },
  };
}

function packageReads(deps: AdministrationDeps) {
  const { send } = deps;
  const get = getter(deps);
  return {
    /** A page of a catalog's packages with what they grant, and their policies; `next` leads to the page after. */
    packagesOf: (catalogId: string, next?: string) =>
      readPage(
        send,
        get(
          `${packagesPath}?$filter=${equals('catalog/id', catalogId)}&${contents},assignmentPolicies`,
          'accessPackages',
          administeredPackage,
        ),
        next,
      ),

    /** The first packages with that in their name, wherever they are. */
    packagesLike: (text: string) =>
      readPage(
        send,
        get(
          `${packagesPath}?$filter=${encodeURIComponent('contains(displayName,')}${quoted(text)})&$expand=catalog,${contents.slice('$expand='.length)},assignmentPolicies`,
          'accessPackages',
          administeredPackage,
        ),
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

/** Things in a catalog, with their roles and scopes. */
export const resourcePath = (catalogId: string, things: readonly Pick<DraftResource, 'originId'>[]): string =>
  `${catalogsPath}/${part(catalogId)}/resources?$filter=${anyOf(
    'originId',
    things.map(({ originId }) => originId),
  )}&$expand=roles,scopes`;

const rolesPath = (catalogId: string, { id, originSystem }: CatalogResource): string =>
  `${catalogsPath}/${part(catalogId)}/resourceRoles?$filter=${encodeURIComponent('(')}${equals('originSystem', originSystem)}${encodeURIComponent(' and ')}${equals('resource/id', id)}${encodeURIComponent(')')}&$expand=resource`;

/** Sites by their address in one spelling. The filter is Graph's; that the answer is about this one is checked. */
export const isSame = (
  one: Pick<CatalogResource, 'originId' | 'originSystem'>,
  other: Pick<DraftResource, 'originId' | 'originSystem'>,
): boolean =>
  one.originSystem.toLowerCase() === other.originSystem.toLowerCase() &&
  canonical(one.originId) === canonical(other.originId);

const canonical = (originId: string): string => normalizeSiteUrl(originId) ?? originId.toLowerCase();
