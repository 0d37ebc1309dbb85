import type { ReactNode } from 'react';
import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';
import { SetUpGuide, type SetUpGuideProps } from './setUpGuide.tsx';

/** What an administrator does once, in three steps. The last is for afterwards: nobody can sign in before. */
export function FirstRun(props: {
  guide: SetUpGuideProps;
  kit: ReactNode;
  form: ReactNode;
  accounts: ReactNode;
}) {
  const { t } = useWords();
  return (
    <Section title={t('options.setUp')}>
      <ol className="numbered">
        <li>
          <h3 className="step-title">{t('options.stepRegister')}</h3>
          <SetUpGuide {...props.guide} />
          {props.kit !== undefined && <Disclosure label={t('options.kit')}>{props.kit}</Disclosure>}
        </li>
        <li>
          <h3 className="step-title">{t('options.stepIds')}</h3>
          {props.form}
        </li>
        <li>
          <h3 className="step-title">{t('options.stepSignIn')}</h3>
          <p className="quiet">{t('options.stepSignInHint')}</p>
          {props.accounts}
        </li>
      </ol>
    </Section>
  );
}
