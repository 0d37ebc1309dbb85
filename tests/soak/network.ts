import { ConnectionDropped } from '../tenant/state/connectionDropped.ts';
import { createRandom } from '../unit/requests/random.ts';
import { type Life, never } from './life.ts';
import type { Organization } from './organization.ts';
import type { Fault, Plan } from './plan.ts';
import type { VirtualTime } from './virtualTime.ts';

/** The network between a machine and Graph. A call is on its way, arrives, and its answer is on its way back. */
export interface Network {
  fetchOf(life: Life): typeof fetch;
  /** Until then (virtual time) every call fails at once. */
  offlineUntil: number;
  /**
   * Acts once nothing is on its way to Graph: a machine that falls asleep holds up no call that has left it, and time
   * that passes at once would.
   */
  whenArrived(act: () => void): void;
  /** No more accidents. */
  calm(): void;
}

const second = 1000;
/** The simulated service takes effect at the latest so long after a call left. */
export const latestArrivalMs = 58 * second;

export function createNetwork(
  plan: Plan,
  organization: Organization,
  time: VirtualTime,
  note: (text: string) => void,
): Network {
  const faults = new Map(plan.faults.map(({ call, fault }) => [call, fault]));
  let calls = 0;
  let isCalm = false;
  let onTheWay = 0;
  let waiting: (() => void)[] = [];
  const arrived = (): void => {
    onTheWay--;
    if (onTheWay > 0) return;
    const acts = waiting;
    waiting = [];
    for (const act of acts) act();
  };
  let last: Promise<unknown> = Promise.resolve();
  const oneAtATime = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
  const network: Network = {
    offlineUntil: 0,
    whenArrived(act) {
      if (onTheWay === 0) act();
      else waiting.push(act);
    },
    calm: () => {
      isCalm = true;
    },
    fetchOf: (life) => (input, init) => {
      const request = new Request(input, init);
      const number = ++calls;
      const fault = isCalm ? undefined : faults.get(number);
      const random = createRandom(plan.seed * 1000 + number);
      const name = `call ${number} ${request.method} ${shortPath(request.url)}`;
      if (!life.pass(`${name} leaves`)) return never();
      return new Promise<Response>((resolve, reject) => {
        const back = (act: () => void) => () => {
          if (life.pass(`${name} is answered`)) act();
        };
        const fail = back(() => reject(new TypeError('fetch failed')));
        if (time.now() < network.offlineUntil) {
          note(`${name}: offline`);
          time.afterTurns(1 + random.integer(3), fail);
          return;
        }
        if (fault !== undefined) note(`${name} meets ${fault}`);
        // A real client gives up after a minute; what is on its way then may still arrive.
        if (fault !== undefined && isSlow(fault)) time.after(60 * second, fail);
        const isSent = random.integer(4) > 0;
        const arrive = async (): Promise<void> => {
          // A dead worker's call: cut off, or past recall.
          if (life.isOver() && !isSent) return arrived();
          time.begin();
          const answer = await oneAtATime(() => through(fault, request, organization, name, note));
          time.end();
          arrived();
          if (answer === undefined) time.afterTurns(1, fail);
          else if (fault === 'slow answer')
            time.after(
              (20 + random.integer(50)) * second,
              back(() => resolve(answer)),
            );
          else if (fault !== 'never answers')
            time.afterTurns(
              random.integer(60),
              back(() => resolve(answer)),
            );
        };
        onTheWay++;
        const begin = () => void arrive();
        if (fault === 'slow arrival') time.after(random.integer(latestArrivalMs), begin);
        else if (random.integer(2) === 0) time.after(random.integer(800), begin);
        else time.afterTurns(random.integer(60), begin);
      });
    },
  };
  return network;
}

const isSlow = (fault: Fault): boolean =>
  fault === 'slow answer' || fault === 'slow arrival' || fault === 'never answers';

async function through(
  fault: Fault | undefined,
  request: Request,
  organization: Organization,
  name: string,
  note: (text: string) => void,
): Promise<Response | undefined> {
  const { state, graph } = organization;
  const planned = fault === undefined ? undefined : asPlanned(fault);
  if (planned) state.faults.add({ path: '*', times: 1, ...planned });
  const before = state.log.rows().length;
  try {
    return await graph.fetch(request);
  } catch (error) {
    if (error instanceof ConnectionDropped) return undefined;
    throw error;
  } finally {
    for (const row of state.log.rows().slice(before))
      if (row.effect !== undefined) note(`${name} takes effect: ${row.effect}`);
  }
}

type Planned = Omit<Parameters<Organization['state']['faults']['add']>[0], 'path' | 'times'>;

function asPlanned(fault: Fault): Planned | undefined {
  switch (fault) {
    case '429':
    case '503':
      return { kind: 'status', status: Number(fault), retryAfterSeconds: 20 };
    case '429 bare':
      return { kind: 'status', status: 429 };
    case '503 after':
      return { kind: 'statusAfter', status: 503, retryAfterSeconds: 20 };
    case '500 after':
    case '504 after':
      return { kind: 'statusAfter', status: Number.parseInt(fault, 10) };
    case 'claims':
      return { kind: 'claims' };
    case 'drop before':
      return { kind: 'dropBefore' };
    case 'drop after':
      return { kind: 'dropAfter' };
    case 'malformed':
      return { kind: 'malformed' };
    case 'slow answer':
    case 'slow arrival':
    case 'never answers':
      return undefined;
    default:
      return { kind: 'status', status: Number(fault) };
  }
}

const shortPath = (url: string): string =>
  decodeURIComponent(new URL(url).pathname)
    .replace(/^.*entitlementManagement\//, '')
    .replace(/[0-9a-f-]{36}/g, (id) => id.slice(0, 4));
