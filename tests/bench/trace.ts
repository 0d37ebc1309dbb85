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
  args?: { data?: { url?: string }; fileName?: string };
}

/**
 * Main-thread time (CPU) of one script, in ms, per page it ran on: whatever the trace gives its address for (compile,
 * evaluate, calls), with all that runs within but major garbage collections: what they clear away is the pages that were
 * visited before. A page begins with the script's evaluation.
 */
export function scriptTimes(events: readonly TraceEvent[], script: string): number[] {
  const own = events
    .filter((event) => event.ph === 'X' && addressOf(event) === script)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const times: { total: number; hasRun: boolean; thread: string; end: number }[] = [];
  for (const event of own) {
    const thread = `${event.pid}/${event.tid}`;
    const { ts, dur = 0 } = event;
    const last = times.findLast((page) => page.thread === thread);
    if (last !== undefined && ts + dur <= last.end) continue; // within what is counted already
    const startsPage = last === undefined || (last.hasRun && event.name !== 'FunctionCall');
    const page = startsPage ? { total: 0, hasRun: false, thread, end: 0 } : last;
    if (startsPage) times.push(page);
    page.total += (cpu(event) - collections(events, event)) / 1000;
    page.hasRun ||= event.name === 'EvaluateScript';
    page.end = ts + dur;
  }
  return times.filter(({ hasRun }) => hasRun).map(({ total }) => total);
}

const cpu = ({ tdur, dur = 0 }: TraceEvent): number => tdur ?? dur;

const collections = (events: readonly TraceEvent[], within: TraceEvent): number =>
  events
    .filter(({ name, pid, tid }) => name === 'MajorGC' && pid === within.pid && tid === within.tid)
    .filter(({ ts, dur = 0 }) => ts >= within.ts && ts + dur <= within.ts + (within.dur ?? 0))
    .reduce((sum, event) => sum + cpu(event), 0);

const addressOf = ({ args }: TraceEvent): string | undefined => args?.data?.url ?? args?.fileName;
