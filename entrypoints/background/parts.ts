import { browser } from 'wxt/browser';
import { createApprovals } from '../../lib/approvals/approvals.ts';
import { createDecideSender } from '../../lib/approvals/decideSender.ts';
import { createWaitingSection } from '../../lib/approvals/waitingSection.ts';
import { createAssignmentsSection } from '../../lib/assignments/assignmentsSection.ts';
import { createExpirySection } from '../../lib/assignments/expirySection.ts';
import { createAuth } from '../../lib/auth/auth.ts';
import { createAuthBrowser } from '../../lib/auth/browserAuth.ts';
import { createProfileStore } from '../../lib/auth/profiles.ts';
import { createGraphApi } from '../../lib/graph/graphApi.ts';
import { createOffers } from '../../lib/offer/createOffers.ts';
import { createDenialSessions } from '../../lib/offer/denialSessions.ts';
import { createRemembered } from '../../lib/offer/remembered.ts';
import { createContentsSection } from '../../lib/packages/contentsSection.ts';
import { createFetchedMap } from '../../lib/packages/fetchedMap.ts';
import { createPackagesSection } from '../../lib/packages/packagesSection.ts';
import { createSuggestionsSection } from '../../lib/packages/suggestions.ts';
import { createServiceClock, systemClock } from '../../lib/platform/clock.ts';
import { webLocks } from '../../lib/platform/locks.ts';
import { createUsabilitySection } from '../../lib/requests/access/usability.ts';
import { createCancelSender } from '../../lib/requests/cancel/cancelSender.ts';
import { createRequestsSection } from '../../lib/requests/follow/requestsSection.ts';
import { createAnnouncer } from '../../lib/requests/notify/announcer.ts';
import { createRequests } from '../../lib/requests/requests.ts';
import { createSubmitSender } from '../../lib/requests/submit/submitSender.ts';
import { createRetentionSection } from '../../lib/retention/retentionSection.ts';
import { askSite } from '../../lib/site/askSite.ts';
import { openWorkerStore } from '../../lib/store/database.ts';
import { createSyncEngine, type SyncEngine } from '../../lib/sync/engine.ts';
import { createOutbox } from '../../lib/sync/outbox.ts';
import type { Section } from '../../lib/sync/section.ts';
import { announce } from './announcements.ts';
import { browserAlarms } from './browserAlarms.ts';
import { hostGrantsKnown, isHostGranted } from './grantedHosts.ts';
import { type SettingsNow, tellsApprover } from './settingsNow.ts';
import { createSiteQuestions } from './siteQuestions.ts';
import { storedVerdicts } from './storedForms.ts';

export type Parts = ReturnType<typeof createParts>;

/** The composition root: every part of Knock, built once a worker. Synchronous, since `createAuth` adds listeners. */
export function createParts(settings: SettingsNow, onMapChange: () => void) {
  const store = openWorkerStore();
  const local = systemClock;
  const clock = createServiceClock(local);
  const profiles = createProfileStore(store, () => engine.arm());
  const auth = createAuth({
    browser: createAuthBrowser(),
    profiles,
    clock: local,
    config: settings.authConfig,
  });
  const fetchedMap = createFetchedMap({
    store,
    local,
    random: Math.random,
    settings: settings.current,
    isCovered: async (host) => {
      await hostGrantsKnown();
      return isHostGranted(host);
    },
    fetch: (input, init) => fetch(input, init),
    onChange: onMapChange,
  });
  const graph = createGraphApi({
    tokens: auth.tokens,
    clock,
    locale: settings.locale,
    verdicts: storedVerdicts(store),
  });
  const common = {
    store,
    graph,
    clock,
    local,
    locks: webLocks,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    locale: settings.locale,
    settings: fetchedMap.settings,
  };

  const engine = knowing(settings, createSync(common, settings, fetchedMap.section));
  const requests = createRequests({
    ...common,
    arm: engine.arm,
    isCovered: isHostGranted,
    openTab: async (url) => void (await browser.tabs.create({ url })),
  });
  return {
    ...common,
    fetchedMap,
    profiles,
    auth,
    engine,
    requests,
    approvals: createApprovals({ ...common, arm: engine.arm }),
    offers: createOffers(common),
    sessions: createDenialSessions(browser.storage.session),
    remembered: createRemembered(browser.storage.session, local),
    siteQuestions: createSiteQuestions({
      askSite,
      isEnabled: async () => (await settings.values()).usabilityCheck,
    }),
  };
}

type Common = Pick<
  Parts,
  'store' | 'graph' | 'clock' | 'local' | 'locks' | 'random' | 'newId' | 'locale' | 'settings'
>;

/** What is sent and what is read, in the order in which it is read. */
function createSync(common: Common, settings: SettingsNow, map: Section): SyncEngine {
  const told = {
    ...common,
    announce: async (news: Parameters<typeof announce>[0]) =>
      announce(news, await settings.words(), await settings.values()),
    warningDays: async () => (await settings.values()).expiryWarningDays,
    historyDays: async () => (await settings.values()).historyRetentionDays,
  };
  return createSyncEngine({
    ...common,
    alarms: browserAlarms,
    outbox: createOutbox({
      ...common,
      senders: [createSubmitSender(common), createCancelSender(common), createDecideSender(common)],
    }),
    afterTurn: createAnnouncer(told),
    sections: [
      map,
      createWaitingSection({ ...told, isEnabled: async () => tellsApprover(await settings.values()) }),
      createRequestsSection(told),
      createAssignmentsSection(told),
      createExpirySection(told),
      createPackagesSection(common),
      createSuggestionsSection(common),
      createContentsSection(common),
      createUsabilitySection({
        ...common,
        askSite,
        isEnabled: async () => (await settings.values()).usabilityCheck,
      }),
      createRetentionSection(told),
    ],
  });
}

/** Settings decide which sections run. Before settings are known, the engine would clear an alarm that should stay. */
function knowing(settings: SettingsNow, engine: SyncEngine): SyncEngine {
  return {
    ...engine,
    wake: async (drive) => {
      await settings.known();
      return engine.wake(drive);
    },
    onAlarm: async (name) => {
      await settings.known();
      return engine.onAlarm(name);
    },
  };
}
