import type { SettingsState } from '../lib/settings/settings.ts';
import type { ProfileRow } from '../lib/store/rows.ts';
import { Button } from './base/button.tsx';
import { EmptyState, Loading } from './base/notice.tsx';
import { settingsIcon } from './base/pageIcons.ts';
import { useAction } from './base/useAction.ts';
import { accountCommands } from './data/commands.ts';
import { openSettings } from './data/openSettings.ts';
import { FailureNotice } from './failureNotice.tsx';
import { NotSetUp } from './notSetUp.tsx';
import { useWords } from './words/wordsContext.tsx';

/** What a list shows while nobody is signed in, while nothing is configured, or until that is known. */
export function SignInFirst(props: { settings: SettingsState; profile: ProfileRow | null | undefined }) {
  const { t } = useWords();
  const action = useAction();
  const { settings } = props;
  if (settings.state === 'notKnownYet' || props.profile === undefined) return <Loading />;
  if (settings.settings.clientId === undefined || settings.settings.tenantId === undefined)
    return (
      <EmptyState icon={settingsIcon} title={t('failure.notConfigured')}>
        <NotSetUp onOpenSettings={openSettings} />
      </EmptyState>
    );
  return (
    <EmptyState icon="person" title={t('account.none')}>
      <p>{t('signedOut.text')}</p>
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
      <Button
        look="primary"
        busy={action.busy}
        onClick={() => void action.run(() => accountCommands.signIn())}
      >
        {t('account.signIn')}
      </Button>
    </EmptyState>
  );
}
