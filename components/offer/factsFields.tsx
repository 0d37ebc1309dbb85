import { useNow } from '../base/clock.tsx';
import { DateInput } from '../base/dateInput.tsx';
import { localDate } from '../base/localDate.ts';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { NeedChoice } from './needChoice.tsx';
import { isPast, type TypedFacts } from './typedFacts.ts';

interface FactsFieldsProps {
  facts: TypedFacts;
  onChange: (change: Partial<TypedFacts>) => void;
  /** What is needed is asked here, too; in the card it is asked above. */
  withNeed?: boolean;
}

/** Where, what for and by when: prefilled, and the person's to change. */
export function FactsFields({ facts, onChange, withNeed = false }: FactsFieldsProps) {
  const { t } = useWords();
  const now = useNow();
  return (
    <>
      {withNeed && facts.need !== undefined && (
        <NeedChoice value={facts.need} onChange={(need) => onChange({ need })} />
      )}
      <TextInput
        label={t('facts.page')}
        value={facts.page}
        onChange={(page) => onChange({ page })}
        maxLength={200}
      />
      <DateInput
        label={t('facts.neededBy')}
        value={facts.neededBy}
        min={localDate(new Date(now))}
        error={facts.neededBy !== '' && isPast(facts.neededBy, now) ? t('form.error.startPast') : undefined}
        onChange={(neededBy) => onChange({ neededBy })}
      />
    </>
  );
}
