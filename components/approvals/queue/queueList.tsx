import { memo, type RefObject, useEffect, useId } from 'react';
import { readFacts } from '../../../lib/entitlement/requestFacts.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { Icon } from '../../base/icons.tsx';
import { useWords } from '../../words/wordsContext.tsx';
import { type AlikeRequests, canBeDecided } from './alike.ts';
import { actOf, type QueueAct } from './queueKeys.ts';

export interface QueueListProps {
  groups: readonly AlikeRequests[];
  current: ApprovalRow | undefined;
  selected: ReadonlySet<string>;
  withLetters: boolean;
  /** Id of what says which keys there are. */
  describedBy: string;
  onAct: (act: QueueAct) => void;
  onCurrent: (id: string) => void;
  onToggle: (id: string) => void;
  listRef: RefObject<HTMLDivElement | null>;
}

/** The requests, by what is alike. One stop of the Tab key: its keys act only while it has the focus. */
export function QueueList(props: QueueListProps) {
  const { t } = useWords();
  const { groups, current, selected, onAct, withLetters } = props;
  const id = useId();
  useEffect(() => {
    if (current) document.getElementById(id + current.id)?.scrollIntoView({ block: 'nearest' });
  }, [current, id]);
  return (
    <div
      ref={props.listRef}
      className="queue-list"
      role="listbox"
      aria-multiselectable="true"
      aria-label={t('queue.list')}
      aria-describedby={props.describedBy}
      aria-activedescendant={current && id + current.id}
      tabIndex={0}
      onClick={({ target }) => {
        const option = target instanceof Element && target.closest('[role=option]');
        const row = option && groups.flatMap(({ rows }) => rows).find((one) => id + one.id === option.id);
        if (!row) return;
        props.onCurrent(row.id);
        if (target.closest('.queue-check')) props.onToggle(row.id);
      }}
      onKeyDown={(event) => {
        const act = actOf(event.nativeEvent, withLetters);
        if (act === undefined) return;
        event.preventDefault();
        onAct(act);
      }}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has no other groups
        <div key={group.key} role="group" aria-labelledby={`${id}${group.key}`}>
          <div className="queue-group" id={`${id}${group.key}`} role="presentation">
            <GroupTitle group={group} />
          </div>
          {group.rows.map((row) => (
            <QueueOption
              key={row.id}
              elementId={id + row.id}
              row={row}
              isCurrent={row.id === current?.id}
              isSelected={selected.has(row.id)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function GroupTitle({ group: { name, rows, answers } }: { group: AlikeRequests }) {
  const { t } = useWords();
  const given = answers.filter(({ answer }) => answer !== '');
  return (
    <>
      <bdi>{t('queue.alike', { package: name ?? t('queue.decided'), count: rows.length })}</bdi>
      {given.length > 0 && (
        <span className="queue-answers">
          <bdi>
            {given
              .map((one) => (one.question === '' ? one.answer : t('queue.answer', one)))
              .join(t('common.separator'))}
          </bdi>
        </span>
      )}
    </>
  );
}

/** A line has no room for more, and somebody may have written a megabyte. */
const longestLine = 300;

interface QueueOptionProps {
  elementId: string;
  row: ApprovalRow;
  isCurrent: boolean;
  isSelected: boolean;
}

/** Rows come anew from the store whenever one of them changes: only those that look otherwise are rendered again. */
const QueueOption = memo(PlainOption, (one, other) => {
  const isSame = (key: 'isCurrent' | 'isSelected' | 'elementId') => one[key] === other[key];
  const looks = ({ row }: QueueOptionProps) =>
    `${row.state} ${row.stageId} ${row.isStageUnread} ${row.decideBy} ${row.asOf}`;
  return isSame('isCurrent') && isSame('isSelected') && isSame('elementId') && looks(one) === looks(other);
});

function PlainOption({ elementId, row, isCurrent, isSelected }: QueueOptionProps) {
  const { t } = useWords();
  const read = readFacts(row.justification);
  const isForOther = row.targetName !== '' && row.targetName !== row.requestorName;
  const about = [
    row.isExtension && t('approval.extension'),
    read?.facts.need && t(`need.reach.${read.facts.need}`),
    (read?.rest ?? row.justification) || t('approval.noReason'),
  ];
  return (
    // The list has the keyboard: an option is never focused (WAI-ARIA, aria-activedescendant).
    <div
      id={elementId}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      data-current={isCurrent || undefined}
      className="queue-option"
    >
      <span className="queue-check" data-off={!canBeDecided(row) || undefined}>
        {isSelected && <Icon name="check" />}
      </span>
      <span className="queue-who">
        <bdi>{row.requestorName}</bdi>
        {isForOther && (
          <>
            {t('common.separator')}
            <bdi>{row.targetName}</bdi>
          </>
        )}
      </span>
      <QueueStateWord row={row} />
      <span className="queue-why" dir="auto">
        {about
          .filter((part) => part)
          .join(t('common.separator'))
          .slice(0, longestLine)}
      </span>
    </div>
  );
}

/** What has become of it; of what waits, until when it does. */
function QueueStateWord({ row: { state, stageId, isStageUnread, decideBy } }: { row: ApprovalRow }) {
  const { t, formatDate } = useWords();
  if (state === 'waiting' && decideBy !== undefined)
    return <span className="queue-state">{t('queue.decideBy', { date: formatDate(decideBy) })}</span>;
  const key = (
    {
      waiting: stageId === undefined && !isStageUnread ? 'queue.inMyAccess' : undefined,
      failed: 'queue.failed',
      deciding: 'queue.saving',
      approved: 'queue.approved',
      denied: 'queue.denied',
      alreadyDecided: 'queue.elsewhere',
    } as const
  )[state];
  return key === undefined ? null : (
    <span className="queue-state" data-state={state}>
      {t(key)}
    </span>
  );
}
