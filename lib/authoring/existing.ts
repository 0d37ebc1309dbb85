import type { DraftResource } from '../entitlement/packageDraft.ts';
import type { AdministeredPackage, AdministeredPolicy } from '../graph/administration/decode.ts';
import { mostIds } from '../graph/administration/directory.ts';
import { policiesOn } from '../graph/administration/policyReads.ts';
import { type AdministrationReads, isSame } from '../graph/administration/reads.ts';
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

export interface Existing {
  packages: ExistingPackage[];
  /** All catalogs that the person sees. */
  catalogs: { id: string; displayName: string }[];
  /** Those that hold the thing, whether or not a package grants it. */
  holding: { id: string; displayName: string }[];
  /** Not everything could be read: what is missing may exist. */
  isPartial: boolean;
}

/** Twenty go into one call. */
const mostCatalogs = 60;
/** More pages of packages than this are not read; then packages are looked for by the thing's name. */
const mostPages = 3;

type Things = readonly Pick<DraftResource, 'originId' | 'originSystem'>[];

/**
 * What exists already for a thing and what it is tied to: catalogs that hold one of them, the packages among them that grant
 * one, and their policies. Everything is found by filter, in at most eight calls. `onProgress`: what is being read.
 */
export async function findExisting(
  resource: DraftResource,
  tied: readonly DraftResource[],
  { reads, directory }: Pick<Administration, 'reads' | 'directory'>,
  onProgress?: (at: 'catalogs' | 'packages' | 'policies') => void,
): Promise<Result<Existing, Failure>> {
  const things = [resource, ...tied];
  onProgress?.('catalogs');
  const catalogs = await reads.catalogs();
  if (!catalogs.ok) return catalogs;
  const asked = catalogs.value.slice(0, mostCatalogs);
  const where = await reads.catalogsWith(things, asked);
  if (!where.ok) return where;
  const { holding, unread } = where.value;
  onProgress?.('packages');
  const { read, isWhole } = await packagesIn(holding, resource.displayName, reads);
  const granted = read.flatMap((one) => granting(one, things, catalogs.value));
  onProgress?.('policies');
  const known = await policiesOf(granted, read, reads);
  const packages =
    known === undefined
      ? granted
      : await withWarnings(
          granted.map((one) => withPolicies(one, known)),
          directory,
        );
  return ok({
    packages,
    catalogs: catalogs.value.map(named),
    holding: holding.map(named),
    isPartial:
      unread > 0 ||
      asked.length < catalogs.value.length ||
      !isWhole ||
      (known === undefined && granted.length > 0),
  });
}

const named = ({ id, displayName }: { id: string; displayName: string }) => ({ id, displayName });

type Read = AdministeredPackage & { catalog: { id: string } };

/** The packages of some catalogs, page by page; where there are more, those with the thing's name in theirs. */
async function packagesIn(
  holding: readonly { id: string; displayName: string }[],
  name: string,
  reads: AdministrationReads,
): Promise<{ read: Read[]; isWhole: boolean }> {
  const found = new Map<string, Read>();
  let pages = 0;
  let isWhole = true;
  for (const catalog of holding) {
    let next: string | undefined;
    do {
      const page = pages < mostPages ? await reads.packagesOf(catalog.id, next) : undefined;
      pages += 1;
      for (const one of page?.ok ? page.value.items : []) found.set(one.id, { ...one, catalog });
      next = page?.ok ? page.value.next : undefined;
      isWhole &&= page?.ok === true;
    } while (next !== undefined);
  }
  if (isWhole || name.trim() === '') return { read: [...found.values()], isWhole };
  const alike = await reads.packagesLike(name);
  for (const { catalog, ...one } of alike.ok ? alike.value.items : [])
    if (catalog !== undefined) found.set(one.id, { ...one, catalog });
  return { read: [...found.values()], isWhole };
}

function granting(
  { id, displayName, isHidden, resourceRoleScopes, catalog }: Read,
  things: Things,
  catalogs: readonly { id: string; displayName: string }[],
): ExistingPackage[] {
  const roles = resourceRoleScopes
    .filter(({ scope }) => scope !== undefined && things.some((one) => isSame(scope, one)))
    .map(({ role }) => role?.displayName ?? '');
  const own = catalogs.find((one) => one.id === catalog.id);
  if (roles.length === 0 || own === undefined) return [];
  return [{ id, displayName, isHidden, catalog: named(own), roles, warnings: [] }];
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
