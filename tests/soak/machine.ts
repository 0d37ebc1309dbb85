import 'fake-indexeddb/auto';
import type { Clock } from '../../lib/platform/clock.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { openStore, type Store } from '../../lib/store/database.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { createRandom } from '../unit/requests/random.ts';
import { type BrowserAlarms, createBrowserAlarms } from './browserAlarms.ts';
import { type Life, never } from './life.ts';
import { createNetwork, type Network } from './network.ts';
import { createOrganization, type Organization } from './organization.ts';
import type { Plan } from './plan.ts';
import { createSharedLocks, type SharedLocks } from './sharedLocks.ts';
import { createVirtualTime, type VirtualTime } from './virtualTime.ts';

/** What outlives every worker: the machine, its browser and its database, and the world around. */
export interface Machine {
  plan: Plan;
  time: VirtualTime;
  /** The machine's own clock, which may be wrong and may jump. */
  local: Clock;
  jump(byMs: number): void;
  random: () => number;
  organization: Organization;
  network: Network;
  locks: SharedLocks;
  alarms: BrowserAlarms;
  database: string;
  /** The database, for who looks on. */
  look: Store;
  /** What Entra thinks of a session, beside what the row says. */
  ended: Set<ProfileKey>;
  sessionOf(profile: ProfileKey, life: Life): Promise<ProfileRow['session']>;
  note(text: string): void;
  trace: string[];
}

const start = Date.parse('2026-11-02T09:00:00Z');
let databases = 0;

export async function createMachine(plan: Plan, onAlarm: (name: string) => void): Promise<Machine> {
  const time = createVirtualTime(start);
  const trace: string[] = [];
  const note = (text: string) =>
    void trace.push(`${new Date(time.now()).toISOString().slice(11, 23)} ${text}`);
  let offMs = 0;
  const local: Clock = { now: () => time.now() + offMs };
  const organization = createOrganization(plan, time);
  const database = `soak-${process.pid}-${databases++}`;
  const look = openStore(database);
  await look.open();
  const ended = new Set<ProfileKey>();
  return {
    plan,
    time,
    local,
    jump: (byMs) => {
      offMs += byMs;
    },
    random: createRandom(plan.seed).next,
    organization,
    network: createNetwork(plan, organization, time, note),
    locks: createSharedLocks(),
    alarms: createBrowserAlarms(time, local, onAlarm),
    database,
    look,
    ended,
    async sessionOf(profile, life) {
      time.begin();
      const row = await look.profiles.get(profile);
      if (row?.session === 'signedIn' && ended.has(profile))
        await look.profiles.update(profile, { session: 'needsSignIn' });
      time.end();
      if (!life.pass('token known')) return never();
      if (row === undefined) return 'signedOut';
      return row.session === 'signedIn' && ended.has(profile) ? 'needsSignIn' : row.session;
    },
    note,
    trace,
  };
}
