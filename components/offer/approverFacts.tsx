import { lazy, Suspense, useId, useState } from 'react';
import { asSent } from '../../lib/entitlement/requestFacts.ts';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { factsWords, sendableFacts, type TypedFacts } from './typedFacts.ts';

/** Fetched when somebody changes what is sent. */
const FactsFields = lazy(async () => ({ default: (await import('./factsFields.tsx')).FactsFields }));

interface ApproverFactsProps {
  facts: TypedFacts;
  selected: OfferedPackage;
  onChange: (change: Partial<TypedFacts>) => void;
}

/** What goes with the request besides the reason: one line before the button, with fields behind it. */
export function ApproverFacts({ facts, selected, onChange }: ApproverFactsProps) {
  const words = useWords();
  const { t } = words;
  const [isOpen, setOpen] = useState(false);
  const fields = useId();
  const said = factsWords(asSent(sendableFacts(facts, useNow())), words);
  const isDecided = selected.policies?.some(({ isApprovalRequired }) => isApprovalRequired);
  return (
    <div className="approver-facts">
      <p className="quiet approver-line">
        <span id={`${fields}-line`}>{t(isDecided ? 'facts.seen' : 'facts.sent', { facts: said })}</span>{' '}
        <Button
          look="quiet"
          aria-describedby={`${fields}-line`}
          aria-expanded={isOpen}
          aria-controls={fields}
          onClick={() => setOpen(!isOpen)}
        >
          {t('facts.change')}
        </Button>
      </p>
      <div id={fields} className="approver-fields" hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={null}>
            <FactsFields facts={facts} onChange={onChange} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
