import { useMemo, useSyncExternalStore } from 'react';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { OfferActions } from '../offer/offerActions.ts';
import type { FeedState, OfferFeed } from './offerFeed.ts';
import { openSettings } from './openSettings.ts';

export interface OfferedNow {
  feed: FeedState;
  actions: OfferActions;
}

/** The offer as it stands, and what can be done about it. */
export function useOffer(source: OfferFeed): OfferedNow {
  const feed = useSyncExternalStore(source.subscribe, source.current);
  const shown = feed.state === 'offered' ? feed.offer.account?.profile : undefined;
  const actions = useMemo(() => actionsOver(source, shown), [source, shown]);
  return { feed, actions };
}

/** `shown`: the account on the offer that these actions belong to. They never act as another account. */
function actionsOver({ port, tabId }: OfferFeed, shown: ProfileKey | undefined): OfferActions {
  const tab = tabId === undefined ? {} : { tabId };
  return {
    submit: (input) => port().command('submitRequest', { ...input, ...tab }, shown),
    saveDraft: (input) => port().command('saveDraft', { ...input, ...tab }, shown),
    setNeed: (need) => port().command('setNeed', { need, ...tab }, shown),
    cancel: (requestId) => port().command('cancelRequest', { requestId }, shown),
    open: (requestId) => port().command('openReturnTo', { requestId }, shown),
    signIn: () => port().command('signIn', {}, shown),
    toldOwner: () => void port().command('noteTold', {}, shown),
    openForm: (accessPackageId, isForOther) =>
      void port().command(
        'openHub',
        { view: { name: 'request', accessPackageId, ...tab, ...(isForOther && { isForOther }) } },
        shown,
      ),
    findAccess: (pasted) =>
      void port().command(
        'openHub',
        { view: { name: 'find', ...(pasted === undefined ? {} : { search: pasted }) } },
        shown,
      ),
    openRequests: () => void port().command('openHub', { view: { name: 'requests' } }, shown),
    openSettings,
  };
}
