import 'fake-indexeddb/auto';
import { createDecideSender } from '../../../lib/approvals/decideSender.ts';
import { createAssignmentsSection } from '../../../lib/assignments/assignmentsSection.ts';
import type { ExpiryAnnouncement } from '../../../lib/assignments/expiry.ts';
import { createExpirySection } from '../../../lib/assignments/expirySection.ts';
import type { GraphApi } from '../../../lib/graph/api.ts';
import type { Clock } from '../../../lib/platform/clock.ts';
import type { Failure } from '../../../lib/platform/failure.ts';
import { createUsabilitySection } from '../../../lib/requests/access/usability.ts';
import { createCancelSender } from '../../../lib/requests/cancel/cancelSender.ts';
import { createRequestsSection } from '../../../lib/requests/follow/requestsSection.ts';
import { type Announcement, createAnnouncer } from '../../../lib/requests/notify/announcer.ts';
import { createRequests, type Requests } from '../../../lib/requests/requests.ts';
import { createSubmitSender } from '../../../lib/requests/submit/submitSender.ts';
import { createRetentionSection } from '../../../lib/retention/retentionSection.ts';
import type { SiteQuestion } from '../../../lib/site/askSite.ts';
import type { SiteAnswer } from '../../../lib/site/siteAnswer.ts';
import type { Store } from '../../../lib/store/database.ts';
import { requestsOf } from '../../../lib/store/readable.ts';
import type { ProfileRow, RequestRow } from '../../../lib/store/rows.ts';
import { createSyncEngine, type SyncEngine } from '../../../lib/sync/engine.ts';
import { createOutbox } from '../../../lib/sync/outbox.ts';
import { testStore } from '../store/testStore.ts';
import type { TestClock } from '../sync/testClock.ts';
import { createTestLocks } from '../sync/testLocks.ts';
import { person } from './people.ts';

export interface Desk {
  store: Store;
  engine: SyncEngine;
  requests: Requests;
  alarms: Map<string, number>;
  told: Announcement[];
  warned: ExpiryAnnouncement[];
  opened: string[];
  /** What SharePoint would answer. */
  site: { answers: SiteAnswer; asked: SiteQuestion[] };
  rows(profile?: ProfileRow): Promise<RequestRow[]>;
  only(profile?: ProfileRow): Promise<RequestRow>;
}

export interface DeskOptions {
  graph: Partial<GraphApi>;
  clock: Clock;
  local?: Clock;
  name?: string;
  usabilityCheck?: boolean;
  warningDays?: readonly number[];
  historyDays?: number;
  people?: ProfileRow[];
}

/** Everything that a worker puts together for requests, on a database and a network of the test's. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const { store } = testStore(options.name);
  const { clock } = options;
  const graph = complete(options.graph);
  const common = {
    store,
    graph,
    clock,
    local: options.local ?? clock,
    random: () => 0.5,
    locale: () => 'en',
  };
  const assignmentsDeps = { ...common, warningDays: async () => options.warningDays ?? [14, 1] };
  const historyDays = async () => options.historyDays ?? 365;
  const warned: ExpiryAnnouncement[] = [];
  const newId = () => crypto.randomUUID();
  const alarms = new Map<string, number>();
  const told: Announcement[] = [];
  const opened: string[] = [];
  const site: Desk['site'] = { answers: { state: 'cantTell' }, asked: [] };
  const locks = createTestLocks();
  const senders = [createSubmitSender(common), createCancelSender(common), createDecideSender(common)];
  const engine = createSyncEngine({
    ...common,
    locks,
    alarms: {
      create: async (name, delayMs) => void alarms.set(name, delayMs),
      clear: async (name) => void alarms.delete(name),
    },
    outbox: createOutbox({ ...common, locks, senders }),
    afterTurn: createAnnouncer({ store, announce: async (news) => void told.push(news) }),
    sections: [
      createRequestsSection({ ...common, newId, historyDays }),
      createAssignmentsSection(assignmentsDeps),
      createExpirySection({ ...assignmentsDeps, announce: async (news) => void warned.push(news) }),
      createUsabilitySection({
        ...common,
        isEnabled: async () => options.usabilityCheck ?? true,
        askSite: async (question) => {
          site.asked.push(question);
          return site.answers;
        },
      }),
      createRetentionSection({ ...common, historyDays }),
    ],
  });
  const requests = createRequests({
    ...common,
    newId,
    isCovered: (host) => host.endsWith('.sharepoint.com'),
    openTab: async (url) => void opened.push(url),
    arm: engine.arm,
  });
  await store.profiles.bulkPut(options.people ?? [person()]);
  const rows = async (profile = options.people?.[0] ?? person()) =>
    (await requestsOf(store, profile.profile)).rows;
  const only = async (profile?: ProfileRow): Promise<RequestRow> => {
    const [row, ...others] = await rows(profile);
    if (row === undefined || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} rows`);
    return row;
  };
  return { store, engine, requests, alarms, told, warned, opened, site, rows, only };
}

/** Time passes, in steps of ms, and the polling alarm rings after each. */
export async function letPass(ms: number, clock: TestClock, desk: Desk, step = 30_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    clock.advance(step);
    await desk.engine.onAlarm('knock.poll');
  }
}

/** A call that a test did not provide for fails it. */
function complete(graph: Partial<GraphApi>): GraphApi {
  const refuse = (name: string) => () => {
    const failure: Failure = { kind: 'unexpected', requestId: `unforeseen call ${name}` };
    return Promise.resolve({ ok: false as const, maybe: false, failure });
  };
  return {
    directReports: refuse('directReports'),
    requestablePackages: refuse('requestablePackages'),
    packagesNamed: refuse('packagesNamed'),
    packagesWithContents: refuse('packagesWithContents'),
    servicePrincipalNamed: refuse('servicePrincipalNamed'),
    packageContents: refuse('packageContents'),
    suggestions: refuse('suggestions'),
    requirements: refuse('requirements'),
    requirementsOfMany: refuse('requirementsOfMany'),
    submitRequest: refuse('submitRequest'),
    cancelRequest: refuse('cancelRequest'),
    myRequests: refuse('myRequests'),
    myAssignments: refuse('myAssignments'),
    requestsToApprove: refuse('requestsToApprove'),
    approvalStages: () => Promise.resolve([]),
    stagesOfQueue: refuse('stagesOfQueue'),
    jobs: () => Promise.resolve([]),
    decideStages: () => Promise.resolve([]),
    servicePrincipal: refuse('servicePrincipal'),
    assignedGroups: refuse('assignedGroups'),
    ...graph,
  };
}
