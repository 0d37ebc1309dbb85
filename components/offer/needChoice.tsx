import { useId } from 'react';
import { type Need, needs } from '../../lib/entitlement/need.ts';
import { Radio } from '../base/radio.tsx';
import { useWords } from '../words/wordsContext.tsx';

const isNeed = (value: string): value is Need => needs.some((need) => need === value);

/** *What do you need to do? View · Edit · Manage*, in one line where there is room. */
export function NeedChoice({ value, onChange }: { value: Need; onChange: (need: Need) => void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="need" role="radiogroup" aria-labelledby={`${id}-label`}>
      <span className="field-label" id={`${id}-label`}>
        {t('need.choose')}
      </span>
      <div className="need-options">
        {needs.map((need) => (
          <Radio
            key={need}
            name={id}
            value={need}
            isSelected={need === value}
            onSelect={(chosen) => isNeed(chosen) && onChange(chosen)}
          >
            {t(`need.${need}`)}
          </Radio>
        ))}
      </div>
    </div>
  );
}
