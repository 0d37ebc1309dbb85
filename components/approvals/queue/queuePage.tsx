import { useId, useRef } from 'react';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { Button } from '../../base/button.tsx';
import { OutLink } from '../../base/link.tsx';
import { AsOf } from '../../base/time.tsx';
import { FailureNotice } from '../../failureNotice.tsx';
import { useWords } from '../../words/wordsContext.tsx';
import { ApprovalArticle } from '../approvalCard.tsx';
import { ApprovalsOff, NothingWaits } from '../approvalList.tsx';
import type { ApproverCommands } from '../approvalProps.ts';
import type { useQueue } from '../useQueue.ts';
import { alikeKey, canBeDecided } from './alike.ts';
import { LastOutcome } from './lastOutcome.tsx';
import { doAct } from './queueActs.ts';
import { QueueFilters } from './queueFilters.tsx';
import { QueueKeysHelp } from './queueKeysHelp.tsx';
import { QueueList } from './queueList.tsx';
import { SelectionBar } from './selectionBar.tsx';
import { type QueueState, useQueueState } from './useQueueState.ts';

export interface QueuePageProps extends Omit<ReturnType<typeof useQueue>, 'commands'> {
  commands: ApproverCommands;
  withLetters: boolean;
  onLetters: (isOn: boolean) => Promise<boolean>;
}

/** Many requests at once: the list, and beside it the one that is looked at or what is decided about the selected. */
export function QueuePage(props: QueuePageProps) {
  const { t } = useWords();
  const { approvals = [], failure, myAccessUrl, commands } = props;
  const state = useQueueState(approvals, commands);
  if (!props.isOn) return <ApprovalsOff {...props} />;
  const shownFailure = failure ?? state.failure;
  return (
    <>
      {!props.canDecide && <p className="remark">{t('approvals.noClient')}</p>}
      {shownFailure !== undefined && (
        <FailureNotice
          failure={shownFailure}
          myAccessUrl={myAccessUrl}
          onSignIn={() => void props.onSignIn()}
          onRetry={props.onRetry}
        />
      )}
      {approvals.length === 0 ? <NothingWaits {...props} /> : <Queue {...props} {...{ approvals, state }} />}
      {approvals.length > 0 && myAccessUrl !== undefined && (
        <p className="list-foot quiet">
          <span>{t('queue.away')}</span>
          <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>
        </p>
      )}
      <AsOf at={props.asOf} />
    </>
  );
}

type QueueProps = Omit<QueuePageProps, 'approvals'> & {
  approvals: readonly ApprovalRow[];
  state: QueueState;
};

function Queue({ state, ...props }: QueueProps) {
  const { t } = useWords();
  const { approvals } = props;
  const list = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLElement>(null);
  const hintId = useId();
  const deciding = state.shown.filter(canBeDecided);
  return (
    <>
      <QueueFilters filter={state.filter} approvals={approvals} onChange={state.setFilter} />
      <div className="list-foot">
        <span role="status">{t('queue.count', { count: state.shown.length })}</span>
        {deciding.length > 1 && (
          <Button look="quiet" onClick={() => state.select(deciding.map(({ id }) => id))}>
            {t('queue.selectShown')}
          </Button>
        )}
      </div>
      {state.last && (
        <LastOutcome
          last={state.last}
          approvals={approvals}
          onUndo={() => {
            list.current?.focus();
            void state.undo();
          }}
          onShow={(id) => {
            state.setCurrent(id);
            list.current?.focus();
          }}
        />
      )}
      <div className="queue">
        {state.shown.length === 0 ? (
          <p className="quiet">{t('queue.noMatch')}</p>
        ) : (
          <>
            <QueueList
              groups={state.groups}
              current={state.current}
              selected={new Set(state.selected.map(({ id }) => id))}
              withLetters={props.withLetters}
              describedBy={hintId}
              onAct={(act) => doAct(act, state, details.current)}
              onCurrent={state.setCurrent}
              onToggle={state.toggle}
              listRef={list}
            />
            <section className="queue-details" aria-label={t('queue.details')} ref={details}>
              <Beside {...props} state={state} onDone={() => list.current?.focus()} />
            </section>
            <QueueKeysHelp
              hintId={hintId}
              canDecide={props.canDecide}
              isOn={props.withLetters}
              onChange={props.onLetters}
            />
          </>
        )}
      </div>
    </>
  );
}

/** What is decided: about the selected, or about the one that is looked at. */
function Beside({ state, onDone, ...props }: QueueProps & { onDone: () => void }) {
  const { t } = useWords();
  const { selected, current, select } = state;
  if (selected.length > 0)
    return (
      <SelectionBar
        selected={selected}
        onDecide={(decision, reason) => {
          onDone();
          void state.decide(selected, decision, reason);
        }}
        onClear={() => {
          onDone();
          select([]);
        }}
      />
    );
  if (current === undefined) return null;
  const alike = state.shown.filter((row) => canBeDecided(row) && alikeKey(row) === alikeKey(current));
  return (
    <div className="panel">
      <ApprovalArticle
        key={current.id}
        approval={current}
        context={props.context}
        onDecide={props.commands.decide}
        onUndo={props.commands.undo}
        onSignIn={props.onSignIn}
        myAccessUrl={props.myAccessUrl}
      />
      {canBeDecided(current) && alike.length > 1 && (
        <Button look="quiet" onClick={() => select(alike.map(({ id }) => id))}>
          {t('queue.selectAlike', { count: alike.length - 1 })}
        </Button>
      )}
    </div>
  );
}
