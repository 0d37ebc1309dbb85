import { browser } from 'wxt/browser';
import type { AuthConfig } from '../../lib/auth/clients.ts';
import { fail, ok, type Result } from '../../lib/platform/failure.ts';
import { approverClient } from '../../lib/settings/approverClient.ts';
import { readSettings, watchSettings } from '../../lib/settings/browserSettings.ts';
import { defaultSettings } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import type { Settings, SettingsState } from '../../lib/settings/settings.ts';
import { type BackgroundWords, createBackgroundWords } from '../../lib/words/backgroundWords.ts';

export interface SettingsNow {
  /** As last read; *not known yet* right after the worker's start. */
  current(): SettingsState;
  /** The same, once they are known. */
  known(): Promise<SettingsState>;
  /** The values alone, once they are known. */
  values(): Promise<Settings>;
  authConfig(): Promise<Result<AuthConfig>>;
  /** BCP 47 tag of the person's language. */
  locale(): string;
  words(): Promise<BackgroundWords>;
  /** Calls back when they are first known, and after every change, policy's or the person's. */
  onChange(listener: (first: boolean) => void): void;
}

/** Whether the person approves requests and is told of them. */
export const tellsApprover = ({ approvals, approvalNotifications }: Settings): boolean =>
  approvals && approvalNotifications;

/** Follows policy and the person's choices for the worker's life. Call it synchronously at start. */
export function followSettings(): SettingsNow {
  const listeners: ((first: boolean) => void)[] = [];
  let state: SettingsState = { state: 'notKnownYet' };
  const first = Promise.withResolvers<void>();
  watchSettings((next) => {
    const isFirst = state.state === 'notKnownYet';
    state = next;
    first.resolve();
    for (const changed of listeners) changed(isFirst);
  }, policyLists);

  const known = async () => {
    await first.promise;
    return state;
  };
  const language = () => (state.state === 'known' ? state.settings.language : undefined);
  return {
    current: () => state,
    known,
    values: async () => {
      const now = await known();
      return now.state === 'known' ? now.settings : defaultSettings;
    },
    async authConfig() {
      const config = configIn(await known());
      // A view that has just saved may be heard before the news of what it saved.
      return config.ok ? config : configIn(await readSettings());
    },
    locale: () => language() ?? browser.i18n.getUILanguage(),
    onChange: (listener) => void listeners.push(listener),
    words: async () => {
      await first.promise;
      return createBackgroundWords([language(), browser.i18n.getUILanguage()]);
    },
  };
}

function configIn(now: SettingsState): Result<AuthConfig> {
  if (now.state === 'notKnownYet') return fail({ kind: 'policyNotKnownYet' });
  const { clientId, tenantId, cloud } = now.settings;
  if (clientId === undefined || tenantId === undefined) return fail({ kind: 'notConfigured' });
  return ok({ clientIds: { employee: clientId, approver: approverClient(now.settings) }, tenantId, cloud });
}
