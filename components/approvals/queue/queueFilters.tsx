import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { SelectInput } from '../../base/selectInput.tsx';
import { TextInput } from '../../base/textInput.tsx';
import { useWords } from '../../words/wordsContext.tsx';
import { type QueueFilter, queueStates } from './alike.ts';

interface QueueFiltersProps {
  filter: QueueFilter;
  approvals: readonly ApprovalRow[];
  onChange: (filter: QueueFilter) => void;
}

/** Search and filters of the queue. */
export function QueueFilters({ filter, approvals, onChange }: QueueFiltersProps) {
  const { t } = useWords();
  const set = (change: Partial<QueueFilter>) => onChange({ ...filter, ...change });
  const packages = [...new Map(approvals.map((row) => [row.accessPackageId, row.accessPackageName]))];
  return (
    <search className="filters">
      <TextInput label={t('queue.search')} value={filter.text} onChange={(text) => set({ text })} />
      <SelectInput
        label={t('queue.package')}
        value={filter.packageId}
        options={[
          { value: '', text: t('queue.anyPackage') },
          ...packages
            .sort(([, one], [, other]) => one.localeCompare(other))
            .map(([value, text]) => ({ value, text })),
        ]}
        onChange={(packageId) => set({ packageId })}
      />
      <SelectInput
        label={t('queue.state')}
        value={filter.state}
        options={[
          { value: '', text: t('queue.anyState') },
          ...queueStates.map((state) => ({ value: state, text: t(`queue.${state}`) })),
        ]}
        onChange={(state) => set({ state: queueStates.find((one) => one === state) ?? '' })}
      />
    </search>
  );
}
