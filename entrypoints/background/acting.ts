import type { Shown } from '../../lib/entitlement/requestInput.ts';
import { fail, type Result } from '../../lib/platform/failure.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { activeProfile } from './activeProfile.ts';
import type { Parts } from './parts.ts';

type Act<T> = (profile: ProfileRow) => Promise<Result<T>>;

/** As the account the view showed, whoever is active by now; never as one that has signed out since. */
export async function asShown<T>(parts: Parts, { profile: key }: Shown, act: Act<T>): Promise<Result<T>> {
  const profile = await (key === undefined ? activeProfile(parts) : parts.profiles.get(key));
  return profile === undefined || (key !== undefined && profile.session === 'signedOut')
    ? fail({ kind: 'signedOut' })
    : act(profile);
}

export const asActive = <T>(parts: Parts, act: Act<T>): Promise<Result<T>> => asShown(parts, {}, act);

/** What was put down goes out now; the answer does not wait for it. */
export function thenWake<T>({ engine }: Parts, result: Result<T>): Result<T> {
  if (result.ok) quietly(engine.wake({ ignoreBackoff: true }));
  return result;
}
