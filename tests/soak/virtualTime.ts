/** Time that moves only when nothing else is left to do, and the order in which everything happens. */
export interface VirtualTime {
  /** Epoch ms: the service's time. */
  now(): number;
  /** Runs an act when so much time has passed. */
  after(milliseconds: number, act: () => void): void;
  /** Runs an act after some turns of the event loop, in which no time passes: between two steps of somebody else. */
  afterTurns(turns: number, act: () => void): void;
  /** Time passes at once: what was due meanwhile happens late. */
  skip(milliseconds: number): void;
  /** Something asynchronous has begun (a database's transaction); time stands still until `end`. */
  begin(): void;
  end(): void;
  /** Lets things happen, in order, until `until` and then until nothing is under way. */
  runUntil(until: number): Promise<void>;
}

interface Planned {
  at: number;
  order: number;
  act: () => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** So much work in no time at all is a loop. */
const mostTurns = 30_000;

/** A promise's follow-up may begin a transaction some turns later: so many quiet turns mean that all is quiet. */
const quietTurns = 4;

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let turns = 0;
  let order = 0;
  let underWay = 0;
  let byTime: Planned[] = [];
  let byTurn: Planned[] = [];

  const takeFirst = (planned: Planned[], until: number): [Planned | undefined, Planned[]] => {
    const first = planned.reduce<Planned | undefined>(
      (best, each) =>
        best === undefined || each.at < best.at || (each.at === best.at && each.order < best.order)
          ? each
          : best,
      undefined,
    );
    if (first === undefined || first.at > until) return [undefined, planned];
    return [first, planned.filter((each) => each !== first)];
  };

  const settle = async (): Promise<void> => {
    const begun = turns;
    for (let quiet = 0; quiet < quietTurns; ) {
      await turn();
      turns++;
      if (turns - begun > mostTurns) throw new Error('spins without an end');
      let due: Planned | undefined;
      let any = false;
      for (;;) {
        [due, byTurn] = takeFirst(byTurn, turns);
        if (due === undefined) break;
        any = true;
        due.act();
      }
      quiet = any || underWay > 0 || byTurn.length > 0 ? 0 : quiet + 1;
    }
  };

  return {
    now: () => now,
    after: (milliseconds, act) => {
      byTime.push({ at: now + Math.max(0, milliseconds), order: order++, act });
    },
    afterTurns: (count, act) => {
      byTurn.push({ at: turns + count, order: order++, act });
    },
    skip: (milliseconds) => {
      now += milliseconds;
    },
    begin: () => {
      underWay++;
    },
    end: () => {
      underWay--;
    },
    async runUntil(until) {
      await settle();
      for (;;) {
        let due: Planned | undefined;
        [due, byTime] = takeFirst(byTime, until);
        if (due === undefined) break;
        now = Math.max(now, due.at);
        due.act();
        await settle();
      }
      now = Math.max(now, until);
    },
  };
}
