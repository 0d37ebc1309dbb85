import { lazy, Suspense, useEffect, useState } from 'react';
import { send } from '../../lib/messaging/client.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useNow } from '../base/clock.tsx';
import { Loading } from '../base/notice.tsx';
import { accountCommands } from '../data/commands.ts';
import type { OfferFeed } from '../data/offerFeed.ts';
import { openSettings } from '../data/openSettings.ts';
import { useApprovals } from '../data/useApprovals.ts';
import { useOffer } from '../data/useOffer.ts';
import { useProfiles } from '../data/useProfiles.ts';
import { useRequests } from '../data/useRequests.ts';
import { useSettings } from '../data/useSettings.ts';
import { splitRequests } from '../requests/requestList.tsx';
import { RequestsView } from '../requests/requestsView.tsx';
import { SignInFirst } from '../signInFirst.tsx';
import { PopupFrame } from './popupFrame.tsx';
import { ThisPage } from './thisPage.tsx';
import { neededTab, usePopupTab } from './usePopupTab.ts';

/** Most people never approve anything: the queue's code is fetched behind the first picture. */
const loadApprovals = () => import('../approvals/approvalsView.tsx');
/** By then the first picture stands, in ms. */
const fetchLater = 500;
const ApprovalsView = lazy(async () => ({ default: (await loadApprovals()).ApprovalsView }));

/** Below the requests, so it may come a moment later. */
const HeldShortView = lazy(async () => ({
  default: (await import('../held/heldShortView.tsx')).HeldShortView,
}));

/** The popup with its data; `tabId` is the page behind it. */
export function PopupApp({ source, tabId }: { source: OfferFeed; tabId: number }) {
  const profiles = useProfiles();
  const now = useNow();
  const settings = useSettings();
  const offer = useOffer(source);
  const active = profiles?.active;
  const requests = useRequests(active?.profile);
  const waiting = useWaitingApprovals(active, settings.state === 'known' && settings.settings.approvals);
  const [tab, setTab] = usePopupTab(neededTab(offer.feed.state === 'offered', waiting ?? 0));
  useEffect(() => {
    const idle = setTimeout(() => void loadApprovals(), fetchLater);
    return () => clearTimeout(idle);
  }, []);
  const known = settings.state === 'known' ? settings.settings : undefined;
  const signInFirst = <SignInFirst settings={settings} profile={active} />;
  return (
    <PopupFrame
      tab={tab}
      onTab={setTab}
      counts={{ requests: splitRequests(requests ?? [], now).waiting.length, approvals: waiting }}
      account={active}
      accounts={profiles?.all ?? []}
      onSwitch={(profile) => void accountCommands.switchTo(profile)}
      onOpenHub={() => void send('openHub', { view: { name: 'requests' } })}
      onOpenSettings={openSettings}
      panels={{
        page: <ThisPage {...offer} tabId={tabId} />,
        requests: active ? (
          <>
            <RequestsView
              profile={active}
              settings={known}
              isCompact
              onOpenForm={(accessPackageId) =>
                void send('openHub', { view: { name: 'request', accessPackageId } })
              }
              onOpenHeld={(assignmentId) => void send('openHub', { view: { name: 'held', assignmentId } })}
            />
            {known && (
              <Suspense fallback={null}>
                <HeldShortView profile={active} settings={known} />
              </Suspense>
            )}
          </>
        ) : (
          signInFirst
        ),
        approvals:
          active && settings.state === 'known' ? (
            <Suspense fallback={<Loading />}>
              <ApprovalsView profile={active} settings={settings} />
            </Suspense>
          ) : (
            signInFirst
          ),
      }}
    />
  );
}

/** What waits in the queue as last read; before it was opened, Graph's count under the low scope, asked once. */
function useWaitingApprovals(active: ProfileRow | null | undefined, isOn: boolean): number | undefined {
  const approvals = useApprovals(active?.profile);
  const [counted, setCounted] = useState<number>();
  const profile = active?.profile;
  useEffect(() => {
    if (profile === undefined || !isOn) return;
    let isStale = false;
    void send('countApprovals', undefined).then((answer) => {
      if (!isStale && answer.ok) setCounted(answer.value.count);
    });
    return () => {
      isStale = true;
    };
  }, [profile, isOn]);
  if (!isOn) return undefined;
  // Once the queue has been read, its rows know better than a count taken when the popup opened.
  if (approvals === undefined || approvals.length === 0) return counted;
  return approvals.filter(({ state }) => state === 'waiting' || state === 'failed').length;
}
