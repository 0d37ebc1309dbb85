import {
  deleteCatalog,
  deletePackage,
  deletePolicy,
  deleteRoleScope,
  postResourceRequest,
  type Write,
} from '../graph/administration/writes.ts';
import { writeOutcome } from '../graph/outcome.ts';
import type { CreationProblem, PackageDraftRow } from '../store/draftRows.ts';
import { isParentHidden, mayBeDelay } from './create.ts';
import { isMadeHere, type Look } from './found.ts';
import { type CreationDeps, isWaitedFor, mostSends, mostTurns, pauseOf, settleMs } from './sending.ts';
import { findOf, knownId, type StepContext } from './stepActions.ts';
import { catalogStep, packageStep, type Step, stepsOf } from './steps.ts';
import { type StepDeps, walk } from './walk.ts';

/**
 * Takes away what a creation made, the last first, and nothing else. What may have been made without an answer is looked
 * for until it must show. Out: the row as it is saved: `undone`, or `undoing` with its problem.
 */
export async function undo(start: PackageDraftRow, deps: CreationDeps): Promise<PackageDraftRow> {
  const steps = stepsOf(start.draft).reverse();
  return await walk({ ...start, state: 'undoing' }, steps, 'undone', deps, async (step, here) => {
    if (!mayBeOurs(here.row(), step) || goesWithPackage(here.row(), step)) return undefined;
    const why = await takeAway(step, here);
    if (why === undefined) await here.forget(goneWith(here.row(), step));
    return why;
  });
}

/** Made here, or sent without an answer. */
function mayBeOurs({ steps }: PackageDraftRow, step: Step): boolean {
  const { isOurs, sentAt } = steps[step.key] ?? {};
  return isOurs ?? sentAt !== undefined;
}

/** What a package of ours includes, and its policies, are deleted with it. */
const goesWithPackage = ({ steps }: PackageDraftRow, step: Step): boolean =>
  (step.kind === 'roleScope' || step.kind === 'policy') && steps[packageStep(step.of.key)]?.isOurs === true;

const goneWith = ({ draft }: PackageDraftRow, step: Step): string[] =>
  step.kind === 'package'
    ? stepsOf(draft).flatMap((one) => ('of' in one && one.of.key === step.of.key ? [one.key] : []))
    : [step.key];

/** Out: why it is still there; `undefined`: it isn't. */
async function takeAway(step: Step, deps: StepDeps): Promise<CreationProblem | undefined> {
  const context: StepContext = { row: deps.row(), reads: deps.reads, now: deps.clock.now };
  const state = deps.row().steps[step.key] ?? {};
  const startedAt = deps.clock.now();
  let isDeleted = false;
  let sends = 0;
  for (let turn = 0; turn < mostTurns; turn++) {
    if (turn > 0) await deps.wait(pauseOf(turn));
    const seen = await findOf(step, context);
    if (!seen.ok) {
      if (await isWaitedFor(seen.failure, deps)) continue;
      if (!mayBeDelay(seen.failure) || !(await isParentHidden(step, context))) return seen.failure;
      // What lay in something that isn't there is gone with it.
      if (deps.clock.now() > startedAt + settleMs) return undefined;
      continue;
    }
    const there = typeof seen.value === 'object' && isMadeHere(state, seen.value) ? seen.value : undefined;
    if (there?.isOthers === true) return { kind: 'inUse' };
    // What was sent a while ago shows, or is not there.
    const isSettled = deps.clock.now() > (state.sentAt ?? 0) + settleMs;
    const id = there?.id ?? state.id;
    if (isDeleted || id === undefined) {
      if (isDeleted && there === undefined) return undefined;
      if (!isDeleted && isSettled) return await unseen(seen.value, context);
      if (deps.clock.now() > startedAt + 2 * settleMs) break;
      continue;
    }
    if (sends === mostSends) break;
    await deps.note({ ...state, isRemoving: true });
    const sent = await deps.send(removal(step, id, context.row));
    const outcome = writeOutcome(sent, () => undefined);
    if (outcome.ok) isDeleted = true;
    if (outcome.ok || outcome.maybe) {
      sends += 1;
      continue;
    }
    if (await isWaitedFor(outcome.failure, deps)) continue;
    const status = sent.answered ? sent.status : 0;
    if (there === undefined && [403, 404].includes(status)) {
      if (!isSettled) continue;
      // An id that isn't known answers 403, too.
      const isGone = status === 404 || state.isRemoving === true || sends > 0;
      return isGone ? undefined : await unseen(seen.value, context);
    }
    // What lies in it may still be on its way out.
    const mayLag = [400, 404, 409].includes(status) && deps.clock.now() < startedAt + settleMs;
    if (mayLag) continue;
    return status === 400 || status === 409 ? { kind: 'inUse' } : outcome.failure;
  }
  return { kind: 'notSeenYet' };
}

/** What isn't shown is not there, as long as the person still sees the catalog. */
async function unseen(seen: Look, context: StepContext): Promise<CreationProblem | undefined> {
  if (seen === 'cantTell') return { kind: 'policyUnseen' };
  const { row, reads } = context;
  const id = row.draft.catalog.id ?? row.steps[catalogStep]?.id;
  // A catalog whose making wasn't answered is its maker's, who would see it.
  if (id === undefined) return undefined;
  const catalogs = await reads.catalogs();
  if (!catalogs.ok) return catalogs.failure;
  return catalogs.value.some((one) => one.id === id) ? undefined : { kind: 'forbidden' };
}

/** Everything of it is deleted by id but a resource, which leaves its catalog as it came. */
function removal(step: Step, id: string, row: PackageDraftRow): Write {
  switch (step.kind) {
    case 'catalog':
      return deleteCatalog(id);
    case 'resource':
      return postResourceRequest('adminRemove', knownId(row, catalogStep), step.resource);
    case 'package':
      return deletePackage(id);
    case 'roleScope':
      return deleteRoleScope(knownId(row, packageStep(step.of.key)), id);
    case 'policy':
      return deletePolicy(id);
    default:
      return step satisfies never;
  }
}
