import type { Failure } from '../../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { Button } from '../../base/button.tsx';
import { useNow } from '../../base/clock.tsx';
import { failureWords } from '../../failureWords.ts';
import { useWords } from '../../words/wordsContext.tsx';
import type { LastDecision } from './useQueueState.ts';

interface LastOutcomeProps {
  last: LastDecision;
  approvals: readonly ApprovalRow[];
  onUndo: () => void;
  onShow: (id: string) => void;
}

/** What came of the last decision, request by request: none is passed over in silence. */
export function LastOutcome({ last, approvals, onUndo, onShow }: LastOutcomeProps) {
  const { t } = useWords();
  const { saved, underWay, rest, mayUndo } = outcomeOf(last, approvals);
  const count = last.ids.length;
  const { undone } = last;
  const said = undone
    ? ([
        { key: 'queue.undone', count: undone.count },
        { key: 'queue.notUndone', count: undone.rest },
      ] as const)
    : ([
        { key: 'queue.saved', count: underWay === 0 ? saved : 0 },
        { key: 'queue.notSaved', count: underWay === 0 ? rest.length : 0 },
      ] as const);
  return (
    <div className="queue-outcome">
      {underWay > 0 && (
        <>
          <p>
            {t(last.decision === 'Approve' ? 'queue.approving' : 'queue.denying', { count })}
            {saved > 0 && t('common.separator')}
            {saved > 0 && t('queue.progress', { saved, count })}
          </p>
          <progress max={count} value={count - underWay} aria-label={t('queue.saving')} />
        </>
      )}
      <p role="status">
        {said.filter(({ count }) => count > 0).map(({ key, count }) => `${t(key, { count })} `)}
      </p>
      {mayUndo && undone === undefined && <Button onClick={onUndo}>{t('queue.undo')}</Button>}
      {rest.length > 0 && undone === undefined && <Rest rest={rest} onShow={onShow} />}
    </div>
  );
}

interface NotDecided {
  id: string;
  name: string;
  failure: Failure;
}

function Rest({ rest, onShow }: { rest: readonly NotDecided[]; onShow: (id: string) => void }) {
  const words = useWords();
  const now = useNow();
  return (
    <ul className="queue-rest" aria-label={words.t('queue.rest')}>
      {rest.map(({ id, name, failure }) => (
        <li key={id}>
          <Button look="quiet" onClick={() => onShow(id)}>
            <bdi>{name}</bdi>
          </Button>
          {words.t('common.separator')}
          {failureWords(failure, words, now).title}
        </li>
      ))}
    </ul>
  );
}

/** Counted from the rows, as the outbox changes them. */
export function outcomeOf({ ids, stages, left, isPending }: LastDecision, approvals: readonly ApprovalRow[]) {
  const rows = new Map(approvals.map((row) => [row.id, row]));
  const refused = new Map(left.map(({ approvalId, failure }) => [approvalId, failure]));
  const outcome = { saved: 0, underWay: 0, mayUndo: false, rest: [] as NotDecided[] };
  for (const id of ids) {
    const row = rows.get(id);
    const failure = refused.get(id) ?? failureOf(row);
    if (failure !== undefined) outcome.rest.push({ id, name: row?.requestorName ?? '', failure });
    else if (row?.state === 'deciding' || (isPending && row?.state === 'waiting')) {
      outcome.underWay++;
      outcome.mayUndo ||= row?.mayUndo === true;
    } else if (row?.state !== 'waiting' || isInAnother(row, stages.get(id))) outcome.saved++;
    // Else it was taken back by itself, or the page has yet to hear that it is being decided.
  }
  return outcome;
}

/** Decided, and the next stage is this person's as well. */
const isInAnother = ({ stageId }: ApprovalRow, decided: string | undefined): boolean =>
  decided !== undefined && stageId !== decided;

function failureOf(row: ApprovalRow | undefined): Failure | undefined {
  if (row === undefined) return { kind: 'gone' };
  if (row.state === 'failed') return row.failure ?? { kind: 'unexpected' };
  return row.state === 'alreadyDecided' ? { kind: 'alreadyDecided' } : undefined;
}
