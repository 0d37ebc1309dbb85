import type { DraftResource } from '../entitlement/packageDraft.ts';
import type { AdministeredPackage, AdministeredPolicy } from '../graph/administration/decode.ts';
import { mostIds } from '../graph/administration/directory.ts';
import { policiesOn } from '../graph/administration/policyReads.ts';
import { type AdministrationReads, isSame, mostCatalogsAtOnce } from '../graph/administration/reads.ts';
import { batchSize } from '../graph/batch.ts';
import { type Failure, ok, type Result } from '../platform/failure.ts';
import type { Administration } from './administration.ts';

/** An access package that grants the thing already. */
export interface ExistingPackage {
  id: string;
  displayName: string;
  catalog: { id: string; displayName: string };
  isHidden: boolean;
  /** Names of the roles it grants there. */
  roles: string[];
  /** Absent: they could not be read. */
  policies?: AdministeredPolicy[];
  /** `nobodyMayRequest`: no policy lets anybody ask; `noApprovers`: one asks for an approval that nobody can give. */
  warnings: ('nobodyMayRequest' | 'noApprovers')[];
}

/** Catalogs that the person sees. */
export interface Catalogs {
  catalogs: { id: string; displayName: string }[];
  /** There are more of them. */
  hasMore: boolean;
}

export interface Existing extends Catalogs {
  packages: ExistingPackage[];
  /** Those that hold the thing, whether or not a package grants it. */
  holding: { id: string; displayName: string }[];
  /** Not everything could be read: what is missing may exist. */
  isPartial: boolean;
}

/** What may be spent on pages of catalogs, on asking them for the thing, and on pages of packages behind the first. */
const mostCalls = 4;
const mostPagesOfCatalogs = 2;

type Things = readonly Pick<DraftResource, 'originId' | 'originSystem'>[];
type Named = { id: string; displayName: string };

/** The catalogs that a look-up begins with. */
export async function firstCatalogs(reads: AdministrationReads): Promise<Result<Catalogs>> {
  const read = await reads.firstCatalogs(mostPagesOfCatalogs);
  return read.ok ? ok({ catalogs: read.value.items.map(named), hasMore: !read.value.isWhole }) : read;
}

/**
 * What exists already for a thing and what it is tied to: catalogs that hold one of them, the packages among them that grant
 * one, and their policies. Everything is found by filter, in at most seven calls, however many catalogs there are; where they
 * are too many, packages are found by the thing's name. `onProgress`: what is being read.
 */
export async function findExisting(
  resource: DraftResource,
  tied: readonly DraftResource[],
  { reads, directory }: Pick<Administration, 'reads' | 'directory'>,
  onProgress?: (at: 'catalogs' | 'packages' | 'policies') => void,
): Promise<Result<Existing, Failure>> {
  const things = [resource, ...tied];
  const name = resource.displayName.trim();
  onProgress?.('catalogs');
  const catalogs = await reads.firstCatalogs(mostPagesOfCatalogs);
  if (!catalogs.ok) return catalogs;
  const { items, pages, isWhole } = catalogs.value;
  const asked = likeliest(items, name).slice(0, (mostCalls - pages) * batchSize);
  const where = await reads.catalogsWith(things, asked);
  if (!where.ok) return where;
  const { holding, unread } = where.value;
  const isAsked = isWhole && asked.length === items.length && unread === 0;
  onProgress?.('packages');
  const found =
    isAsked && holding.length === 0
      ? { read: [], isWhole: true }
      : await packagesIn(holding, name, mostCalls - pages - Math.ceil(asked.length / batchSize), reads);
  const granted = found.read.flatMap((one) => granting(one, things));
  onProgress?.('policies');
  const known = await policiesOf(granted, found.read, reads);
  const packages =
    known === undefined
      ? granted
      : await withWarnings(
          granted.map((one) => withPolicies(one, known)),
          directory,
        );
  return ok({
    packages,
    catalogs: items.map(named),
    hasMore: !isWhole,
    holding: holding.map(named),
    isPartial: !isAsked || !found.isWhole || (known === undefined && granted.length > 0),
  });
}

const named = ({ id, displayName }: Named): Named => ({ id, displayName });

/** Those first whose name has to do with the thing's: where there are too many to ask, the others are not. */
function likeliest<C extends Named>(catalogs: readonly C[], name: string): C[] {
  const wanted = name.toLowerCase();
  const isAlike = ({ displayName }: Named): boolean => {
    const other = displayName.toLowerCase();
    return wanted !== '' && other !== '' && (other.includes(wanted) || wanted.includes(other));
  };
  return [...catalogs.filter(isAlike), ...catalogs.filter((one) => !isAlike(one))];
}

