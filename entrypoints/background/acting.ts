import type { Shown } from '../../lib/entitlement/requestInput.ts';
import { fail, type Result } from '../../lib/platform/failure.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { activeProfile } from './activeProfile.ts';
import type { Parts } from './parts.ts';

type Act<T> = (profile: ProfileRow) => Promise<Result<T>>;

/**
 * Acts as the account that the view showed, even if another one is active by now. Never as one that signed out since.
 */
export async function asShown<T>(parts: Parts, { profile: key }: Shown, act: Act<T>): Promise<Result<T>> {
  const profile = await (key === undefined ? activeProfile(parts) : parts.profiles.get(key));
  return profile === undefined || (key !== undefined && profile.session === 'signedOut')
    ? fail({ kind: 'signedOut' })
    : act(profile);
}

export const asActive = <T>(parts: Parts, act: Act<T>): Promise<Result<T>> => asShown(parts, {}, act);

/** Sends the commands that were just written. The answer does not wait for it. */
export function thenWake<T>({ engine }: Parts, result: Result<T>): Result<T> {
  if (result.ok) quietly(engine.wake({ ignoreBackoff: true }));
  return result;
}
