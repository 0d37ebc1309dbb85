import { createTestClock, type TestClock } from '../sync/testClock.ts';
import { createDesk, type Desk, type DeskOptions } from './desk.ts';
import { createFakeService, type FakeService } from './fakeService.ts';
import { packageId } from './people.ts';

/** A desk whose Graph is the fake service, with the clock that both go by. */
export interface ServiceDesk {
  clock: TestClock;
  service: FakeService;
  desk: Desk;
}

/** In: how long a new request is missing from lists (ms), and what else the desk is to be like. */
export async function createServiceDesk(
  listLagMs: number,
  options: Omit<DeskOptions, 'graph' | 'clock'> = {},
): Promise<ServiceDesk> {
  const clock = createTestClock();
  const service = createFakeService({ clock, listLagMs });
  return { clock, service, desk: await createDesk({ ...options, graph: service.graph, clock }) };
}

/** What the person typed, where it doesn't matter what. */
export const input = { accessPackageId: packageId, justification: 'because', answers: [], schedule: null };
