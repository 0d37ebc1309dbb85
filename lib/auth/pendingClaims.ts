import type { ProfileKey } from '../platform/profile.ts';
import type { SessionArea } from './sessionArea.ts';
import type { ClientRole } from './tokenSource.ts';

/** Claims challenges that no silent answer could meet; the next sign-in of that profile and role carries them, once. */
export interface PendingClaims {
  remember(profile: ProfileKey, role: ClientRole, claims: string): Promise<void>;
  take(profile: ProfileKey, role: ClientRole): Promise<string | undefined>;
}

export function createPendingClaims(session: SessionArea): PendingClaims {
  const keyOf = (profile: ProfileKey, role: ClientRole) => `auth.claims/${role}/${profile}`;
  return {
    remember: (profile, role, claims) => session.set(keyOf(profile, role), claims),
    async take(profile, role) {
      const key = keyOf(profile, role);
      const claims = await session.get(key);
      if (claims !== undefined) await session.set(key, undefined);
      return typeof claims === 'string' ? claims : undefined;
    },
  };
}
