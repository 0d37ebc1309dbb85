import { storedVerdicts } from '../../entrypoints/background/storedForms.ts';
import { type Approvals, createApprovals } from '../../lib/approvals/approvals.ts';
import { createDecideSender } from '../../lib/approvals/decideSender.ts';
import { createAssignmentsSection } from '../../lib/assignments/assignmentsSection.ts';
import { createExpirySection } from '../../lib/assignments/expirySection.ts';
import type { TokenSource } from '../../lib/auth/tokenSource.ts';
import type { GraphApi } from '../../lib/graph/api.ts';
import { createGraphApi } from '../../lib/graph/graphApi.ts';
import { createContentsSection } from '../../lib/packages/contentsSection.ts';
import { createPackagesSection } from '../../lib/packages/packagesSection.ts';
import { createServiceClock } from '../../lib/platform/clock.ts';
import { fail, ok } from '../../lib/platform/failure.ts';
import { profileKey } from '../../lib/platform/profile.ts';
import { createUsabilitySection } from '../../lib/requests/access/usability.ts';
import { createCancelSender } from '../../lib/requests/cancel/cancelSender.ts';
import { createRequestsSection } from '../../lib/requests/follow/requestsSection.ts';
import { createAnnouncer } from '../../lib/requests/notify/announcer.ts';
import { createRequests, type Requests } from '../../lib/requests/requests.ts';
import { createSubmitSender } from '../../lib/requests/submit/submitSender.ts';
import { createRetentionSection } from '../../lib/retention/retentionSection.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import { openStore, type Store } from '../../lib/store/database.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import type { Sender } from '../../lib/sync/command.ts';
import { createSyncEngine } from '../../lib/sync/engine.ts';
import { createOutbox } from '../../lib/sync/outbox.ts';
import type { Section } from '../../lib/sync/section.ts';
import { createLife, type Life, mortalStore, never } from './life.ts';
import type { Machine } from './machine.ts';

export type Worker = Awaited<ReturnType<typeof startWorker>>;

/** Lets a test put a mistake into a worker; the suite must see it. */
export interface Mistake {
  senders?: (honest: Sender[], machine: Machine) => Sender[];
  tokens?: (honest: TokenSource, machine: Machine) => TokenSource;
  requests?: (honest: Requests) => Requests;
  approvals?: (honest: Approvals, worker: { store: Store }) => Approvals;
  sections?: (honest: Section[], machine: Machine, graph: GraphApi, store: Store) => Section[];
  /** Alarms that are gone once they have rung, as `chrome.alarms` without a period. */
  ringOnce?: boolean;
}

/** Everything the background puts together for requests (`entrypoints/background/parts.ts`), in one life of a worker. */
export async function startWorker(
  machine: Machine,
  number: number,
  endsAt: number | undefined,
  mistake: Mistake,
) {
  const { time, local, note, random } = machine;
  const life = createLife(number, endsAt, note);
  const store = mortalStore(openStore(machine.database), life, time);
  life.onEnd(() => store.close());
  await store.open();

  const clock = createServiceClock(local);
  const honest = tokensOf(machine, life);
  const tokens = mistake.tokens?.(honest, machine) ?? honest;
  const graph = createGraphApi({
    tokens,
    clock,
    locale: () => 'en',
    fetch: machine.network.fetchOf(life),
    verdicts: storedVerdicts(store),
  });
  const locks = machine.locks.of(life);
  const newId = () => crypto.randomUUID();
  const common = { store, graph, clock, local, random, locale: () => 'en', newId, locks };
  const held = {
    ...common,
    warningDays: async () => [14, 1],
    announce: async ({ id }: { id: string }) =>
      life.pass(`notification ${id}`) ? undefined : never<undefined>(),
  };
  const senders = [createSubmitSender(common), createCancelSender(common), createDecideSender(common)];
  const index = { ...common, settings };
  const sections: Section[] = [
    createRequestsSection(common),
    createAssignmentsSection(held),
    createExpirySection(held),
    ...(machine.plan.readsIndex ? [createPackagesSection(index), createContentsSection(index)] : []),
    createUsabilitySection({
      ...common,
      isEnabled: async () => true,
      askSite: async () => ({ state: 'cantTell' }),
    }),
    createRetentionSection(common),
  ];
  const engine = createSyncEngine({
    ...common,
    alarms: {
      create: async (name, delayMs) => {
        if (!life.pass(`alarm ${name}`)) return never();
        machine.alarms.create(name, delayMs, mistake.ringOnce !== true);
        return life.pass(`alarm ${name} set`) ? undefined : never();
      },
      clear: async (name) => {
        if (!life.pass(`alarm ${name} cleared`)) return never();
        machine.alarms.clear(name);
        return undefined;
      },
    },
    outbox: createOutbox({ ...common, senders: mistake.senders?.(senders, machine) ?? senders }),
    afterTurn: createAnnouncer(held),
    sections: mistake.sections?.(sections, machine, graph, store) ?? sections,
  });
  const honestly = createRequests({
    ...common,
    isCovered: () => true,
    openTab: async () => undefined,
    arm: engine.arm,
  });
  const approvals = createApprovals({ ...common, arm: engine.arm });

  return {
    life,
    store,
    graph,
    clock,
    engine,
    requests: mistake.requests?.(honestly) ?? honestly,
    approvals: mistake.approvals?.(approvals, { store }) ?? approvals,
    /** As `begin()` of the background: after a start of the browser. */
    async begin(): Promise<void> {
      for (const { profile, session } of await store.profiles.toArray())
        if (session === 'signedOut')
          await engine.alone(profile, () => eraseProfile(store, profile, { keepUnsent: true }));
      await engine.wake({ ignoreBackoff: true });
    },
  };
}

/** As an organisation has them that has set nothing but a faster pace: what is read in days is read in this hour. */
const settings = (): SettingsState => decodeSettings({ indexPace: 600 }, {});

/** Tokens as the real source gives them out: none for who is signed out; who has to be seen is noted as such. */
function tokensOf(machine: Machine, life: Life): TokenSource {
  return {
    async get(profile, scopes) {
      const key = profileKey(profile);
      if (!life.pass('token')) return never();
      const session = await machine.sessionOf(key, life);
      if (session === 'signedOut') return fail({ kind: 'signedOut' });
      if (session === 'needsSignIn') return fail({ kind: 'interactionRequired' });
      return ok(machine.organization.tokenFor(profile.oid, scopes));
    },
  };
}
