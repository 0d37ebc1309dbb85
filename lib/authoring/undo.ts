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
import {
  type CreationDeps,
  isMadeHere,
  isWaitedFor,
  mostSends,
  mostTurns,
  pauseOf,
  settleMs,
} from './sending.ts';
import { findOf, knownId, type StepContext } from './stepActions.ts';
import { catalogStep, packageStep, type Step, stepsOf } from './steps.ts';

/**
 * Takes away what a creation made, the last first, and nothing else. What may have been made without an answer is looked
 * for until it must show. Out: the row as it is saved: `undone`, or `undoing` with its problem.
 */
export async function undo(start: PackageDraftRow, deps: CreationDeps): Promise<PackageDraftRow> {
  const { problem: _over, ...begun } = start;
  let row: PackageDraftRow = { ...begun, state: 'undoing' };
  const keep = async (next: PackageDraftRow) => {
    row = { ...next, changedAt: deps.clock.now() };
    await deps.save(row);
  };
  await keep(row);
  for (const step of stepsOf(row.draft).reverse()) {
    if (!mayBeOurs(row, step)) continue;
    const why = goesWithPackage(row, step) ? undefined : await takeAway(step, row, deps);
    if (why !== undefined) {
      await keep({ ...row, problem: { step: step.key, why } });
      return row;
    }
    const { [step.key]: _gone, ...steps } = row.steps;
    await keep({ ...row, steps });
  }
  await keep({ ...row, state: 'undone' });
  return row;
}

/** Made here, or sent without an answer. */
function mayBeOurs({ steps }: PackageDraftRow, step: Step): boolean {
  const { isOurs, sentAt } = steps[step.key] ?? {};
  return isOurs ?? sentAt !== undefined;
}

/** What a package of ours includes, and its policies, are deleted with it. */
const goesWithPackage = ({ steps }: PackageDraftRow, step: Step): boolean =>
  (step.kind === 'roleScope' || step.kind === 'policy') && steps[packageStep(step.of.key)]?.isOurs === true;

/** Out: why it is still there; `undefined`: it isn't. */
async function takeAway(
  step: Step,
  row: PackageDraftRow,
  deps: CreationDeps,
): Promise<CreationProblem | undefined> {
  const context: StepContext = { row, reads: deps.reads, now: deps.clock.now };
  const state = row.steps[step.key] ?? {};
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
    // What was sent a while ago shows, or is not there.
    const isSettled = deps.clock.now() > (state.sentAt ?? 0) + settleMs;
    const isAbsent = there === undefined && seen.value !== 'cantTell';
    if ((isAbsent && (isDeleted || isSettled)) || (isDeleted && seen.value === 'cantTell')) return undefined;
    const id = there?.id ?? state.id;
    if (id === undefined || isDeleted) {
      if (deps.clock.now() > startedAt + 2 * settleMs) break;
      continue;
    }
    if (sends === mostSends) break;
    const sent = await deps.send(removal(step, id, row));
    const outcome = writeOutcome(sent, () => undefined);
    if (outcome.ok) isDeleted = true;
    if (outcome.ok || outcome.maybe) {
      sends += 1;
      continue;
    }
    if (await isWaitedFor(outcome.failure, deps)) continue;
    const status = sent.answered ? sent.status : 0;
    // Made a moment ago, it may not be known everywhere; and what lies in it may still be on its way out.
    const mayLag = [400, 403, 404, 409].includes(status) && deps.clock.now() < startedAt + settleMs;
    if (mayLag && there === undefined) continue;
    if (mayLag && status !== 403) continue;
    return status === 400 || status === 409 ? { kind: 'inUse' } : outcome.failure;
  }
  return { kind: 'notSeenYet' };
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
