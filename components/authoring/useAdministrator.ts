import { useEffect, useState } from 'react';
import { administratorScopes, creationScopes } from '../../lib/auth/tokenSource.ts';
import type { Administration } from '../../lib/authoring/administration.ts';
import { ok, type Result } from '../../lib/platform/failure.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { type Action, useAction } from '../base/useAction.ts';
import { administrator } from '../data/administrator.ts';
import { useAdministration } from './useAdministration.ts';

export interface Administrator {
  /** `none`: the organisation has no registration for it; `reading`: it isn't known yet. */
  state: 'none' | 'reading' | 'signedOut' | 'signedIn';
  /** Absent unless signed in. */
  administration: Administration | undefined;
  signingIn: Action;
  /** Only from a press: it opens Entra's window. */
  signIn: () => void;
  /** The right to write, from the press of *Create*; asked for where it isn't there. */
  mayWrite: () => Promise<Result<unknown>>;
}

/** The person in the organisation's registration for administrators, by this page alone. */
export function useAdministrator(profile: ProfileRow, { administratorClientId }: Settings): Administrator {
  const isSetUp = administratorClientId !== undefined;
  const [state, setState] = useState<Administrator['state']>(isSetUp ? 'reading' : 'none');
  const signingIn = useAction();
  useEffect(() => {
    if (!isSetUp) return;
    let isStale = false;
    void administrator.tokens.get(profile, administratorScopes).then((token) => {
      if (!isStale) setState(token.ok ? 'signedIn' : 'signedOut');
    });
    return () => {
      isStale = true;
    };
  }, [profile, isSetUp]);
  const administration = useAdministration(profile, state === 'signedIn' ? administrator.tokens : undefined);
  return {
    state,
    administration,
    signingIn,
    signIn: () =>
      void signingIn
        .run(() => administrator.signIn(profile, 'reading'))
        .then((isDone) => isDone && setState('signedIn')),
    mayWrite: async () => {
      const token = await administrator.tokens.get(profile, creationScopes);
      return token.ok ? ok() : administrator.signIn(profile, 'creation');
    },
  };
}
