import { browser } from 'wxt/browser';
import type { CommandMessage } from '../../lib/messaging/protocol.ts';
import { type CommandHandlers, runCommand } from '../../lib/messaging/server.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { observe } from '../../lib/store/observe.ts';
import { activeProfile } from './commands.ts';
import type { OfferPortDeps } from './offerPorts.ts';
import type { Parts } from './parts.ts';
import type { SettingsNow } from './settingsNow.ts';

/** Keeps the offers of open cards and popups current: one look-up a denial and profile, however many views ask. */
export function createOfferDesk(
  parts: Parts,
  settings: SettingsNow,
  handlers: CommandHandlers,
): OfferPortDeps {
  const { sessions, offers, engine } = parts;
  const looking = new Set<string>();
  const lookers = new Set<() => void>();
  const lookingChanged = () => {
    for (const again of lookers) again();
  };

  async function look(session: DenialSession): Promise<void> {
    await settings.known();
    const profile = await activeProfile(parts);
    if (profile === undefined || profile.session === 'signedOut') return;
    const key = `${session.tabId}|${profile.profile}`;
    if (looking.has(key)) return;
    looking.add(key);
    lookingChanged();
    try {
      await offers.look(session.denial, profile);
    } finally {
      looking.delete(key);
      lookingChanged();
    }
  }

  const describe = async (session: DenialSession): Promise<Offer> => {
    const profile = await activeProfile(parts);
    const isLooking = profile !== undefined && looking.has(`${session.tabId}|${profile.profile}`);
    return offers.describe(session.denial, {
      ...(profile === undefined ? {} : { profile }),
      looking: isLooking,
    });
  };

  return {
    session: sessions.get,
    onSessionChange: sessions.onChange,
    watchOffer(session, onOffer) {
      let stop = () => {};
      const again = () => {
        stop();
        stop = observe(() => describe(session), onOffer);
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

/** Marks the toolbar button of a tab that is refused something. */
export function badgeDenials({ sessions }: Parts): void {
  sessions.onChange(async (tabId) => {
    const session = await sessions.get(tabId);
    const text = session === undefined ? '' : '!';
    // The tab may be gone.
    await browser.action.setBadgeText({ tabId, text }).catch(() => {});
  });
}
