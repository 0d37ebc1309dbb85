import { isOpen } from '../../lib/entitlement/request.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { perform } from './acts.ts';
import { createDecisions } from './decisions.ts';
import { createIntents } from './intents.ts';
import { alarmsMissing, endOf } from './invariants.ts';
import { createMachine } from './machine.ts';
import { type Act, approvers, type Plan, people, type Who } from './plan.ts';
import { type Mistake, startWorker, type Worker } from './worker.ts';

export interface Outcome {
  /** Everything that is wrong; empty: all promises were kept. */
  broken: string[];
  trace: string[];
  intents: number;
  effects: number;
  /** Decisions that took effect. */
  decided: number;
  calls: number;
  workers: number;
}

/** After the last act everything is well and nobody does anything: alarms alone must bring all to an end. */
const restMs = 80 * 60_000;

/** Plays one schedule from beginning to end, in virtual time, and says which promises were broken. */
export async function play(plan: Plan, mistake: Mistake = {}): Promise<Outcome> {
  const ids = seededIds(plan.seed);
  const stage = await createStage(plan, mistake);
  try {
    return await performAll(stage, plan);
  } catch (error) {
    return stage.outcome([`threw ${String(error)}`]);
  } finally {
    await stage.close();
    ids.restore();
  }
}

async function performAll(stage: Awaited<ReturnType<typeof createStage>>, plan: Plan): Promise<Outcome> {
  for (const { at, turns, act } of plan.acts) {
    await stage.until(at);
    stage.machine.time.afterTurns(turns, () => stage.perform(act));
  }
  await stage.rest(restMs);
  return stage.end();
}

async function createStage(plan: Plan, mistake: Mistake) {
  const broken: string[] = [];
  const intents = createIntents();
  const decisions = createDecisions();
  let workers = 0;
  let current: { worker: Promise<Worker>; life?: Worker['life'] } | undefined;
  let mortal = true;
  const machine = await createMachine(plan, (name) => {
    note(`alarm ${name} rings`);
    onWorker((worker) => worker.engine.onAlarm(name));
  });
  const { time, note, organization, look } = machine;
  const started = time.now();
  const present = people.filter((who) => plan.acts.some(({ act }) => partOf(act) === who));
  await look.profiles.bulkPut(present.map(organization.profileOf));

  /** Wakes a worker if there is none. What it does ends with it. */
  function onWorker(task: (worker: Worker) => Promise<unknown>): void {
    current ??= start();
    time.begin();
    current.worker
      .then((worker) => {
        time.end();
        if (!worker.life.isOver()) return task(worker);
        return undefined;
      })
      .catch((error: unknown) => {
        // A dead worker's own complaints are heard by nobody.
        if (current !== undefined && !(error instanceof Error && isOfTheDead(error)))
          broken.push(`threw ${String(error)}`);
      });
  }

  function start(): { worker: Promise<Worker> } {
    const number = ++workers;
    const endsAt = mortal ? plan.deaths.find(({ worker }) => worker === number)?.step : undefined;
    const made: { worker: Promise<Worker> } = {
      worker: startWorker(machine, number, endsAt, mistake).then((worker) => {
        worker.life.onEnd(() => {
          if (current === made) current = undefined;
          time.begin();
          void alarmsMissing(machine).then((missing) => {
            time.end();
            broken.push(...missing.map((what) => `${what}, and worker ${number} is dead`));
          });
        });
        return worker;
      }),
    };
    return made;
  }

  const kill = (why: string): void => {
    void current?.worker.then(({ life }) => life.end(why));
  };

  return {
    machine,
    perform: (act: Act) => perform({ machine, intents, decisions, onWorker, kill }, act),
    until: (at: number) => time.runUntil(Math.max(time.now(), started + at)),
    async rest(ms: number): Promise<void> {
      await time.runUntil(time.now());
      note('all is well from here');
      mortal = false;
      machine.network.calm();
      machine.network.offlineUntil = 0;
      machine.ended.clear();
      kill('in peace');
      await time.runUntil(time.now() + 1000);
      for (const row of await look.profiles.toArray())
        if (row.session === 'needsSignIn') await look.profiles.update(row.profile, { session: 'signedIn' });
      onWorker((worker) => worker.begin());
      // No longer than commands are left: what follows would be polling alone.
      for (const end = time.now() + ms; time.now() < end; ) {
        await time.runUntil(time.now() + 2 * 60_000);
        const pauses = await look.sync.filter(({ failures }) => failures > 0).count();
        if (pauses + (await look.outbox.count()) === 0) break;
      }
      // What was sent last may be missing from lists for as long as these lag.
      await time.runUntil(time.now() + plan.switches.listLag * 1000);
      onWorker(async (worker) => {
        for (const { profile, session } of await worker.store.profiles.toArray())
          if (session !== 'signedOut') await worker.engine.runNow('requests', profile);
        for (const by of approvers) {
          const row = await worker.store.profiles.get(organization.profileOf(by).profile);
          if (row?.session === 'signedIn') await worker.approvals.openQueue(row);
        }
      });
      await time.runUntil(time.now() + 120_000);
      // That something is not listed is believed only a while later.
      for (let times = 0; times < 5; times++) {
        const missing = await look.requests.filter(isMissing).count();
        if (missing > 0) await time.runUntil(time.now() + 2 * 60_000);
      }
    },
    async end(): Promise<Outcome> {
      return this.outcome(await endOf(machine, intents, decisions));
    },
    outcome(more: string[]): Outcome {
      broken.push(...more);
      const log = organization.state.log.rows();
      return {
        broken: [...new Set(broken)],
        trace: machine.trace,
        intents: intents.all.length,
        decided: log.filter(({ effect }) => effect?.startsWith('decide')).length,
        effects: log.filter(({ effect }) => effect?.startsWith('createRequest')).length,
        calls: log.length,
        workers,
      };
    },
    async close(): Promise<void> {
      kill('at the end');
      await time.runUntil(time.now()).catch(() => undefined);
      await look.delete();
    },
  };
}

const isMissing = ({ missingSince, state }: RequestRow): boolean =>
  missingSince !== undefined && isOpen(state);

/** Who has to be signed in for an act. */
const partOf = (act: Act): Who | undefined => {
  if ('by' in act) return act.by;
  return 'who' in act ? act.who : undefined;
};

/** What closing a database under somebody's hands throws. */
const isOfTheDead = (error: Error): boolean =>
  [
    'WorkerIsDead',
    'AbortError',
    'DatabaseClosedError',
    'InvalidStateError',
    'TransactionInactiveError',
  ].includes(error.name);

/** The same ids for the same seed: replays must not differ by chance. */
function seededIds(seed: number): { restore(): void } {
  const original = crypto.randomUUID;
  let count = 0;
  const part = (number: number, length: number) => number.toString(16).padStart(length, '0').slice(-length);
  crypto.randomUUID = () => {
    count++;
    const mixed = Math.imul(count ^ seed, 2654435761) >>> 0;
    return `${part(mixed, 8)}-${part(count, 4)}-4000-8000-${part(seed, 12)}`;
  };
  return {
    restore: () => {
      crypto.randomUUID = original;
    },
  };
}
