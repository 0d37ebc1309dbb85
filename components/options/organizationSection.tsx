import type { ReactNode } from 'react';
import type { SettingKey, SettingOrigin } from '../../lib/settings/settings.ts';
import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';
import { SetUpGuide, type SetUpGuideProps } from './setUpGuide.tsx';

/** For administrators: the registration, folded where policy sets it, and what rolls Knock out. */
export function OrganizationSection(props: {
  origin: Record<SettingKey, SettingOrigin>;
  guide: SetUpGuideProps;
  kit: ReactNode;
  form: ReactNode;
}) {
  const { t } = useWords();
  const isManaged = props.origin.clientId === 'policy' && props.origin.tenantId === 'policy';
  return (
    <Section title={t('options.organization')}>
      {isManaged ? <Disclosure label={t('options.managed')}>{props.form}</Disclosure> : props.form}
      <Disclosure label={t('options.registration')}>
        <SetUpGuide {...props.guide} />
      </Disclosure>
      {props.kit !== undefined && <Disclosure label={t('options.kit')}>{props.kit}</Disclosure>}
    </Section>
  );
}
