/** One event of Chromium's trace; times in µs. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** CPU time of the thread: without the waits that other processes cause. */
  tdur?: number;
  args?: { data?: { url?: string; timerId?: number; singleShot?: boolean }; fileName?: string };
}

const microtasks = 'RunMicrotasks';

/**
 * Main-thread time (CPU) of one script, in ms, per page it ran on: whatever the trace gives its address for (compile,
 * evaluate, calls), with all that runs within but major garbage collections: what they clear away is the pages that were
 * visited before. What follows an answer of the background runs in microtasks, which have no address: all of them count,
 * since the pages that are measured have none. A page begins with the script's evaluation.
 */
export function scriptTimes(events: readonly TraceEvent[], script: string): number[] {
  const own = events
    .filter((event) => event.ph === 'X' && (addressOf(event) === script || event.name === microtasks))
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const times: { total: number; hasRun: boolean; thread: string; end: number }[] = [];
  for (const event of own) {
    const thread = `${event.pid}/${event.tid}`;
    const { ts, dur = 0 } = event;
    const last = times.findLast((page) => page.thread === thread);
    if (last !== undefined && ts + dur <= last.end) continue; // within what is counted already
    if (last === undefined && event.name === microtasks) continue;
    const goesOn = event.name === 'FunctionCall' || event.name === microtasks;
    const startsPage = last === undefined || (last.hasRun && !goesOn);
    const page = startsPage ? { total: 0, hasRun: false, thread, end: 0 } : last;
    if (startsPage) times.push(page);
    page.total += (cpu(event) - collections(events, event)) / 1000;
    page.hasRun ||= event.name === 'EvaluateScript';
    page.end = ts + dur;
  }
  return times.filter(({ hasRun }) => hasRun).map(({ total }) => total);
}

/**
 * Timers set and not yet fired or taken back on the thread that ran a script, whoever set them. A repeating one is over
 * only when it is taken back.
 */
export function leftTimers(
  events: readonly TraceEvent[],
  script: string,
): { installed: number; left: number } {
  const ran = events.find((event) => event.name === 'EvaluateScript' && addressOf(event) === script);
  const own = events
    .filter(({ pid, tid, args }) => pid === ran?.pid && tid === ran?.tid && args?.data?.timerId !== undefined)
    .sort((one, other) => one.ts - other.ts);
  const waiting = new Map<number | undefined, boolean>();
  let installed = 0;
  for (const { name, args } of own) {
    const id = args?.data?.timerId;
    if (name === 'TimerInstall') {
      installed += 1;
      waiting.set(id, args?.data?.singleShot !== false);
    } else if (name === 'TimerRemove' || (name === 'TimerFire' && waiting.get(id) === true))
      waiting.delete(id);
  }
  return { installed, left: waiting.size };
}

const cpu = ({ tdur, dur = 0 }: TraceEvent): number => tdur ?? dur;

const collections = (events: readonly TraceEvent[], within: TraceEvent): number =>
  events
    .filter(({ name, pid, tid }) => name === 'MajorGC' && pid === within.pid && tid === within.tid)
    .filter(({ ts, dur = 0 }) => ts >= within.ts && ts + dur <= within.ts + (within.dur ?? 0))
    .reduce((sum, event) => sum + cpu(event), 0);

const addressOf = ({ args }: TraceEvent): string | undefined => args?.data?.url ?? args?.fileName;
