import { type ReactNode, useState } from 'react';
import type { Unsent } from '../../lib/requests/model/pendingCommands.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import { availableLocales } from '../../lib/words/pickLocale.ts';
import type { ShownAccount } from '../account/accountBadge.tsx';
import { type AccountHandlers, AccountList } from '../account/accountList.tsx';
import { Logo } from '../base/icons.tsx';
import { Loading, Notice } from '../base/notice.tsx';
import { SaveFailed, useSaved } from '../base/saved.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { useKeptFocus } from '../base/useKeptFocus.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { NotSetUp } from '../notSetUp.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { FirstRun } from './firstRun.tsx';
import { ApprovalsSection, NotificationsSection, type SaveChoices } from './notifications.tsx';
import { OrganizationForm, type OrganizationValues } from './organizationForm.tsx';
import { OrganizationSection } from './organizationSection.tsx';
import { Section } from './section.tsx';
import type { SetUpGuideProps } from './setUpGuide.tsx';

export interface OptionsPageProps {
  state: SettingsState;
  guide: SetUpGuideProps;
  accounts: readonly ShownAccount[];
  active: ShownAccount['profile'] | undefined;
  unsent: Readonly<Record<string, Unsent>>;
  accountHandlers: AccountHandlers;
  onSaveOrganization: (values: OrganizationValues) => Promise<boolean>;
  /** Whether it was saved, as for the next one. */
  onLanguage: (tag: string | undefined) => Promise<boolean>;
  onChoose: SaveChoices;
  /** What rolls Knock out; made when it is opened. */
  kit?: ReactNode;
  /** Where Knock may look; it has data of its own. */
  sites?: ReactNode;
  /** What Knock keeps; it has data of its own. */
  ownData?: ReactNode;
  /** What the organisation adds, and what its packages lack. */
  ofOrganization?: ReactNode;
  help?: ReactNode;
}

/** Settings; before anything is configured, the page that sets Knock up. */
export function OptionsPage(props: OptionsPageProps) {
  const { t } = useWords();
  const kept = useKeptFocus();
  return (
    <main className="page" {...kept}>
      <header className="page-header">
        <Logo />
        <h1 className="page-title">{t('options.title')}</h1>
      </header>
      {props.state.state === 'notKnownYet' ? (
        <Loading text={`${t('options.notKnownYet')} ${t('options.notKnownYetHint')}`} />
      ) : (
        <Known {...props} state={props.state} />
      )}
    </main>
  );
}

type KnownState = Extract<SettingsState, { state: 'known' }>;

/** The person's own things first; what the organisation sets stands below, and help is last. */
function Known(props: Omit<OptionsPageProps, 'state'> & { state: KnownState }) {
  const { t } = useWords();
  const { settings, origin } = props.state;
  const isConfigured = settings.clientId !== undefined && settings.tenantId !== undefined;
  // The steps stay until the page is opened anew: the second one says that it is saved, and the third one follows. With
  // a policy nothing of it is left to do.
  const [wasFirst] = useState(!isConfigured);
  const isFirstRun = wasFirst && origin.clientId !== 'policy';
  const form = <OrganizationForm settings={settings} origin={origin} onSave={props.onSaveOrganization} />;
  const accounts = (
    <AccountList
      accounts={props.accounts}
      active={props.active}
      unsent={props.unsent}
      handlers={props.accountHandlers}
      canSignIn={isConfigured}
    />
  );
  return (
    <>
      <Problems problems={props.state.problems} />
      {!isConfigured && (
        <Notice tone="info" title={t('failure.notConfigured')}>
          <NotSetUp />
        </Notice>
      )}
      {isFirstRun ? (
        <FirstRun guide={props.guide} kit={props.kit} form={form} accounts={accounts} />
      ) : (
        <Section title={t('options.accounts')}>{accounts}</Section>
      )}
      <NotificationsSection state={props.state} onChoose={props.onChoose} />
      <ApprovalsSection state={props.state} onChoose={props.onChoose} />
      {props.sites}
      <Section title={t('options.language')}>
        <LanguageChoice
          language={settings.language}
          isByPolicy={origin.language === 'policy'}
          onChange={props.onLanguage}
        />
      </Section>
      {props.ownData}
      {!isFirstRun && <OrganizationSection origin={origin} guide={props.guide} kit={props.kit} form={form} />}
      {props.ofOrganization}
      {props.help}
    </>
  );
}

function Problems({ problems }: Pick<KnownState, 'problems'>) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <Section title={t('options.problems')}>
      <p className="quiet">{t('options.problemsHint')}</p>
      {problems.map((problem) => (
        <FailureNotice key={`${problem.key} ${problem.why}`} failure={problem.failure} />
      ))}
    </Section>
  );
}

function LanguageChoice(props: {
  language: string | undefined;
  isByPolicy: boolean;
  onChange: (tag: string | undefined) => Promise<boolean>;
}) {
  const { t } = useWords();
  const saved = useSaved();
  const known = { en: t('options.language.en'), 'qps-plocm': t('options.language.qps-plocm') };
  return (
    <>
      <SelectInput
        label={t('options.language')}
        value={props.language ?? ''}
        isDisabled={props.isByPolicy}
        hint={props.isByPolicy ? t('options.byOrganization') : undefined}
        options={[
          { value: '', text: t('options.languageBrowser') },
          // The test language is for those who chose it by other means.
          ...availableLocales
            .filter((tag) => tag !== 'qps-plocm' || tag === props.language)
            .map((tag) => ({ value: tag, text: nameOf(tag) })),
        ]}
        onChange={(tag) => saved.follow(props.onChange(tag === '' ? undefined : tag))}
      />
      <SaveFailed when={saved.failed} />
    </>
  );

  function nameOf(tag: string): string {
    return tag in known ? known[tag as keyof typeof known] : tag;
  }
}
