import { useId, useState } from 'react';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { Button } from '../../base/button.tsx';
import { Notice } from '../../base/notice.tsx';
import { TextInput } from '../../base/textInput.tsx';
import { useWords } from '../../words/wordsContext.tsx';
import { alikeKey } from './alike.ts';

export interface SelectionBarProps {
  selected: readonly ApprovalRow[];
  onDecide: (decision: 'Approve' | 'Deny', reason: string) => void;
  onClear: () => void;
}

/** One reason and one decision for all that are selected; it says what they are. */
export function SelectionBar({ selected, onDecide, onClear }: SelectionBarProps) {
  const { t } = useWords();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const count = selected.length;
  const isRequired = selected.some(({ isJustificationRequired }) => isJustificationRequired);
  const decide = (decision: 'Approve' | 'Deny') => {
    if (isRequired && reason.trim() === '') return setMissing(true);
    onDecide(decision, reason.trim());
  };
  return (
    <section className="panel queue-selection" aria-labelledby={titleId}>
      <h2 className="panel-title" id={titleId}>
        {t('queue.selected', { count })}
      </h2>
      <SelectedKinds selected={selected} />
      <TextInput
        label={isRequired ? t('approval.reason') : t('approval.reasonOptional')}
        hint={t('queue.reasonSeen')}
        error={isMissing ? t('approval.reasonMissing') : undefined}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setMissing(false);
        }}
        isRequired={isRequired}
        multiline
      />
      <div className="actions">
        <Button look="primary" onClick={() => decide('Approve')}>
          {t('queue.approve', { count })}
        </Button>
        <Button onClick={() => decide('Deny')}>{t('queue.deny', { count })}</Button>
        <Button look="quiet" onClick={onClear}>
          {t('queue.clear')}
        </Button>
      </div>
    </section>
  );
}

/** Where they are not all alike, how many there are of what. */
function SelectedKinds({ selected }: Pick<SelectionBarProps, 'selected'>) {
  const { t } = useWords();
  const kinds = new Map<string, { name: string; count: number }>();
  for (const row of selected) {
    const key = alikeKey(row);
    kinds.set(key, { name: row.accessPackageName, count: (kinds.get(key)?.count ?? 0) + 1 });
  }
  if (kinds.size < 2) return null;
  return (
    <Notice tone="warning" title={t('queue.notAlike')}>
      <ul className="given">
        {[...kinds].map(([key, { name, count }]) => (
          <li key={key}>
            <bdi>{t('queue.alike', { package: name, count })}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
