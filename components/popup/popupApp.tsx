import { Fragment, lazy, Suspense } from 'react';
import { send } from '../../lib/messaging/client.ts';
import { ApprovalsView } from '../approvals/approvalsView.tsx';
import { useNow } from '../base/clock.tsx';
import { accountCommands } from '../data/commands.ts';
import { withMaking } from '../data/makePackage.ts';
import type { OfferFeed } from '../data/offerFeed.ts';
import { openSettings } from '../data/openSettings.ts';
import { useIsLive } from '../data/useLive.ts';
import { useOffer } from '../data/useOffer.ts';
import { useProfiles } from '../data/useProfiles.ts';
import { useRequests } from '../data/useRequests.ts';
import { useSettings } from '../data/useSettings.ts';
import { useWaitingApprovals } from '../data/useWaitingApprovals.ts';
import { splitRequests } from '../requests/requestList.tsx';
import { RequestsView } from '../requests/requestsView.tsx';
import { SignInFirst } from '../signInFirst.tsx';
import { PopupFrame } from './popupFrame.tsx';
import { RefusedHere } from './refusedHere.tsx';
import { ThisPage } from './thisPage.tsx';
import { neededTab, usePopupTab } from './usePopupTab.ts';

/** Below the requests, so it may come a moment later. */
const HeldShortView = lazy(async () => ({
  default: (await import('../held/heldShortView.tsx')).HeldShortView,
}));

/**
 * The popup with its data; `tabId` is the page behind it. What belongs to an account is made anew when another becomes
 * the active one: nothing read for, or typed as, the one is shown under the other.
 */
export function PopupApp({ source, tabId }: { source: OfferFeed; tabId: number }) {
  const profiles = useProfiles();
  const now = useNow();
  const settings = useSettings();
  const isLive = useIsLive();
  const offer = useOffer(source);
  const active = profiles?.active;
  const requests = useRequests(active?.profile);
  const waiting = useWaitingApprovals(
    active?.profile,
    settings.state === 'known' && settings.settings.approvals,
  );
  const [tab, setTab] = usePopupTab(neededTab(offer.feed.state === 'offered', waiting.isAny));
  const known = settings.state === 'known' ? settings.settings : undefined;
  const signInFirst = <SignInFirst settings={settings} profile={active} />;
  return (
    <PopupFrame
      tab={tab}
      onTab={setTab}
      counts={{ requests: splitRequests(requests ?? [], now).waiting.length, approvals: waiting.count }}
      account={active}
      accounts={profiles?.all ?? []}
      onSwitch={(profile) => void accountCommands.switchTo(profile)}
      onOpenHub={() => void send('openHub', { view: { name: 'requests' } })}
      onOpenSettings={openSettings}
      above={
        offer.feed.state !== 'offered' && tab !== 'page' && <RefusedHere onOpen={() => setTab('page')} />
      }
      panels={{
        page: <ThisPage feed={offer.feed} actions={withMaking(offer.actions, known)} tabId={tabId} />,
        requests: active ? (
          <Fragment key={active.profile}>
            <RequestsView
              profile={active}
              settings={known}
              isCompact
              withFind
              onOpenForm={(accessPackageId, isForOther) =>
                void send('openHub', {
                  view: { name: 'request', accessPackageId, ...(isForOther && { isForOther }) },
                })
              }
              onOpenHistory={() => void send('openHub', { view: { name: 'history' } })}
              onOpenHeld={(assignmentId) => void send('openHub', { view: { name: 'held', assignmentId } })}
            />
            {known && isLive && (
              <Suspense fallback={null}>
                <HeldShortView profile={active} settings={known} />
              </Suspense>
            )}
          </Fragment>
        ) : (
          signInFirst
        ),
        approvals:
          active && settings.state === 'known' ? (
            <ApprovalsView key={active.profile} profile={active} settings={settings} />
          ) : (
            signInFirst
          ),
      }}
    />
  );
}
