import { browser } from 'wxt/browser';
import type { CommandMessage } from '../../lib/messaging/protocol.ts';
import { type CommandHandlers, runCommand } from '../../lib/messaging/server.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { observe } from '../../lib/store/observe.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { activeProfile } from './commands.ts';
import type { OfferPortDeps } from './offerPorts.ts';
import type { Parts } from './parts.ts';
import type { SettingsNow } from './settingsNow.ts';

/** Between two looks for the same view, so that a package whose policies can't be read is not asked about for ever. */
const leastPauseMs = 5 * 60_000;

/** Keeps the offers of open cards and popups current: one look-up a denial and profile, however many views ask. */
export function createOfferDesk(
  parts: Parts,
  settings: SettingsNow,
  handlers: CommandHandlers,
): OfferPortDeps {
  const { sessions, offers, engine } = parts;
  const looking = new Set<string>();
  const lookedAt = new Map<string, number>();
  const lookers = new Set<() => void>();
  const lookingChanged = () => {
    for (const again of lookers) again();
  };
  settings.onChange(lookingChanged);

  async function look(session: DenialSession): Promise<void> {
    await settings.known();
    const profile = await activeProfile(parts);
    if (profile === undefined || profile.session === 'signedOut') return;
    const key = lookKey(session, profile);
    if (looking.has(key)) return;
    looking.add(key);
    lookedAt.set(key, Date.now());
    lookingChanged();
    try {
      await offers.look(session.denial, profile);
    } finally {
      looking.delete(key);
      lookingChanged();
    }
  }

  /**
   * Somebody signed in since: look for them, too. What packages ask is forgotten after a quarter of an hour: a card
   * that stays open longer has it read again.
   */
  async function lookAgain(session: DenialSession, offer: Offer): Promise<void> {
    const profile = await activeProfile(parts);
    if (profile === undefined) return;
    const last = lookedAt.get(lookKey(session, profile));
    const isForgotten = offer.state === 'offer' && offer.packages[0]?.policies === undefined;
    if (last === undefined || (isForgotten && Date.now() - last > leastPauseMs)) await look(session);
  }

  const describe = async (session: DenialSession): Promise<Offer> => {
    const profile = await activeProfile(parts);
    if (profile === undefined) return offers.describe(session.denial, { looking: false });
    const key = lookKey(session, profile);
    return offers.describe(session.denial, { profile, looking: looking.has(key) || !lookedAt.has(key) });
  };

  return {
    session: sessions.get,
    onSessionChange: sessions.onChange,
    watchOffer(session, onOffer) {
      let stop = () => {};
      const again = () => {
        stop();
        stop = observe(
          () => describe(session),
          (offer) => {
            onOffer(offer);
            void lookAgain(session, offer);
          },
        );
      };
      again();
      lookers.add(again);
      return () => {
        lookers.delete(again);
        stop();
      };
    },
    look: (session) => void look(session),
    viewAlive: () => void engine.wake({ viewOpen: true }),
    run: (message: CommandMessage, session) =>
      runCommand(handlers, message, { context: 'card', tab: { id: session.tabId } }),
    dismiss: (session) => sessions.update(session.tabId, { dismissed: true }),
    locale: () => {
      const state = settings.current();
      return state.state === 'known' ? state.settings.language : undefined;
    },
    now: () => parts.clock.now(),
  };
}

const lookKey = ({ tabId, denial }: DenialSession, { profile }: ProfileRow): string =>
  `${tabId}|${profile}|${denial.resources[0]?.key ?? ''}`;

/** Marks the toolbar button of a tab that is refused something. */
export function badgeDenials({ sessions }: Parts): void {
  sessions.onChange(async (tabId) => {
    const session = await sessions.get(tabId);
    const text = session === undefined ? '' : '!';
    // The tab may be gone.
    await browser.action.setBadgeText({ tabId, text }).catch(() => {});
  });
}
