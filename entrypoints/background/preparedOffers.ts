import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import type { Offer } from '../../lib/offer/offer.ts';

/** Emits the offer for a denial now and whenever it changes; returns the function that stops it. */
export type WatchOffer = (session: DenialSession, onOffer: (offer: Offer) => void) => () => void;

interface Prepared {
  session: DenialSession;
  latest?: Offer;
  listener?: (offer: Offer) => void;
  stop: () => void;
}

export interface PreparedOffers {
  /** Begins to watch the offer of a denial that was just reported. Only the last one of a tab is kept. */
  prepare(session: DenialSession): void;
  /** The page of this tab is gone, or its card is not wanted. */
  drop(tabId: number): void;
  /** As the watching that was given, but the first view of a prepared denial takes over what is there already. */
  watch: WatchOffer;
}

/**
 * The background works out the offer while the card's frame still loads. Without that the frame would wait: reading the
 * store takes a good part of the time until the button appears.
 */
export function createPreparedOffers(watchOffer: WatchOffer): PreparedOffers {
  const byTab = new Map<number, Prepared>();
  /** The last report of each tab that was prepared, taken over or not: a change of it is for the view that has it. */
  const reports = new Map<number, string>();
  const drop = (tabId: number) => {
    byTab.get(tabId)?.stop();
    byTab.delete(tabId);
    reports.delete(tabId);
  };

  return {
    drop,
    prepare(session) {
      if (reports.get(session.tabId) === session.id) return;
      drop(session.tabId);
      reports.set(session.tabId, session.id);
      const prepared: Prepared = { session, stop: () => {} };
      prepared.stop = watchOffer(session, (offer) => {
        prepared.latest = offer;
        prepared.listener?.(offer);
      });
      byTab.set(session.tabId, prepared);
    },
    watch(session, onOffer) {
      const prepared = byTab.get(session.tabId);
      if (prepared?.session.id !== session.id || prepared.session.denial.need !== session.denial.need)
        return watchOffer(session, onOffer);
      byTab.delete(session.tabId);
      prepared.listener = onOffer;
      if (prepared.latest !== undefined) onOffer(prepared.latest);
      return prepared.stop;
    },
  };
}