type Read = AdministeredPackage & { catalog: Named };

/** The packages of some catalogs, and those with the name in theirs; so many pages more than the first, at most. */
async function packagesIn(
  holding: readonly Named[],
  name: string,
  more: number,
  reads: AdministrationReads,
): Promise<{ read: Read[]; isWhole: boolean }> {
  const asked = holding.slice(0, mostCatalogsAtOnce);
  const { of, alike } = await reads.firstPackages(
    asked.map(({ id }) => id),
    name,
  );
  const found = new Map<string, Read>();
  for (const { catalog, ...one } of alike.items)
    if (catalog !== undefined) found.set(one.id, { ...one, catalog });
  let left = more;
  let isWhole = asked.length === holding.length;
  for (const [index, catalog] of asked.entries()) {
    const first = of[index];
    const items = first?.ok ? [...first.value.items] : [];
    const from = first?.ok ? first.value.next : undefined;
    const behind =
      from !== undefined && left > 0 ? await reads.packagesOf(catalog.id, left, from) : undefined;
    if (behind?.ok) {
      items.push(...behind.value.items);
      left -= behind.value.pages;
    }
    isWhole &&= first?.ok === true && (from === undefined || (behind?.ok === true && behind.value.isWhole));
    for (const one of items) found.set(one.id, { ...one, catalog });
  }
  return { read: [...found.values()], isWhole };
}

function granting(
  { id, displayName, isHidden, resourceRoleScopes, catalog }: Read,
  things: Things,
): ExistingPackage[] {
  const roles = resourceRoleScopes
    .filter(({ scope }) => scope !== undefined && things.some((one) => isSame(scope, one)))
    .map(({ role }) => role?.displayName ?? '');
  if (roles.length === 0) return [];
  return [{ id, displayName, isHidden, catalog: named(catalog), roles, warnings: [] }];
}

/** `undefined`: none shows, on no package, which more likely means that they can't be read. */
async function policiesOf(
  granted: readonly ExistingPackage[],
  read: readonly Read[],
  reads: AdministrationReads,
): Promise<AdministeredPolicy[] | undefined> {
  if (granted.length === 0) return undefined;
  const carried = policiesOn(read);
  if (carried.length > 0) return carried;
  const listed = await reads.policyList(granted.map(({ id }) => id));
  return listed.ok && listed.value.length > 0 ? listed.value : undefined;
}

function withPolicies(one: ExistingPackage, all: readonly AdministeredPolicy[]): ExistingPackage {
  return { ...one, policies: all.filter(({ accessPackage }) => accessPackage?.id === one.id) };
}

type Stage = NonNullable<AdministeredPolicy['requestApprovalSettings']>['stages'][number];

const approversOf = ({ primaryApprovers, fallbackPrimaryApprovers, escalationApprovers }: Stage) => [
  ...primaryApprovers,
  ...fallbackPrimaryApprovers,
  ...escalationApprovers,
];

const stagesOf = ({ requestApprovalSettings: settings }: AdministeredPolicy): readonly Stage[] =>
  settings?.isApprovalRequiredForAdd === true ? settings.stages : [];

const isOpen = ({ requestorSettings }: AdministeredPolicy): boolean =>
  requestorSettings?.enableTargetsToSelfAddAccess === true;

/** People who were deleted stay in a policy by their ids: one look-up tells who is left. */
async function withWarnings(
  packages: readonly ExistingPackage[],
  directory: Administration['directory'],
): Promise<ExistingPackage[]> {
  const people = packages
    .flatMap(({ policies = [] }) => policies.filter(isOpen).flatMap(stagesOf).flatMap(approversOf))
    .flatMap(({ kind, id }) => (kind === 'singleUser' && id !== undefined ? [id] : []));
  const asked = [...new Set(people)].slice(0, mostIds);
  const left = asked.length === 0 ? undefined : await directory.idsKnown(asked);
  const isGone = ({ kind, id = '' }: ReturnType<typeof approversOf>[number]): boolean =>
    kind === 'singleUser' && left !== undefined && asked.includes(id) && !left.has(id.toLowerCase());
  const hasNoApprovers = (policy: AdministeredPolicy): boolean =>
    stagesOf(policy).some((stage) => approversOf(stage).every(isGone));
  return packages.map((one) => {
    const open = (one.policies ?? []).filter(isOpen);
    if (open.length === 0) return { ...one, warnings: ['nobodyMayRequest'] };
    return { ...one, warnings: open.every(hasNoApprovers) ? ['noApprovers'] : [] };
  });
}
