import type {
  AdministeredPackage,
  AdministeredPolicy,
  CatalogResource,
} from '../graph/administration/decode.ts';
import { type AdministrationReads, isSame } from '../graph/administration/reads.ts';
import {
  postCatalog,
  postPackage,
  postPolicy,
  postResourceRequest,
  postRoleScope,
  type Write,
} from '../graph/administration/writes.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { CreationProblem, CreationStep, PackageDraftRow } from '../store/draftRows.ts';
import { chooseRole } from './chooseRole.ts';
import { type Found, isMadeHere, type Look } from './found.ts';
import { catalogStep, packageStep, roleStep, type Step } from './steps.ts';

export interface StepContext {
  row: PackageDraftRow;
  reads: AdministrationReads;
  /** The service's time. */
  now(): number;
}

/** The id that an earlier step made or found, or that the draft names. */
export function knownId(row: PackageDraftRow, key: string): string {
  const { draft, steps } = row;
  const named =
    key === catalogStep ? draft.catalog.id : draft.packages.find((one) => packageStep(one.key) === key)?.id;
  const id = named ?? steps[key]?.id;
  if (id === undefined) throw new Error(`no id of ${key}`);
  return id;
}

/** Looks for what a step makes. `undefined`: it isn't there, or doesn't show yet. */
export async function findOf(step: Step, context: StepContext): Promise<Result<Look>> {
  const { row, reads } = context;
  switch (step.kind) {
    case 'catalog':
      return oneOf(
        await reads.catalogsNamed(row.draft.catalog.displayName),
        (one) => asFound(one, one.description !== row.draft.catalog.description),
        row.steps[step.key],
      );
    case 'resource': {
      const found = await resourceOf(step.resource, context);
      if (!found.ok || found.value === undefined) return found as Result<undefined>;
      return ok({ ...found.value, createdAt: found.value.createdDateTime, isReady: isUsable(found.value) });
    }
    case 'package': {
      const catalogId = knownId(row, catalogStep);
      const named = await reads.packagesNamed(step.of.displayName);
      if (!named.ok) return named;
      return oneOf(
        ok(named.value.filter(({ catalog }) => catalog?.id === catalogId)),
        (one) => asFound(one, one.description !== step.of.description || hasMore(one, step, row)),
        row.steps[step.key],
      );
    }
    case 'roleScope': {
      const packages = await packageNow(step.of.key, context);
      if (!packages.ok) return packages;
      const resource = await resourceOf(step.resource, context);
      if (!resource.ok) return resource;
      const role = resource.value && roleOf(step, resource.value);
      const there = packages.value?.resourceRoleScopes.find(
        (one) =>
          role !== undefined &&
          one.role?.originId.toLowerCase() === role.originId.toLowerCase() &&
          one.scope !== undefined &&
          isSame(one.scope, step.resource),
      );
      return ok(there && asFound(there));
    }
    case 'policy': {
      const id = row.steps[step.key]?.id;
      const told = id === undefined ? undefined : await reads.policy(id);
      if (told !== undefined) return ok(foundPolicy(told));
      const own = { id: knownId(row, packageStep(step.of.key)), displayName: step.of.displayName };
      const read = await reads.policiesOf(knownId(row, catalogStep), [own]);
      if (!read.ok) return read;
      const named = oneOf(
        ok(read.value.policies.filter(({ displayName }) => displayName === row.draft.policyName)),
        foundPolicy,
        row.steps[step.key],
      );
      if (!named.ok || named.value !== undefined || read.value.isSure) return named;
      return ok('cantTell');
    }
    default:
      return step satisfies never;
  }
}

/** The call that makes it, or why none can. Everything before it has its id. */
export async function writeOf(step: Step, context: StepContext): Promise<Result<Write, CreationProblem>> {
  const { row } = context;
  switch (step.kind) {
    case 'catalog':
      return ok(postCatalog(row.draft.catalog));
    case 'resource':
      return ok(postResourceRequest('adminAdd', knownId(row, catalogStep), step.resource));
    case 'package':
      return ok(postPackage(knownId(row, catalogStep), step.of));
    case 'roleScope': {
      const read = await resourceOf(step.resource, context);
      if (!read.ok) return read;
      if (read.value === undefined) return { ok: false, failure: { kind: 'notSeenYet' } };
      const { roles, scopes } = read.value;
      const role = roleOf(step, read.value);
      const scope = scopes.find(({ isRootScope }) => isRootScope) ?? scopes[0];
      if (role === undefined || scope === undefined)
        return {
          ok: false,
          failure: { kind: 'noSuchRole', roles: roles.map(({ displayName }) => displayName) },
        };
      const packageId = knownId(row, packageStep(step.of.key));
      return ok(postRoleScope(packageId, read.value.id, step.resource, role, scope));
    }
    case 'policy':
      return ok(postPolicy(knownId(row, packageStep(step.of.key)), row.draft, step.of, context.now()));
    default:
      return step satisfies never;
  }
}

/** The resource in the catalog, with the roles that Entra lists for it. */
async function resourceOf(
  resource: Extract<Step, { kind: 'resource' }>['resource'],
  { row, reads }: StepContext,
): Promise<Result<CatalogResource | undefined>> {
  return await reads.resourceIn(knownId(row, catalogStep), resource);
}

async function packageNow(key: string, { row, reads }: StepContext) {
  const id = knownId(row, packageStep(key));
  const drafted = row.draft.packages.find((one) => one.key === key);
  const named = await reads.packagesNamed(drafted?.displayName ?? '');
  return named.ok ? ok(named.value.find((one) => one.id === id)) : named;
}

function roleOf(step: Extract<Step, { kind: 'roleScope' }>, { roles }: CatalogResource) {
  const drafted = step.of.roles.find(({ originId }) => originId === step.resource.originId);
  return drafted && chooseRole(drafted, roles);
}

const isUsable = ({ roles, scopes }: CatalogResource): boolean => roles.length > 0 && scopes.length > 0;

/** Of several with one name the one that was made here. */
function oneOf<T>(
  read: Result<readonly T[]>,
  toFound: (one: T) => Found,
  state: CreationStep = {},
): Result<Found | undefined> {
  if (!read.ok) return read;
  const all = read.value.map(toFound);
  return ok(all.find((one) => isMadeHere(state, one)) ?? all[0]);
}

const asFound = (
  { id, createdDateTime }: { id: string; createdDateTime?: number | undefined },
  isOthers = false,
): Found => ({ id, createdAt: createdDateTime, isReady: true, isOthers });

/** Whether a package grants what wasn't put in from here. */
const hasMore = (
  { resourceRoleScopes }: AdministeredPackage,
  { of: { key } }: Extract<Step, { kind: 'package' }>,
  { draft, steps }: PackageDraftRow,
): boolean =>
  resourceRoleScopes.some(
    ({ id, scope }) =>
      !draft.resources.some((resource) => {
        const state = steps[roleStep(key, resource.originId)];
        if (state?.isOurs === true) return state.id === undefined || state.id === id;
        return (
          state?.isOurs === undefined &&
          state?.sentAt !== undefined &&
          scope !== undefined &&
          isSame(scope, resource)
        );
      }),
  );

const foundPolicy = ({ id, createdDateTime, requestorSettings }: AdministeredPolicy): Found => ({
  id,
  createdAt: createdDateTime,
  isReady: requestorSettings?.enableTargetsToSelfAddAccess === true,
});
