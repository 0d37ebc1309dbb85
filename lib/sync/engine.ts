import type { Failure, Result } from '../platform/failure.ts';
import { fail, ok } from '../platform/failure.ts';
import type { Locks } from '../platform/locks.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { guarded } from '../store/failure.ts';
import type { ProfileRow } from '../store/rows.ts';
import { type Alarms, armAlarms } from './alarms.ts';
import { type Drive, dueOf } from './due.ts';
import type { Outbox } from './outbox.ts';
import { runSection } from './runSection.ts';
import { shortestAlarmMs } from './schedule.ts';
import type { AlarmName, Section } from './section.ts';
import type { Times } from './times.ts';

export interface EngineDeps extends Times {
  store: Store;
  locks: Locks;
  alarms: Alarms;
  random: () => number;
  sections: readonly Section[];
  outbox: Outbox;
  /** After every turn of a profile: what is news is told here. */
  afterTurn: (profile: ProfileRow) => Promise<void>;
}

export interface SyncEngine {
  /**
   * Does what is due for every profile that has not signed out, then sets the alarms. Safe at any time, from any
   * number of callers: one turn a profile at a time. Fails only with `storeCorrupt`.
   */
  wake(drive?: Drive): Promise<Result<undefined>>;
  /** An alarm rang. Names that are not the engine's are ignored. */
  onAlarm(name: string): Promise<Result<undefined>>;
  /**
   * Runs one section now, due or not; only Retry-After holds it back. `gone`: no such section or profile.
   */
  runNow(section: string, profile: ProfileKey): Promise<Result<undefined>>;
  /**
   * Runs a task while nothing is sent or read for a profile, after what is under way has ended: erasing its rows, so
   * that no late answer writes them anew.
   */
  alone<T>(profile: ProfileKey, task: () => Promise<T>): Promise<T>;
  /** Sees to it that the worker is woken soon; before a command is written. */
  arm(): Promise<void>;
}

const alarmNames: readonly string[] = ['knock.poll', 'knock.due', 'knock.trickle'] satisfies AlarmName[];

const isIn = ({ session }: ProfileRow): boolean => session !== 'signedOut';

/** Keeps rows in step with Graph: the outbox first, then the sections that are due. Knows none of them. */
export function createSyncEngine(deps: EngineDeps): SyncEngine {
  const { store, locks, outbox, sections } = deps;

  const profiles = async (): Promise<ProfileRow[]> => (await store.profiles.toArray()).filter(isIn);

  /** Whoever signed out while the lock was waited for has no rows any more, and gets none. */
  const whileIn = <T>(key: ProfileKey, task: (profile: ProfileRow) => Promise<T>): Promise<T | undefined> =>
    locks.run(`sync/${key}`, async () => {
      const profile = await store.profiles.get(key);
      return profile !== undefined && isIn(profile) ? task(profile) : undefined;
    });

  const turn = async (profile: ProfileRow, drive: Drive): Promise<void> => {
    await outbox.run(profile, drive);
    await whileIn(profile.profile, async (current) => {
      for (const section of sections) {
        const due = await dueOf(deps, current, section, drive);
        if (due !== undefined && due <= deps.clock.now()) await runSection(deps, current, section);
      }
    });
    await deps.afterTurn(profile);
  };

  const wakeAll = async (drive: Drive): Promise<undefined> => {
    const awake = await profiles();
    // Before anything begins, so that an alarm restarts the work if this worker dies in the middle.
    if (drive.ignoreBackoff === true) isHeld = false; // the wake that follows a write
    await armAll();
    const turns = await Promise.allSettled(awake.map((profile) => turn(profile, drive)));
    await armAll();
    // If one profile fails, the others and the alarms still get their turn, and the error is still thrown.
    for (const done of turns) if (done.status === 'rejected') throw done.reason;
    return undefined;
  };

  /**
   * A caller is about to write a command that has no alarm yet. Until the engine has read it, the alarm stays where it
   * is.
   */
  let isHeld = false;
  const arm = () => {
    isHeld = true;
    return deps.alarms.create('knock.poll', shortestAlarmMs);
  };
  /** One at a time, and from what is stored by then: an older run must not clear an alarm that a newer one has set. */
  const armAll = () => locks.run('alarms', async () => armAlarms(deps, await profiles(), () => isHeld));
  const wake = (drive: Drive = {}) => guarded(() => wakeAll(drive));

  return {
    wake,

    async onAlarm(name) {
      if (name === 'knock.poll') isHeld = false;
      return alarmNames.includes(name) ? wake() : ok();
    },

    async runNow(name, key) {
      const done = await guarded(async (): Promise<Failure | undefined> => {
        const section = sections.find((each) => each.name === name);
        const profile = await store.profiles.get(key);
        if (section === undefined || profile === undefined) return { kind: 'gone' };
        // The section may find something to watch, and the worker may die right after that.
        await arm();
        const failure = await whileIn(key, (current) => runSection(deps, current, section));
        await deps.afterTurn(profile);
        isHeld = false;
        await armAll();
        return failure;
      });
      if (!done.ok) return done;
      return done.value === undefined ? ok() : fail(done.value);
    },

    alone: (profile, task) => locks.run(`outbox/${profile}`, () => locks.run(`sync/${profile}`, task)),

    arm,
  };
}
