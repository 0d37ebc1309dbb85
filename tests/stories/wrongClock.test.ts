import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../lib/platform/clock.ts';
import { createDesk } from '../unit/requests/desk.ts';
import { createFakeService, type FakeService, type Mishap } from '../unit/requests/fakeService.ts';
import { packageId, person } from '../unit/requests/people.ts';
import { createTestClock } from '../unit/sync/testClock.ts';

const minute = 60_000;
const input = { accessPackageId: packageId, justification: 'because', answers: [], schedule: null };

/**
 * A machine whose clock is wrong by some minutes and learns so from the first answer it gets: not from the lost one
 * of the POST, but from the look-up after it.
 */
async function tell(offMs: number, mishap: Mishap): Promise<{ service: FakeService; state: string }> {
  const real = createTestClock();
  const service = createFakeService({ clock: real, listLagMs: 60_000, mishaps: [mishap] });
  let learned = 0;
  const local: Clock = { now: () => real.now() + offMs };
  const clock: Clock = { now: () => local.now() - learned };
  const list = service.graph.myRequests;
  service.graph.myRequests = async (profile) => {
    const answer = await list(profile);
    learned = offMs;
    return answer;
  };
  const desk = await createDesk({ graph: service.graph, clock, local });
  await desk.requests.submit(person(), input);
  await desk.engine.wake();
  for (let passed = 0; passed < 6 * minute; passed += 10_000) {
    real.advance(10_000);
    await desk.engine.wake();
  }
  return { service, state: (await desk.only()).state };
}

describe('a clock that is corrected in the middle', () => {
  for (const offMs of [-4, -20, 4, 20].map((minutes) => minutes * minute))
    it.each<Mishap>(['504 after', 'dropBefore'])(
      `by ${-offMs / minute} minutes: one request after %s`,
      async (mishap) => {
        const { service, state } = await tell(offMs, mishap);
        expect(service.requests()).toHaveLength(1);
        expect(state).toBe('pendingApproval');
      },
    );
});
