import type { ReactNode } from 'react';
import { useNow } from '../base/clock.tsx';
import { CopyButton } from '../base/copyButton.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { FactsList } from './factsList.tsx';
import type { HelpFacts } from './helpFacts.ts';
import { ProblemList, type ProblemSteps } from './problemList.tsx';
import { problemsOf } from './problems.ts';
import { supportText } from './supportText.ts';
import { FailureTable, LogTable, SettingsTable } from './tables.tsx';

export interface HelpProps {
  facts: HelpFacts;
  steps: ProblemSteps;
  onCheck: () => void;
  /** What asks the tenant how it answers. */
  contact?: ReactNode;
}

/** What is wrong and what to do; then what Knock knows of itself, and the same as a text for support. */
export function Help({ facts, steps, onCheck, contact }: HelpProps) {
  const { t } = useWords();
  const now = useNow();
  const text = supportText(facts, now);
  return (
    <>
      <Section title={t('help.problems')}>
        <ProblemList problems={problemsOf(facts, now)} steps={steps} />
      </Section>
      <Section title={t('help.facts')}>
        <FactsList facts={facts} onCheck={onCheck} />
        <Disclosure label={t('help.settings')}>
          <SettingsTable settings={facts.settings} />
        </Disclosure>
        <Disclosure label={t('help.failures')}>
          <FailureTable troubles={facts.troubles} />
        </Disclosure>
        <Disclosure label={t('help.log')}>
          <LogTable log={facts.log} />
        </Disclosure>
      </Section>
      <Section title={t('help.support')}>
        <p className="quiet">{t('help.supportHint')}</p>
        <CopyButton look="secondary" text={text} label={t('help.support')} />
        <Disclosure label={t('help.supportShow')}>
          <pre className="detail" dir="ltr">
            {text}
          </pre>
        </Disclosure>
      </Section>
      {contact}
    </>
  );
}
