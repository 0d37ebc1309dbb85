import type { Session } from './cdp.ts';
import type { TraceEvent } from './trace.ts';

/** What Chromium's trace says of a task. */
export async function traced(devTools: Session, task: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const stop = devTools.on<{ value: TraceEvent[] }>('Tracing.dataCollected', ({ value }) =>
    events.push(...value),
  );
  const includedCategories = ['devtools.timeline', 'v8', 'v8.execute', 'disabled-by-default-v8.compile'];
  await devTools.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
  await task();
  const complete = devTools.next('Tracing.tracingComplete');
  await devTools.send('Tracing.end');
  await complete;
  stop();
  return events;
}
