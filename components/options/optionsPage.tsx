import type { ReactNode } from 'react';
import type { Unsent } from '../../lib/requests/model/pendingCommands.ts';
import type { Settings, SettingsState } from '../../lib/settings/settings.ts';
import { availableLocales } from '../../lib/words/pickLocale.ts';
import type { ShownAccount } from '../account/accountBadge.tsx';
import { type AccountHandlers, AccountList } from '../account/accountList.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { Logo } from '../base/icons.tsx';
import { Loading, Notice } from '../base/notice.tsx';
import { SaveFailed, useSaved } from '../base/saved.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { Toggle } from '../base/toggle.tsx';
import { useKeptFocus } from '../base/useKeptFocus.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { NotSetUp } from '../notSetUp.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { OrganizationForm, type OrganizationValues } from './organizationForm.tsx';
import { Section } from './section.tsx';
import { SetUpGuide, type SetUpGuideProps } from './setUpGuide.tsx';

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
  onApprovals: (change: ApprovalSettings) => Promise<boolean>;
  /** What rolls Knock out; made when it is opened. */
  kit?: ReactNode;
  /** Where Knock may look; it has data of its own. */
  sites?: ReactNode;
  /** What Knock keeps; it has data of its own. */
  ownData?: ReactNode;
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

type ApprovalSettings = Partial<Pick<Settings, 'approvals' | 'approvalNotifications'>>;
type KnownState = Extract<SettingsState, { state: 'known' }>;

function Known(props: Omit<OptionsPageProps, 'state'> & { state: KnownState }) {
  const { t } = useWords();
  const { settings, origin, problems } = props.state;
  const approvalsSaved = useSaved();
  const isConfigured = settings.clientId !== undefined && settings.tenantId !== undefined;
  return (
    <>
      {problems.length > 0 && (
        <Section title={t('options.problems')}>
          <p className="quiet">{t('options.problemsHint')}</p>
          {problems.map((problem) => (
            <FailureNotice key={`${problem.key} ${problem.why}`} failure={problem.failure} />
          ))}
        </Section>
      )}
      {!isConfigured && (
        <Notice tone="info" title={t('failure.notConfigured')}>
          <NotSetUp />
        </Notice>
      )}
      <Section title={isConfigured ? t('options.organization') : t('options.setUp')}>
        {isConfigured ? (
          <Disclosure label={t('options.registration')}>
            <SetUpGuide {...props.guide} />
          </Disclosure>
        ) : (
          <SetUpGuide {...props.guide} />
        )}
        {props.kit !== undefined && <Disclosure label={t('options.kit')}>{props.kit}</Disclosure>}
        <OrganizationForm settings={settings} origin={origin} onSave={props.onSaveOrganization} />
      </Section>
      <Section title={t('options.accounts')}>
        <AccountList
          accounts={props.accounts}
          active={props.active}
          unsent={props.unsent}
          handlers={props.accountHandlers}
          canSignIn={isConfigured}
        />
      </Section>
      {props.sites}
      <Section title={t('options.approvals')}>
        <Toggle
          label={t('approvals.toggle')}
          hint={origin.approvals === 'policy' ? t('options.byOrganization') : t('options.approvalsHint')}
          isOn={settings.approvals}
          isDisabled={origin.approvals === 'policy'}
          onChange={(on) => approvalsSaved.follow(props.onApprovals({ approvals: on }))}
        />
        {settings.approvals && (
          <Toggle
            label={t('options.approvalsTell')}
            hint={t(
              origin.approvalNotifications === 'policy'
                ? 'options.byOrganization'
                : 'options.approvalsTellHint',
            )}
            isOn={settings.approvalNotifications}
            isDisabled={origin.approvalNotifications === 'policy'}
            onChange={(on) => approvalsSaved.follow(props.onApprovals({ approvalNotifications: on }))}
          />
        )}
        <SaveFailed when={approvalsSaved.failed} />
      </Section>
      <Section title={t('options.language')}>
        <LanguageChoice
          language={settings.language}
          isByPolicy={origin.language === 'policy'}
          onChange={props.onLanguage}
        />
      </Section>
      {props.ownData}
    </>
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
