import { useEffect, useMemo, useRef, useState } from 'react';
import type { Failure, Result } from '../../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import type { ApproverCommands } from '../approvalProps.ts';
import { alikeAmong, canBeDecided, noQueueFilter } from './alike.ts';

/** What was decided last, in one go. */
export interface LastDecision {
  decision: 'Approve' | 'Deny';
  ids: string[];
  /** In which stage each was, as far as it was read with the queue. */
  stages: ReadonlyMap<string, string | undefined>;
  /** Those that could not be put down, and why. */
  left: { approvalId: string; failure: Failure }[];
  /** It is being put down: stages may have to be read first. */
  isPending?: true;
  /** How many were taken back and how many were not, where somebody undid it. */
  undone?: { count: number; rest: number };
}

/** So many around the current one have their stages read. */
const before = 5;
const after = 15;

/** Which requests are shown, which of them is looked at, which are selected, and what was decided last. */
export function useQueueState(approvals: readonly ApprovalRow[], commands: ApproverCommands) {
  const [filter, setFilter] = useState(noQueueFilter);
  const [chosen, setCurrent] = useState<string>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<LastDecision>();
  const [failure, setFailure] = useState<Failure>();
  const groups = useMemo(() => alikeAmong(approvals, filter), [approvals, filter]);
  const shown = useMemo(() => groups.flatMap(({ rows }) => rows), [groups]);
  const current = shown.find(({ id }) => id === chosen) ?? shown[0];
  // Only what is shown and may be decided: nothing is decided out of sight.
  const selected = shown.filter((row) => ticked.has(row.id) && canBeDecided(row));
  useStagesNear(shown, current, commands);

  const decide = async (rows: readonly ApprovalRow[], decision: 'Approve' | 'Deny', reason: string) => {
    const ids = rows.map(({ id }) => id);
    const stages = new Map(
      rows.map(({ id, stageId, isStageUnread }) => [id, isStageUnread ? undefined : stageId]),
    );
    setTicked(new Set());
    setFailure(undefined);
    setLast({ decision, ids, stages, left: [], isPending: true });
    const result = await commands.decide(ids, decision, reason);
    if (result.ok) setLast({ decision, ids, stages, left: result.value.left });
    else {
      setLast(undefined);
      setFailure(result.failure);
    }
    return result;
  };

  const undo = async (): Promise<Result<unknown> | undefined> => {
    if (last === undefined || last.isPending || last.undone !== undefined) return undefined;
    const put = last.ids.filter((id) => !last.left.some(({ approvalId }) => approvalId === id));
    const result = await commands.undo(put);
    if (result.ok) {
      const rest = result.value.left.length;
      setLast({ ...last, undone: { count: put.length - rest, rest } });
    } else setFailure(result.failure);
    return result;
  };

  return {
    filter,
    setFilter,
    groups,
    shown,
    current,
    setCurrent,
    selected,
    select: (ids: readonly string[]) => setTicked(new Set(ids)),
    toggle: (id: string) => setTicked((former) => without(former, id)),
    last,
    failure,
    decide,
    undo,
  };
}

export type QueueState = ReturnType<typeof useQueueState>;

function without(former: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(former);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * The stages of those near the one that is looked at are read, and the jobs of who requests: each once, stages once more
 * after each reading of the queue that brought none.
 */
function useStagesNear(
  shown: readonly ApprovalRow[],
  current: ApprovalRow | undefined,
  { readStages }: ApproverCommands,
): void {
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const at = shown.findIndex(({ id }) => id === current?.id);
    const near = shown.slice(Math.max(0, at - before), at + after);
    const isUnread = ({ isStageUnread, requestorId, requestorJob }: ApprovalRow) =>
      isStageUnread || (requestorId !== undefined && requestorJob === undefined);
    const keyOf = ({ id, isStageUnread, asOf }: ApprovalRow) => (isStageUnread ? `${id} ${asOf}` : id);
    const unread = near.filter((row) => isUnread(row) && !asked.current.has(keyOf(row)));
    if (unread.length === 0) return;
    for (const row of unread) asked.current.add(row.id).add(keyOf(row));
    readStages(unread.map(({ id }) => id));
  }, [shown, current, readStages]);
}
