import type { PackageDraft } from '../entitlement/packageDraft.ts';
import { errorCode } from '../graph/decode/error.ts';
import { writeOutcome } from '../graph/outcome.ts';
import type { CreationProblem, CreationStep, PackageDraftRow } from '../store/draftRows.ts';
import { type Found, isMadeHere } from './found.ts';
import { type CreationDeps, isWaitedFor, mostSends, mostTurns, pauseOf, settleMs } from './sending.ts';
import { findOf, type StepContext, writeOf } from './stepActions.ts';
import { catalogStep, packageStep, type Step, stepsOf } from './steps.ts';
import { type StepDeps, walk } from './walk.ts';

/**
 * Makes what a draft says, step by step, and goes on where an earlier run stopped. Each step is looked for first, and after
 * a lost answer until it must show, so that nothing is made twice. Out: the row as it is saved: `created`, or
 * `creating` with its problem.
 */
export async function create(start: PackageDraftRow, deps: CreationDeps): Promise<PackageDraftRow> {
  const draft = trimmed(start.draft);
  return await walk(
    { ...start, draft, state: 'creating' },
    stepsOf(draft),
    'created',
    deps,
    async (step, here) =>
      here.row().steps[step.key]?.isDone === true ? undefined : await takeStep(step, here),
  );
}

/** Names as Entra keeps them: by others what was made would not be found again. */
const trimmed = (draft: PackageDraft): PackageDraft => ({
  ...draft,
  policyName: draft.policyName.trim(),
  catalog: withoutBlanks(draft.catalog),
  packages: draft.packages.map(withoutBlanks),
});

const withoutBlanks = <T extends { displayName: string; description: string }>(one: T): T => ({
  ...one,
  displayName: one.displayName.trim(),
  description: one.description.trim(),
});

/** Out: why it stopped; `undefined`: it is done. */
async function takeStep(step: Step, deps: StepDeps): Promise<CreationProblem | undefined> {
  const context = (): StepContext => ({ row: deps.row(), reads: deps.reads, now: deps.clock.now });
  const state = () => deps.row().steps[step.key] ?? {};
  const startedAt = deps.clock.now();
  let sends = 0;
  for (let turn = 0; turn < mostTurns; turn++) {
    if (turn > 0) await deps.wait(pauseOf(turn));
    const seen = await findOf(step, context());
    if (!seen.ok) {
      if (await isWaitedFor(seen.failure, deps)) continue;
      if (mayBeDelay(seen.failure) && (await isParentHidden(step, context()))) continue;
      return seen.failure;
    }
    const { sentAt, id } = state();
    const isSettled = deps.clock.now() > (sentAt ?? startedAt) + settleMs;
    if (typeof seen.value === 'object') {
      const why = await take(step, seen.value, { ...deps, state: state() });
      if (why !== 'wait') return why;
      if (isSettled) return { kind: 'noSuchRole', roles: [] };
      continue;
    }
    if (id !== undefined && !isAwaited(step)) {
      await deps.note({ ...state(), isDone: true });
      return undefined;
    }
    if (sentAt !== undefined && !isSettled) continue;
    if (id !== undefined && seen.value === 'cantTell') {
      await deps.note({ ...state(), isDone: true });
      return undefined;
    }
    // A second policy of the same name would be a double.
    if (sentAt !== undefined && seen.value === 'cantTell') return { kind: 'policyUnseen' };
    // What the service gave an id, and doesn't show after all this time, is not sent again.
    if (id !== undefined || sends === mostSends) break;
    const why = await sendStep(step, context(), { ...deps, state, startedAt });
    if (why === 'sent') sends += 1;
    else if (why !== 'again') return why;
  }
  return { kind: 'notSeenYet' };
}

/** What follows needs a resource's roles, and the person a policy that lets people ask. */
const isAwaited = ({ kind }: Step): boolean => kind === 'resource' || kind === 'policy';

/** Takes what a look-up found as the step's result: ours if it was sent from here and is no older than that. */
async function take(
  step: Step,
  found: Found,
  { note, state }: StepDeps & { state: CreationStep },
): Promise<CreationProblem | 'wait' | undefined> {
  const isMade = isMadeHere(state, found);
  if (!isMade && mustBeNew(step)) return { kind: 'nameTaken' };
  // `sentAt` stays: an undo soon after has to know that it may not show yet.
  await note({ ...state, id: found.id, isOurs: isMade, ...(found.isReady && { isDone: true }) });
  if (found.isReady) return undefined;
  return step.kind === 'policy' ? { kind: 'policyClosed' } : 'wait';
}

/** A resource or a role may be there already; what the draft names anew must not. */
const mustBeNew = ({ kind }: Step): boolean => kind !== 'resource' && kind !== 'roleScope';

type SendDeps = Omit<StepDeps, 'state'> & { state: () => CreationStep; startedAt: number };

/** Sends a step's call once. Out: why nothing more can be done, or whether it was sent; either way it is looked for again. */
async function sendStep(
  step: Step,
  context: StepContext,
  deps: SendDeps,
): Promise<CreationProblem | 'sent' | 'again'> {
  const write = await writeOf(step, context);
  if (!write.ok) return write.failure;
  const before = deps.state();
  const { sentAt = deps.clock.now(), firstSentAt = sentAt } = before;
  await deps.note({ ...before, sentAt: deps.clock.now(), firstSentAt });
  const sent = await deps.send(write.value);
  const outcome = writeOutcome(sent, () => undefined);
  if (outcome.ok) {
    // A resource's own id is another than that of the request for it.
    const id = step.kind === 'resource' ? undefined : idIn(outcome.value.body);
    await deps.note({ ...deps.state(), isOurs: true, ...(id !== undefined && { id }) });
    return 'sent';
  }
  // The effect isn't known: the next looks find out.
  if (outcome.maybe) return 'sent';
  await deps.note(before);
  const code = sent.answered ? errorCode(sent.body) : '';
  const mayWait = deps.clock.now() < deps.startedAt + 2 * settleMs;
  if ((sent.answered && sent.status === 409) || /AlreadyOnboarded/i.test(code)) {
    if (before.sentAt !== undefined) return 'sent';
    if (mustBeNew(step)) return { kind: 'nameTaken' };
    // Somebody else put it there, and it doesn't show yet.
    return mayWait ? 'again' : { kind: 'notSeenYet' };
  }
  if (await isWaitedFor(outcome.failure, deps)) return 'again';
  if (/CallerNotResourceOwner/i.test(code)) return { kind: 'notResourceOwner' };
  // A group or site that is new itself.
  if (/NotFoundInOriginSystem/i.test(code)) return mayWait ? 'again' : { kind: 'notSeenYet' };
  const isDelay = mayBeDelay(outcome.failure) && (await isParentHidden(step, context));
  return isDelay && mayWait ? 'again' : outcome.failure;
}

/** What was just made may answer 404, or 403 as any id that isn't known. */
export const mayBeDelay = ({ kind }: CreationProblem): boolean => kind === 'gone' || kind === 'forbidden';

/** Whether what a step builds upon was made here and doesn't show yet: then a refusal may be the service's delay. */
export async function isParentHidden(step: Step, context: StepContext): Promise<boolean> {
  const { draft, steps } = context.row;
  const key = step.kind === 'roleScope' || step.kind === 'policy' ? packageStep(step.of.key) : catalogStep;
  const parent = stepsOf(draft).find((one) => one.key === key && one.key !== step.key);
  if (parent === undefined || steps[parent.key]?.isOurs !== true) return false;
  const found = await findOf(parent, context);
  return found.ok && typeof found.value !== 'object';
}

function idIn(body: unknown): string | undefined {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
