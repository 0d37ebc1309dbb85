import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { answeredPage, type HubView, hubHash, hubView } from '../../lib/messaging/hubAddress.ts';
import type { Settings, SettingsState } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { Loading } from '../base/notice.tsx';
import { accountCommands } from '../data/commands.ts';
import { openSettings } from '../data/openSettings.ts';
import { useProfiles } from '../data/useProfiles.ts';
import { useSettings } from '../data/useSettings.ts';
import { FindPage } from '../find/findPage.tsx';
import { RequestsView } from '../requests/requestsView.tsx';
import { SignInFirst } from '../signInFirst.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { HubFrame } from './hubFrame.tsx';
import { type Arrival, ArrivalContext, PageTitle } from './pageTitle.tsx';
import { RequestPageView } from './requestPageView.tsx';

/** Loaded when somebody opens them: most people come for their requests. */
const HeldView = lazy(async () => ({ default: (await import('../held/heldView.tsx')).HeldView }));
const QueueView = lazy(async () => ({
  default: (await import('../approvals/queue/queueView.tsx')).QueueView,
}));
const ExtendView = lazy(async () => ({ default: (await import('../held/extendView.tsx')).ExtendView }));
const HelpView = lazy(async () => ({ default: (await import('../help/helpView.tsx')).HelpView }));
const PackagesView = lazy(async () => ({
  default: (await import('../authoring/packagesView.tsx')).PackagesView,
}));
const HistoryView = lazy(async () => ({ default: (await import('../history/historyView.tsx')).HistoryView }));

/** The hub with its data, routed by the fragment. */
export function HubApp() {
  const { t } = useWords();
  const { route, arrival } = useHubRoute();
  const profiles = useProfiles();
  const settings = useSettings();
  const active = profiles?.active;
  return (
    <HubFrame
      current={route.name}
      account={active}
      accounts={profiles?.all ?? []}
      onSwitch={(profile) => void accountCommands.switchTo(profile)}
      onOpenSettings={openSettings}
      makesPackages={settings.state === 'known' && settings.settings.administratorClientId !== undefined}
    >
      {route.name === 'help' ? (
        // For everybody: whoever can't sign in needs it most.
        <ArrivalContext value={arrival}>
          <Later title={t('help.title')}>
            <HelpView key={active?.profile} profile={active ?? undefined} />
          </Later>
        </ArrivalContext>
      ) : active && settings.state === 'known' ? (
        // After a switch of accounts every view is made anew, so that none shows what was read or typed for another
        // account.
        <ArrivalContext value={arrival}>
          <RouteView key={active.profile} route={route} profile={active} settings={settings} />
        </ArrivalContext>
      ) : (
        <SignInFirst settings={settings} profile={active} />
      )}
    </HubFrame>
  );
}

function RouteView(props: {
  route: Exclude<HubView, { name: 'help' }>;
  profile: ProfileRow;
  settings: Extract<SettingsState, { state: 'known' }>;
}) {
  const { t } = useWords();
  const { route, profile } = props;
  const { settings } = props.settings;
  switch (route.name) {
    case 'request':
      return (
        <RequestPageView
          profile={profile}
          accessPackageId={route.accessPackageId}
          page={answeredPage(route)}
          need={route.need}
          isForOther={route.isForOther === true}
          settings={props.settings.settings}
        />
      );
    case 'find':
      return (
        <>
          <PageTitle>{t('hub.find')}</PageTitle>
          <FindPage profile={profile} search={route.search} page={answeredPage(route)} need={route.need} />
        </>
      );
    case 'approvals':
      return (
        <Later title={t('approvals.title')}>
          <QueueView profile={profile} settings={props.settings} />
        </Later>
      );
    case 'requests':
      return <Requests profile={profile} settings={settings} />;
    case 'held':
      return route.assignmentId === undefined ? (
        <Later title={t('have.page')}>
          <HeldView profile={profile} settings={settings} />
        </Later>
      ) : (
        <Later>
          <ExtendView profile={profile} assignmentId={route.assignmentId} settings={settings} />
        </Later>
      );
    case 'history':
      return (
        <Later title={t('history.title')}>
          <HistoryView profile={profile} settings={settings} />
        </Later>
      );
    case 'packages':
      return (
        <Later>
          <PackagesView
            key={route.draftId ?? route.resource}
            profile={profile}
            settings={settings}
            draftId={route.draftId}
            resource={route.resource}
            need={route.need}
          />
        </Later>
      );
    default:
      return route satisfies never;
  }
}

function Requests({ profile, settings }: { profile: ProfileRow; settings: Settings }) {
  const { t } = useWords();
  return (
    <>
      <PageTitle>{t('requests.title')}</PageTitle>
      <RequestsView
        profile={profile}
        settings={settings}
        readsPackages
        onOpenForm={(id, isForOther) => {
          location.hash = hubHash({
            name: 'request',
            accessPackageId: id,
            ...(isForOther && { isForOther }),
          });
        }}
        onOpenHistory={() => {
          location.hash = hubHash({ name: 'history' });
        }}
        onOpenHeld={(id) => {
          location.hash = hubHash({ name: 'held', assignmentId: id });
        }}
      />
    </>
  );
}

function Later({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <>
      {title !== undefined && <PageTitle>{title}</PageTitle>}
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </>
  );
}

function useHubRoute(): { route: HubView; arrival: Arrival } {
  const [at, setAt] = useState(() => ({ route: hubView(location.hash), arrival: { isDue: false } }));
  useEffect(() => {
    const follow = () => setAt({ route: hubView(location.hash), arrival: { isDue: true } });
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return at;
}
