import { type ReactNode, useEffect, useId, useState } from 'react';
import { readOwnerLine } from '../../lib/authoring/ownerLine.ts';
import type { PageIdentity } from '../../lib/denial/denial.ts';
import { send } from '../../lib/messaging/client.ts';
import { pastedTab } from '../../lib/offer/pasted.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import { readSettings } from '../../lib/settings/browserSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { Loading } from '../base/notice.tsx';
import { withMaking } from '../data/makePackage.ts';
import { type OfferFeed, openOfferFeed } from '../data/offerFeed.ts';
import { useOffer } from '../data/useOffer.ts';
import { useSettings } from '../data/useSettings.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { OfferBody } from '../offer/offerBody.tsx';
import { AskedFor } from './askedFor.tsx';
import { pastedPage } from './pastedPage.ts';

type Answer =
  | { state: 'unknown' }
  | { state: 'failed'; failure: Failure }
  | { state: 'told'; feed: OfferFeed };

/** What was pasted, answered; `children` where Knock makes nothing of it. */
export function PastedText({ text, children }: { text: string; children: ReactNode }) {
  const settings = useSettings();
  const known = settings.state === 'known' ? settings.settings : undefined;
  const asked = readOwnerLine(text);
  const { makePackage } = withMaking({}, known);
  if (asked === undefined || makePackage === undefined)
    return (
      <Answered text={text} settings={known}>
        {children}
      </Answered>
    );
  return <AskedFor asked={asked} onMake={makePackage} />;
}

function Answered({
  text,
  settings,
  children,
}: {
  text: string;
  settings: Settings | undefined;
  children: ReactNode;
}) {
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
      return <PastedOffer feed={answer.feed} settings={settings} />;
    default:
      return answer satisfies never;
  }
}

function PastedOffer({ feed: source, settings }: { feed: OfferFeed; settings: Settings | undefined }) {
  const titleId = useId();
  const { feed, actions } = useOffer(source);
  if (feed.state !== 'offered') return <Loading />;
  return (
    <section className="pasted" aria-labelledby={titleId} aria-live="polite">
      <OfferBody offer={feed.offer} actions={withMaking(actions, settings)} titleId={titleId} />
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
