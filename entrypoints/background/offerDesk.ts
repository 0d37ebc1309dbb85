import type { CommandMessage } from '../../lib/messaging/protocol.ts';
import { type CommandHandlers, runCommand } from '../../lib/messaging/server.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { resourcesOf, situationOf } from '../../lib/offer/situation.ts';
import { denialSummary } from '../../lib/offer/summaries.ts';
import { minute } from '../../lib/platform/durations.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import type { SiteAnswer } from '../../lib/site/siteAnswer.ts';
import { guarded } from '../../lib/store/failure.ts';
import { observe } from '../../lib/store/observe.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { activeProfile } from './activeProfile.ts';
import { noteOffer } from './gaps.ts';
import type { Looks } from './looks.ts';
import type { OfferPortDeps } from './offerPorts.ts';
import type { Parts } from './parts.ts';
import { createPreparedOffers } from './preparedOffers.ts';
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

/** Keeps the offers of open cards and popups current: one look-up a denial and profile, however many views ask. */
export function createOfferDesk(
  parts: Parts,
  settings: SettingsNow,
  handlers: CommandHandlers,
  looks: Looks,
): OfferPortDeps {
  const { sessions, offers, engine, fetchedMap, siteQuestions } = parts;
  settings.onChange(looks.forget);
  const prepared = createPreparedOffers(watchOffer);
  sessions.onChange((tabId) => quietly(keepPrepared(tabId)));

  return {
    session: sessions.get,
    onSessionChange: sessions.onChange,
    watchOffer: prepared.watch,
    look: (session) => quietly(look(session)),
    viewAlive: () => quietly(engine.wake({ viewOpen: true })),
    run: (message: CommandMessage, session) =>
      runCommand(handlers, message, { context: 'card', tab: { id: session.tabId } }),
    dismiss: (session) => sessions.update(session.tabId, { dismissed: true }),
    locale: () => {
      const state = settings.current();
      return state.state === 'known' ? state.settings.language : undefined;
    },
    now: () => parts.clock.now(),
  };

  async function look(session: DenialSession): Promise<void> {
    await settings.known();
    // With the map's hint Knock needs neither list nor contents: the first look waits for the map, later ones never.
    await fetchedMap.ready();
    const profile = await activeProfile(parts);
    if (profile === undefined || profile.session === 'signedOut') return;
    const asking = siteQuestions.ask(session, profile);
    const known = siteQuestions.answerOf(session, profile);
    await looks.run(lookKey(session, profile, known.site), async () => {
      const looked = offers.look(session.denial, profile, known.site);
      const [found, , site] = await Promise.all([looked, catchUp(parts, profile), asking]);
      const said = site === undefined ? {} : { site };
      const offer = await offers.describe(session.denial, { profile, looking: false, ...said });
      await noteOffer(parts, profile, session, offer);
      return found;
    });
  }

  /**
   * Somebody signed in since: look for them, too. After a quarter of an hour Knock forgets what packages ask, so a card
   * that stays open longer reads it again.
   */
  async function lookAgain(session: DenialSession, offer: Offer): Promise<void> {
    const profile = await activeProfile(parts);
    if (profile === undefined) return;
    const { site } = siteQuestions.answerOf(session, profile);
    const last = looks.endedAt(lookKey(session, profile, site));
    const isForgotten = offer.state === 'offer' && offer.packages[0]?.policies === undefined;
    if (last === undefined || (isForgotten && Date.now() - last > leastPauseMs)) await look(session);
  }

  function watchOffer(session: DenialSession, onOffer: (offer: Offer) => void): () => void {
    let stop = () => {};
    const again = () => {
      stop();
      stop = observe(
        () => describe(parts, looks, session),
        (offer) => {
          onOffer(offer);
          quietly(lookAgain(session, offer));
        },
      );
    };
    again();
    const stopLooks = looks.onChange(again);
    const stopQuestions = siteQuestions.onChange(again);
    return () => {
      stopLooks();
      stopQuestions();
      stop();
    };
  }

  /** A report came, the page went, or the card was sent away. */
  async function keepPrepared(tabId: number): Promise<void> {
    const session = await sessions.get(tabId);
    if (session === undefined || session.dismissed || session.cardBlocked) prepared.drop(tabId);
    else prepared.prepare(session);
    const profile = session && (await activeProfile(parts));
    if (session !== undefined && profile !== undefined) await siteQuestions.ask(session, profile);
  }
}

/** Before Knock offers a package again, it must know what was requested elsewhere (My Access, another device). */
async function catchUp(parts: Parts, { profile }: ProfileRow): Promise<void> {
  for (const { section, freshForMs } of ownRows) {
    const row = await parts.store.sync.get([profile, section]);
    const age = parts.clock.now() - (row?.lastSuccessAt ?? 0);
    if (age > freshForMs) await parts.engine.runNow(section, profile);
  }
}

async function describe(parts: Parts, looks: Looks, session: DenialSession): Promise<Offer> {
  const active = await guarded(() => activeProfile(parts));
  if (!active.ok) return { denial: denialSummary(session.denial), state: 'failed', failure: active.failure };
  const profile = active.value;
  if (profile === undefined) return parts.offers.describe(session.denial, { looking: false });
  const said = parts.siteQuestions.answerOf(session, profile);
  const key = lookKey(session, profile, said.site);
  const looking = looks.isUnderWay(key) || looks.endedAt(key) === undefined;
  return parts.offers.describe(session.denial, { profile, looking, ...said });
}

/** What is looked for: the thing, for whom, and what they need of it. */
function lookKey({ tabId, denial }: DenialSession, { profile }: ProfileRow, site?: SiteAnswer): string {
  const situation = situationOf(denial, site);
  const [first] = resourcesOf(situation).resources;
  return [tabId, profile, first?.key ?? '', situation.need ?? ''].join('|');
}
