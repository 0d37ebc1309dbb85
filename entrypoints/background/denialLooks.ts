import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { resourcesOf, situationOf } from '../../lib/offer/situation.ts';
import { denialSummary } from '../../lib/offer/summaries.ts';
import { minute } from '../../lib/platform/durations.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import type { SiteAnswer } from '../../lib/site/siteAnswer.ts';
import { guarded } from '../../lib/store/failure.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { activeProfile } from './activeProfile.ts';
import { noteOffer } from './gaps.ts';
import type { Looks } from './looks.ts';
import type { Parts } from './parts.ts';
import type { SettingsNow } from './settingsNow.ts';

/**
 * The pause between two look-ups for one view, so that Knock doesn't ask for ever about a package with unreadable
 * policies.
 */
const leastPauseMs = 5 * minute;

/** A person's own rows, and how long they are taken to be current when a page refuses. */
const ownRows = [
  { section: 'requests', freshForMs: minute },
  { section: 'assignments', freshForMs: 30 * minute },
] as const;

/** What is found out about a refused page, for whoever is the active one. */
export interface DenialLooks {
  /** Asks Graph and the site. Nothing where nobody is signed in. */
  look(session: DenialSession): Promise<void>;
  /**
   * Somebody signed in since, or needs something else: look for that, too. After a quarter of an hour Knock forgets what
   * packages ask, so a card that stays open longer reads it again.
   */
  lookAgain(session: DenialSession, offer: Offer): Promise<void>;
  /** The offer as far as it is known. `asks`: the site is asked now, unless it has been. */
  describe(session: DenialSession, how: { asks: boolean }): Promise<Offer>;
}

export function createDenialLooks(parts: Parts, settings: SettingsNow, looks: Looks): DenialLooks {
  const { offers, fetchedMap, siteQuestions } = parts;

  async function look(session: DenialSession): Promise<void> {
    await settings.known();
    // With the map's hint Knock needs neither list nor contents: the first look waits for the map, later ones never.
    await fetchedMap.ready();
    const profile = await activeProfile(parts);
    if (profile === undefined || profile.session === 'signedOut') return;
    const asking = siteQuestions.ask(session, profile);
    const { site } = siteQuestions.answerOf(session, profile);
    const ran = await looks.run(lookKey(session, profile, site), async () => {
      const [found] = await Promise.all([
        offers.look(session.denial, profile, site),
        catchUp(parts, profile),
      ]);
      return found;
    });
    if (!ran) return;
    const said = await asking;
    const offer = await offers.describe(session.denial, { profile, looking: false, ...answered(said) });
    await noteOffer(parts, profile, session, offer);
  }

  return {
    look,
    async lookAgain(session, offer) {
      const profile = await activeProfile(parts);
      if (profile === undefined) return;
      const { site } = siteQuestions.answerOf(session, profile);
      const last = looks.endedAt(lookKey(session, profile, site));
      const isForgotten = offer.state === 'offer' && offer.packages[0]?.policies === undefined;
      if (last === undefined || (isForgotten && Date.now() - last > leastPauseMs)) await look(session);
    },
    async describe(session, { asks }) {
      const active = await guarded(() => activeProfile(parts));
      if (!active.ok)
        return { denial: denialSummary(session.denial), state: 'failed', failure: active.failure };
      const profile = active.value;
      if (profile === undefined) return offers.describe(session.denial, { looking: false });
      if (asks) quietly(siteQuestions.ask(session, profile));
      const known = siteQuestions.answerOf(session, profile);
      const key = lookKey(session, profile, known.site);
      const looking = looks.isUnderWay(key) || looks.endedAt(key) === undefined;
      return offers.describe(session.denial, { profile, looking, ...known });
    },
  };
}

const answered = (site: SiteAnswer | undefined) => (site === undefined ? {} : { site });

/** Before Knock offers a package again, it must know what was requested elsewhere (My Access, another device). */
async function catchUp(parts: Parts, { profile }: ProfileRow): Promise<void> {
  for (const { section, freshForMs } of ownRows) {
    const row = await parts.store.sync.get([profile, section]);
    const age = parts.clock.now() - (row?.lastSuccessAt ?? 0);
    if (age > freshForMs) await parts.engine.runNow(section, profile);
  }
}

/** What is looked for: the thing, for whom, and what they need of it. */
function lookKey({ tabId, denial }: DenialSession, { profile }: ProfileRow, site?: SiteAnswer): string {
  const situation = situationOf(denial, site);
  const [first] = resourcesOf(situation).resources;
  return [tabId, profile, first?.key ?? '', situation.need ?? ''].join('|');
}
