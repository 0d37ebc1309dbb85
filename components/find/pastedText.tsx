import { type ReactNode, useEffect, useId, useState } from 'react';
import type { PageIdentity } from '../../lib/denial/denial.ts';
import { send } from '../../lib/messaging/client.ts';
import { pastedTab } from '../../lib/offer/pasted.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import { readSettings } from '../../lib/settings/browserSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import { Loading } from '../base/notice.tsx';
import { type OfferFeed, openOfferFeed } from '../data/offerFeed.ts';
import { useOffer } from '../data/useOffer.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { OfferBody } from '../offer/offerBody.tsx';
import { pastedPage } from './pastedPage.ts';

type Answer =
  | { state: 'unknown' }
  | { state: 'failed'; failure: Failure }
  | { state: 'told'; feed: OfferFeed };

/** What was pasted, answered; `children` where Knock makes nothing of it. */
export function PastedText({ text, children }: { text: string; children: ReactNode }) {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isOver = false;
    let feed: OfferFeed | undefined;
    void tell(text).then((told) => {
      if (isOver) return;
      if (told.state === 'told') {
        feed = openOfferFeed({ tabId: told.tabId });
        setAnswer({ state: 'told', feed });
      } else setAnswer(told);
    });
    return () => {
      isOver = true;
      feed?.port().disconnect();
    };
  }, [text]);
  switch (answer?.state) {
    case undefined:
      return <Loading />;
    case 'unknown':
      return children;
    case 'failed':
      return <FailureNotice failure={answer.failure} />;
    case 'told':
      return <PastedOffer feed={answer.feed} />;
    default:
      return answer satisfies never;
  }
}

function PastedOffer({ feed: source }: { feed: OfferFeed }) {
  const titleId = useId();
  const { feed, actions } = useOffer(source);
  if (feed.state !== 'offered') return <Loading />;
  return (
    <section className="pasted" aria-labelledby={titleId} aria-live="polite">
      <OfferBody offer={feed.offer} actions={actions} titleId={titleId} />
    </section>
  );
}

type Told = Exclude<Answer, { state: 'told' }> | { state: 'told'; tabId: number };

/** Tells the background what was pasted, as the popup tells it of a page. */
async function tell(text: string): Promise<Told> {
  const page = await judged(text);
  if (page === undefined) return { state: 'unknown' };
  const tabId = pastedTab(Date.now());
  const done = await send('reportRefusal', { tabId, page });
  return done.ok ? { state: 'told', tabId } : { state: 'failed', failure: done.failure };
}

async function judged(text: string): Promise<PageIdentity | undefined> {
  const settings = await readSettings(policyLists);
  return pastedPage(text, settings.state === 'known' ? settings.settings.inHouseApplications : []);
}
