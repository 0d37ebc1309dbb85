import type { CommandMessage } from '../../lib/messaging/protocol.ts';
import { type CommandHandlers, runCommand } from '../../lib/messaging/server.ts';
import { aboutPackages, isListed, packageList } from '../../lib/offer/aboutPackages.ts';
import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import type { ChannelPort } from '../../lib/offer/port/server.ts';
import { after } from '../../lib/platform/after.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import { observe } from '../../lib/store/observe.ts';
import { createDenialLooks } from './denialLooks.ts';
import type { Looks } from './looks.ts';
import type { OfferPortDeps } from './offerPorts.ts';
import type { Parts } from './parts.ts';
import { createPreparedOffers } from './preparedOffers.ts';
import type { SettingsNow } from './settingsNow.ts';

type Post = ChannelPort['post'];

/** A view is drawn before the engine takes its turn, which would take the processor from it, in ms. */
const drawnWithin = 300;

/** Keeps the offers of open cards and popups current: one look-up a denial and profile, however many views ask. */
export function createOfferDesk(
  parts: Parts,
  settings: SettingsNow,
  handlers: CommandHandlers,
  looks: Looks,
): OfferPortDeps {
  const { sessions, engine, siteQuestions } = parts;
  const denialLooks = createDenialLooks(parts, settings, looks);
  settings.onChange(looks.forget);
  const prepared = createPreparedOffers(watchOffer);
  sessions.onChange((tabId) => quietly(keepPrepared(tabId)));

  return {
    session: sessions.get,
    onSessionChange: sessions.onChange,
    watchOffer: prepared.watch,
    look: (session) => quietly(denialLooks.look(session)),
    viewAlive: () => quietly(after(drawnWithin).then(() => engine.wake({ viewOpen: true }))),
    run: (message: CommandMessage, session) =>
      runCommand(handlers, message, { context: 'card', tab: { id: session.tabId } }),
    dismiss: (session) => sessions.update(session.tabId, { dismissed: true }),
    locale: () => {
      const state = settings.current();
      return state.state === 'known' ? state.settings.language : undefined;
    },
    now: () => parts.clock.now(),
    find: (profile, ids, post) =>
      quietly(
        ids.length === 0
          ? list(profile, post)
          : aboutPackages(parts, profile, ids).then((about) => post({ type: 'about', about })),
      ),
    isListed: (profile, id) => isListed(parts, profile, id),
  };

  function watchOffer(session: DenialSession, onOffer: (offer: Offer) => void): () => void {
    let stop = () => {};
    // An offer described before the site is asked would not say that its button waits for the answer.
    let asks = true;
    const describe = () => {
      const isFirst = asks;
      asks = false;
      return denialLooks.describe(session, { asks: isFirst });
    };
    const again = () => {
      stop();
      stop = observe(describe, (offer) => {
        onOffer(offer);
        quietly(denialLooks.lookAgain(session, offer));
      });
    };
    const stopLooks = looks.onChange(again);
    const stopQuestions = siteQuestions.onChange(again);
    again();
    return () => {
      stopLooks();
      stopQuestions();
      stop();
    };
  }

  /** The map may have led to a package before the list was ever read. */
  async function list(profile: ProfileKey, post: Post): Promise<void> {
    const read = () => packageList(parts, profile);
    let known = await read();
    if (known.packages.length === 0) {
      await engine.runNow('packages', profile);
      known = await read();
    }
    post({ type: 'listed', ...known });
  }

  /** A report came, the page went, or the card was sent away. */
  async function keepPrepared(tabId: number): Promise<void> {
    const session = await sessions.get(tabId);
    if (session === undefined || session.dismissed || session.cardBlocked) return prepared.drop(tabId);
    prepared.prepare(session);
  }
}
