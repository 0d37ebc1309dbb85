import { useEffect, useMemo, useState } from 'react';
import { type OfferPort, openOfferPort } from '../../lib/messaging/offerPort.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { OfferActions } from '../offer/offerActions.ts';
import { openSettings } from './openSettings.ts';

type PortState =
  | { state: 'connecting' }
  | { state: 'offered'; offer: Offer; clockOffset: number; locale: string | undefined }
  /** Nothing is refused on this page (any more). */
  | { state: 'closed' };

export interface OfferFeed {
  feed: PortState;
  port: OfferPort | undefined;
  actions: OfferActions | undefined;
}

/** The offer for this page, over the port: the card's own page, or the tab with `tabId` (the popup). */
export function useOffer(tabId?: number): OfferFeed {
  const [feed, setFeed] = useState<PortState>({ state: 'connecting' });
  const [port, setPort] = useState<OfferPort>();
  useEffect(() => {
    const opened = openOfferPort(
      {
        onOffer: ({ offer, now, locale }) =>
          setFeed({ state: 'offered', offer, clockOffset: now - Date.now(), locale }),
        onClosed: () => setFeed({ state: 'closed' }),
      },
      tabId,
    );
    setPort(opened);
    return () => opened.disconnect();
  }, [tabId]);
  const shown = feed.state === 'offered' ? feed.offer.account?.profile : undefined;
  const actions = useMemo(
    () => (port === undefined ? undefined : actionsOver(port, tabId, shown)),
    [port, tabId, shown],
  );
  return { feed, port, actions };
}

/** `shown`: the account on the offer these actions stand beside; nothing is done as anybody else. */
function actionsOver(
  port: OfferPort,
  tabId: number | undefined,
  shown: ProfileKey | undefined,
): OfferActions {
  const tab = tabId === undefined ? {} : { tabId };
  return {
    submit: (input) => port.command('submitRequest', { ...input, ...tab }, shown),
    saveDraft: (input) => port.command('saveDraft', { ...input, ...tab }, shown),
    cancel: (requestId) => port.command('cancelRequest', { requestId }, shown),
    open: (requestId) => port.command('openReturnTo', { requestId }, shown),
    signIn: () => port.command('signIn', {}, shown),
    openForm: (accessPackageId) =>
      void port.command('openHub', { view: { name: 'request', accessPackageId, ...tab } }, shown),
    openRequests: () => void port.command('openHub', { view: { name: 'requests' } }, shown),
    openSettings,
  };
}
