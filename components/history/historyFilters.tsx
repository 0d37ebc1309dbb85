import { type RequestState, requestStates } from '../../lib/entitlement/request.ts';
import { Button } from '../base/button.tsx';
import { DateInput } from '../base/dateInput.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type HistoryFilter, noFilter } from './filterHistory.ts';

interface HistoryFiltersProps {
  filter: HistoryFilter;
  /** Packages that were asked for. */
  names: readonly string[];
  /** States that occur. */
  states: ReadonlySet<RequestState>;
  onChange: (filter: HistoryFilter) => void;
}

/** Search and filters; what they leave is told below as it changes. */
export function HistoryFilters({ filter, names, states, onChange }: HistoryFiltersProps) {
  const { t } = useWords();
  const set = (change: Partial<HistoryFilter>) => onChange({ ...filter, ...change });
  return (
    <search className="filters">
      <div className="filters-wide">
        <TextInput label={t('history.search')} value={filter.text} onChange={(text) => set({ text })} />
      </div>
      <SelectInput
        label={t('history.state')}
        value={filter.state}
        options={[
          { value: '', text: t('history.anyState') },
          ...requestStates
            .filter((state) => states.has(state))
            .map((state) => ({ value: state, text: t(`state.${state}`) })),
        ]}
        onChange={(state) => set({ state: requestStates.find((one) => one === state) ?? '' })}
      />
      <SelectInput
        label={t('history.package')}
        value={filter.packageName}
        options={[
          { value: '', text: t('history.anyPackage') },
          ...names.map((name) => ({ value: name, text: name })),
        ]}
        onChange={(packageName) => set({ packageName })}
      />
      <DateInput label={t('history.from')} value={filter.from} onChange={(from) => set({ from })} />
      <DateInput label={t('history.to')} value={filter.to} min={filter.from} onChange={(to) => set({ to })} />
      <Button look="quiet" onClick={() => onChange(noFilter)}>
        {t('history.clear')}
      </Button>
    </search>
  );
}
