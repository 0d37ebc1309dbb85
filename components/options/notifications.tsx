import type { Settings, SettingsState } from '../../lib/settings/settings.ts';
import { SaveFailed, useSaved } from '../base/saved.tsx';
import { Toggle } from '../base/toggle.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

/** What a person switches on and off; saves at once. */
type Choices = Partial<Pick<Settings, 'approvals' | 'approvalNotifications' | 'notificationNames'>>;
export type SaveChoices = (change: Choices) => Promise<boolean>;

interface Props {
  state: Extract<SettingsState, { state: 'known' }>;
  onChoose: SaveChoices;
}

export function NotificationsSection({ state: { settings, origin }, onChoose }: Props) {
  const { t } = useWords();
  const saved = useSaved();
  const hintOf = (key: keyof Choices, hint: 'options.namesHint' | 'options.approvalsTellHint') =>
    t(origin[key] === 'policy' ? 'options.byOrganization' : hint);
  return (
    <Section title={t('options.notifications')}>
      <Toggle
        label={t('options.names')}
        hint={hintOf('notificationNames', 'options.namesHint')}
        isOn={settings.notificationNames}
        isDisabled={origin.notificationNames === 'policy'}
        onChange={(on) => saved.follow(onChoose({ notificationNames: on }))}
      />
      {settings.approvals && (
        <Toggle
          label={t('options.approvalsTell')}
          hint={hintOf('approvalNotifications', 'options.approvalsTellHint')}
          isOn={settings.approvalNotifications}
          isDisabled={origin.approvalNotifications === 'policy'}
          onChange={(on) => saved.follow(onChoose({ approvalNotifications: on }))}
        />
      )}
      <SaveFailed when={saved.failed} />
    </Section>
  );
}

export function ApprovalsSection({ state: { settings, origin }, onChoose }: Props) {
  const { t } = useWords();
  const saved = useSaved();
  return (
    <Section title={t('options.approvals')}>
      <Toggle
        label={t('approvals.toggle')}
        hint={t(origin.approvals === 'policy' ? 'options.byOrganization' : 'options.approvalsHint')}
        isOn={settings.approvals}
        isDisabled={origin.approvals === 'policy'}
        onChange={(on) => saved.follow(onChoose({ approvals: on }))}
      />
      <SaveFailed when={saved.failed} />
    </Section>
  );
}
