import { needsDecision } from '../../../lib/entitlement/approval.ts';
import { folded } from '../../../lib/platform/folded.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { isDecided } from '../approvalList.tsx';

/**
 * Requests that one decision may be about: the same access package, by the same policy, with the same answers, for as long.
 */
export interface AlikeRequests {
  key: string;
  /** Of the access package; `undefined`: what is decided, of whichever. */
  name: string | undefined;
  answers: ApprovalRow['answers'];
  rows: ApprovalRow[];
}

export const queueStates = ['pending', 'failed', 'decided'] as const;

export interface QueueFilter {
  text: string;
  packageId: string;
  state: (typeof queueStates)[number] | '';
}

export const noQueueFilter: QueueFilter = { text: '', packageId: '', state: '' };

const decidedKey = 'decided';

export const alikeKey = (row: ApprovalRow): string =>
  JSON.stringify([
    row.accessPackageId,
    row.policyId,
    row.answers.map(({ question, answer }) => [question, answer]).sort(),
    row.schedule?.expiration,
    row.isExtension,
    row.isForApp,
  ]);

/** What fits the filter: what waits longest first, beside what is alike; what is decided last. */
export function alikeAmong(rows: readonly ApprovalRow[], filter: QueueFilter): AlikeRequests[] {
  const groups = new Map<string, AlikeRequests>();
  const sorted = [...rows.filter((row) => !isDecided(row)), ...rows.filter(isDecided)];
  for (const row of sorted) {
    if (!fits(row, filter)) continue;
    const key = isDecided(row) ? decidedKey : alikeKey(row);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else {
      const of = isDecided(row)
        ? { name: undefined, answers: [] }
        : { name: row.accessPackageName, answers: row.answers };
      groups.set(key, { key, rows: [row], ...of });
    }
  }
  return [...groups.values()];
}

/** Of each text: somebody may have written a megabyte. */
const mostSearched = 4000;

function fits(row: ApprovalRow, { text, packageId, state }: QueueFilter): boolean {
  if (packageId !== '' && row.accessPackageId !== packageId) return false;
  if (state === 'decided' && !isDecided(row)) return false;
  if (state === 'pending' && isDecided(row)) return false;
  if (state === 'failed' && row.state !== 'failed') return false;
  if (text === '') return true;
  const searched = [
    row.requestorName,
    row.requestorUpn,
    row.targetName,
    row.accessPackageName,
    row.justification,
    ...row.answers.map(({ answer }) => answer),
  ];
  const all = folded(searched.map((one) => one.slice(0, mostSearched)).join('\n'));
  return folded(text)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Whether a decision can be put down here: others are decided in My Access, or are decided. */
export const canBeDecided = (row: ApprovalRow): boolean =>
  needsDecision(row) && (row.stageId !== undefined || row.isStageUnread === true);
