import type { AccessPackageSeed, CatalogSeed } from '../organization.ts';
import { type CatalogTask, isCatalogCreator, may } from '../state/catalogRights.ts';
import { findPackage, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { canReadEverything } from '../state/roles.ts';
import type { Call } from './route.ts';
import { isObject, validate } from './validate.ts';

/** What everybody without the right is told, as met in public (terraform-provider-azurerm#34139). */
export const unauthorized = (): Refusal =>
  new Refusal(403, 'UnAuthorized', 'User is not authorized to perform the operation.');

export const unknown = (what: string, id: string): Refusal =>
  new Refusal(404, 'ResourceNotFound', `There is no ${what} '${id}'.`);

export const badRequest = (message: string, code = 'BadRequest'): Refusal => new Refusal(400, code, message);

/** What a metadata navigation answers that the service doesn't have. */
export function noResource(): never {
  throw new Refusal(404, 'UnknownError', 'No HTTP resource was found that matches the request URI.');
}

/** @throws Refusal 400 for what is not declared for the type. */
export function writtenBody({ exchange, model }: Call, type: string): Record<string, unknown> {
  const { body } = exchange;
  if (!isObject(body)) throw badRequest('A JSON object is required.');
  const complaints = validate(model, type, body);
  if (complaints.length > 0) throw badRequest(complaints.join('; '));
  return body;
}

/** A text that has to be there. @throws Refusal 400. */
export function requiredText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw badRequest(`${name} is required.`);
  return value;
}

/** `{"id": "…"}` of a navigation that is written. @throws Refusal 400. */
export function referenceIn(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (!isObject(value) || typeof value.id !== 'string') throw badRequest(`${name}.id is required.`);
  return value.id;
}

/** The catalogs that the caller may read. @throws Refusal 403 for who has no role at all. */
export function readableCatalogs(call: Call): CatalogSeed[] {
  const { state, tenant, me } = call;
  const readable = tenant.catalogs.filter((catalog) => may(state, tenant, me, 'read', catalog));
  if (readable.length === 0 && !canReadEverything(me) && !isCatalogCreator(state, tenant, me))
    throw unauthorized();
  return readable.filter(({ id }) => state.replication.isThere(id));
}

/** @throws Refusal 404 for a catalog that isn't there (yet), 403 for who may not do this there. */
export function catalogFor({ state, tenant, me }: Call, id: string, task: CatalogTask): CatalogSeed {
  const catalog = tenant.catalogs.find((one) => sameId(one.id, id));
  if (catalog === undefined || !state.replication.isThere(catalog.id)) throw unknown('catalog', id);
  if (!may(state, tenant, me, task, catalog)) throw unauthorized();
  return catalog;
}

/** Packages of the catalogs that the caller may read. */
export function readablePackages(call: Call): AccessPackageSeed[] {
  const catalogs = new Set(readableCatalogs(call).map(({ id }) => id));
  return call.tenant.accessPackages.filter(
    ({ id, catalogId }) => isReadable(call, catalogs, catalogId) && call.state.replication.isThere(id),
  );
}

/** Packages of a catalog that the organisation doesn't list are everybody's who reads all. */
const isReadable = ({ tenant, me }: Call, catalogs: ReadonlySet<string>, catalogId: string): boolean =>
  catalogs.has(catalogId) || (canReadEverything(me) && !tenant.catalogs.some(({ id }) => id === catalogId));

/** @throws Refusal 404 for a package that isn't there (yet), 403 for who may not do this in its catalog. */
export function packageFor(call: Call, id: string, task: CatalogTask): AccessPackageSeed {
  const accessPackage = findPackage(call.tenant, id);
  if (accessPackage === undefined || !call.state.replication.isThere(accessPackage.id))
    throw unknown('access package', id);
  const catalog = call.tenant.catalogs.find((one) => one.id === accessPackage.catalogId);
  const isAllowed =
    catalog === undefined ? canReadEverything(call.me) : may(call.state, call.tenant, call.me, task, catalog);
  if (!isAllowed) throw unauthorized();
  return accessPackage;
}

/** Puts a changed package in the place of what it was. */
export function replacePackage(
  { state, tenant }: Call,
  before: AccessPackageSeed,
  changes: Partial<AccessPackageSeed>,
): AccessPackageSeed {
  const modifiedDateTime = new Date(state.clock.now()).toISOString();
  const after = { ...before, ...changes, modifiedDateTime };
  tenant.accessPackages.splice(tenant.accessPackages.indexOf(before), 1, after);
  return after;
}

export const nowIn = ({ state }: Call): string => new Date(state.clock.now()).toISOString();

/** Scopes of reads that are in the metadata and have no page of their own. */
export const readScopes = (): readonly string[] => [
  'EntitlementManagement.Read.All',
  'EntitlementManagement.ReadWrite.All',
];
