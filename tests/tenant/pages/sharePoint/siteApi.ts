import type { Context } from 'hono';
import type { TenantCore } from '../../contract.ts';
import type { SiteSeed, TenantSeed } from '../../organization.ts';
import { decode } from '../../state/lookups.ts';
import { halves, includes, rights } from '../../state/permissionLevels.ts';
import { partHolding } from '../../state/sitePermissions.ts';
import type { WebUser } from '../webSessions.ts';
import { apiErrors } from './apiErrors.ts';
import { type KnownPlaces, listPath, placeIds } from './places.ts';
import { webEntity } from './webEntity.ts';

export interface SiteCall {
  core: TenantCore;
  tenant: TenantSeed;
  site: SiteSeed;
  person: WebUser | undefined;
  places: KnownPlaces;
}

/** The part of an address behind `{site}/_api/`; `undefined`: a page. */
export const apiPath = (address: URL): string | undefined => /\/_api\/(.+)$/i.exec(address.pathname)?.[1];

/**
 * SharePoint's REST service, as far as somebody can learn from it what they may do: `web`, `web/currentuser`, and the
 * effective permissions of a list (by id or path), an item, a file. Shapes: `odata=nometadata` (Microsoft Learn, 2026-11). Whether a
 * part that the person may not open is refused or hidden isn't documented: a switch.
 */
export function siteApi(c: Context, path: string, call: SiteCall): Response {
  const { core, tenant, site, person } = call;
  if (!person) return apiErrors.noSession();
  if (core.switches.get('unmanagedDevice')) return apiErrors.unmanagedDevice();
  const onSite = site.organizationalBlock
    ? 0n
    : core.directory.permissionsOn(tenant.id, person.user.id, site, '');
  if (!includes(onSite, rights.open)) return apiErrors.unauthorized();
  const asked = decode(path).replace(/\/$/, '');
  if (/^web(?:\/currentuser)?$/i.test(asked)) return webEntity(c, asked, { ...call, person }, onSite);
  const part = partAsked(asked, call);
  if (part === undefined) return apiErrors.noResource(asked);
  const where = part.path();
  if (where === undefined || partHolding(site, where)?.isRemoved) return part.missing();
  const held = core.directory.permissionsOn(tenant.id, person.user.id, site, where);
  if (includes(held, rights.open)) return c.json(halves(held));
  return core.switches.get('partRefusal') === 'notFound' ? part.missing() : apiErrors.unauthorized();
}

interface PartAsked {
  /** Inside the site; `undefined`: there is none. */
  path(): string | undefined;
  missing(): Response;
}

const guid = String.raw`\((?:guid)?'\{?([0-9a-f-]{36})\}?'\)`;
const list = new RegExp(`^web/lists${guid}(?:/items\\((\\d+)\\))?/EffectiveBasePermissions$`, 'i');
/** The path from the host's root, its apostrophes doubled. */
const listByPath = /^web\/GetList\('\/(.+)'\)\/EffectiveBasePermissions$/i;
const file = new RegExp(`^web/GetFileById${guid}/ListItemAllFields/EffectiveBasePermissions$`, 'i');

function partAsked(asked: string, { site, places }: SiteCall): PartAsked | undefined {
  const paths = places.of(site);
  const [, listId, item] = list.exec(asked) ?? [];
  if (listId !== undefined) {
    const ofList = paths.filter((path) => placeIds(site, path).list === listId.toLowerCase());
    return item === undefined
      ? { path: () => ofList.find((path) => path === listPath(path)), missing: apiErrors.noList }
      : {
          path: () => ofList.find((path) => placeIds(site, path).item === Number(item)),
          missing: apiErrors.noItem,
        };
  }
  const fromRoot = listByPath.exec(asked)?.[1]?.replaceAll("''", "'").toLowerCase();
  if (fromRoot !== undefined) {
    const web = decode(new URL(site.url).pathname)
      .replace(/^\/|\/$/g, '')
      .toLowerCase();
    const isList = (path: string) => path === listPath(path) && `${web}/${path}`.toLowerCase() === fromRoot;
    return { path: () => paths.find(isList), missing: apiErrors.noList };
  }
  const uniqueId = file.exec(asked)?.[1];
  if (uniqueId === undefined) return undefined;
  return {
    // A folder has a unique id, too, and is no file.
    path: () =>
      paths.find((path) => /\.\w+$/.test(path) && placeIds(site, path).uniqueId === uniqueId.toLowerCase()),
    missing: apiErrors.noFile,
  };
}
