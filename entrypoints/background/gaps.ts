import type { Denial } from '../../lib/denial/denial.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import { countRefused, forgetCoverage, noteTold as keepTold } from '../../lib/offer/gaps.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import type { Parts } from './parts.ts';

/** The reports that this worker has counted. A page is answered many times, also after somebody left it. */
const counted = new Set<string>();

/** Counts a report that ended with nothing to offer, once, however often the worker dies meanwhile. */
export async function noteOffer(
  parts: Parts,
  profile: ProfileRow,
  session: Pick<DenialSession, 'tabId' | 'id' | 'denial'>,
  offer: Offer,
): Promise<void> {
  if (offer.state !== 'nothing' || counted.has(session.id)) return;
  counted.add(session.id);
  if (!(await parts.sessions.markCounted(session))) return;
  await keep(parts, profile, session.denial, countRefused);
}

/** A message to the owner was opened. */
export const noteTold = (parts: Parts, profile: ProfileRow, denial: Denial): Promise<void> =>
  keep(parts, profile, denial, keepTold);

/** When counting is switched off, the old counts are erased. */
async function keep(
  { store, clock, settings }: Parts,
  profile: ProfileRow,
  denial: Denial,
  note: typeof keepTold,
): Promise<void> {
  const state = settings();
  if (state.state !== 'known') return;
  if (state.settings.coverage) await note(store, profile, denial, clock.now());
  else await forgetCoverage(store, profile.profile);
}
