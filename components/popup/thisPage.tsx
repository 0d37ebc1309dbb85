import { lazy, type RefObject, Suspense, useEffect, useId, useRef } from 'react';
import { Loading } from '../base/notice.tsx';
import type { FeedState } from '../data/offerFeed.ts';
import type { OfferedNow } from '../data/useOffer.ts';
import { PageFind } from '../find/pageFind.tsx';
import { OfferBody } from '../offer/offerBody.tsx';

/** The denial of the page behind the popup, with the same answers as on the card. */
export function ThisPage({ feed, actions, tabId }: OfferedNow & { tabId: number }) {
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  useFocusWhenOffered(feed.state, section);
  if (feed.state === 'offered')
    return (
      <section className="panel-body" aria-labelledby={titleId} ref={section} tabIndex={-1}>
        <OfferBody offer={feed.offer} actions={actions} titleId={titleId} Find={PageFind} />
      </section>
    );
  if (feed.state === 'connecting') return <Loading />;
  return (
    <Suspense fallback={<Loading />}>
      <UnclaimedPageView tabId={tabId} />
    </Suspense>
  );
}

/** People mostly open the popup because of a refusal. The code for other pages is loaded when it is needed. */
const UnclaimedPageView = lazy(async () => ({
  default: (await import('./unclaimedPage.tsx')).UnclaimedPageView,
}));

/** The button *I can’t access this* disappears once it is pressed. The answer takes its place and its focus. */
function useFocusWhenOffered(state: FeedState['state'], answer: RefObject<HTMLElement | null>): void {
  const wasClosed = useRef(false);
  useEffect(() => {
    if (state === 'offered' && wasClosed.current) answer.current?.focus();
    wasClosed.current = state === 'closed';
  }, [state, answer]);
}
