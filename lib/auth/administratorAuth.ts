import { systemClock } from '../platform/clock.ts';
import { quietly } from '../platform/quietly.ts';
import { readSettings } from '../settings/browserSettings.ts';
import { defaultSettings } from '../settings/decodeSettings.ts';
import type { Store } from '../store/database.ts';
import { observe } from '../store/observe.ts';
import type { ProfileRow } from '../store/rows.ts';
import { type AdministratorTokens, createAdministratorTokens } from './administratorTokens.ts';
import { flowBrowser, sessionArea } from './browserFlow.ts';
import { createProfileStore } from './profiles.ts';

/** The administrator's sign-in in a page of this browser. Tokens of whoever signs out of Knock are forgotten. */
export function createAdministratorAuth(store: Store): AdministratorTokens {
  const auth = createAdministratorTokens({
    browser: flowBrowser,
    session: sessionArea,
    profiles: createProfileStore(store),
    clock: systemClock,
    settings: async () => {
      const now = await readSettings();
      return now.state === 'known' ? now.settings : defaultSettings;
    },
    load: () => import('./host.ts'),
  });
  let present: ProfileRow[] = [];
  observe(
    () => store.profiles.toArray(),
    (rows) => {
      const before = present;
      present = rows.filter(({ session }) => session !== 'signedOut');
      const stays = ({ profile }: ProfileRow) => present.some((row) => row.profile === profile);
      for (const row of before) if (!stays(row)) quietly(auth.forget(row));
    },
  );
  return auth;
}
