import { beforeEach, describe, expect, it } from 'vitest';
import { createRetentionSection } from '../../../lib/retention/retentionSection.ts';
import { noteOwnDecision, ownDecisions } from '../../../lib/store/ownDecisions.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import type { ApplicationRow } from '../../../lib/store/rowsOfIndex.ts';
import { createDesk, type Desk } from '../requests/desk.ts';
import { packageId, person } from '../requests/people.ts';
import { createTestClock, type TestClock } from '../sync/testClock.ts';

const { profile } = person();
const day = 86_400_000;

let clock: TestClock;
let desk: Desk;

beforeEach(async () => {
  clock = createTestClock();
  desk = await createDesk({ graph: {}, clock });
});

describe('what stands on this device of others, and of refusals', () => {
  const application = (appId: string, readAt: number, isThere: boolean): ApplicationRow => ({
    profile,
    appId,
    displayName: '',
    groupIds: [],
    readAt,
    ...(isThere && { servicePrincipalId: 'sp' }),
  });
  const approval = (id: string, state: ApprovalRow['state']): ApprovalRow => ({
    profile,
    id,
    accessPackageId: packageId,
    accessPackageName: 'Marketing site',
    requestorName: 'Lynne',
    requestorUpn: 'lynne@contoso.com',
    targetName: 'Lynne',
    justification: 'because',
    answers: [],
    schedule: null,
    isJustificationRequired: true,
    state,
    urgency: 0,
    asOf: clock.now(),
  });
  const left = async () => [
    ...(await desk.store.applications.toArray()).map(({ appId }) => appId),
    ...(await desk.store.approvals.toArray()).map(({ id }) => id),
  ];

  it('goes when its time is over, by alarms of its own, without anybody opening anything', async () => {
    await desk.store.applications.bulkPut([
      application('absent', clock.now(), false),
      application('there', clock.now(), true),
    ]);
    await desk.store.approvals.bulkPut([
      approval('approved', 'approved'),
      approval('deciding', 'deciding'),
      approval('waiting', 'waiting'),
    ]);
    await desk.engine.runNow('retention', profile);
    expect(await left()).toHaveLength(5);
    const after: string[][] = [];
    for (const wait of [day / 2, day / 2, 6 * day, 23 * day]) {
      expect(desk.alarms.get('knock.due')).toBe(wait);
      clock.advance(wait);
      await desk.engine.onAlarm('knock.due');
      after.push(await left());
    }
    expect(after).toEqual([
      ['absent', 'there', 'deciding', 'waiting'],
      ['there', 'deciding', 'waiting'],
      ['deciding', 'waiting'],
      ['deciding'],
    ]);
    expect([...desk.alarms.keys()]).not.toContain('knock.due');
  });

  it('so does how one decided, when requests do', async () => {
    const { store } = desk;
    const decided = {
      accessPackageId: packageId,
      requestorName: 'Lynne',
      decision: 'Deny',
      reason: '',
    } as const;
    await noteOwnDecision(store, profile, { ...decided, at: clock.now() });
    clock.advance(2 * day);
    await noteOwnDecision(store, profile, { ...decided, at: clock.now() });
    const section = createRetentionSection({ store, clock, historyDays: async () => 10 });
    expect(await section.dueAt(person(), undefined, clock.now())).toBe(clock.now() + 8 * day);
    clock.advance(8 * day);
    await section.run(person(), undefined);
    expect(await ownDecisions(store, profile)).toHaveLength(1);
  });

  it('of one profile alone', async () => {
    const theirs = { ...application('theirs', clock.now(), true), profile: person(2).profile };
    await desk.store.applications.put(theirs);
    clock.advance(8 * day);
    await desk.engine.runNow('retention', profile);
    expect(await left()).toEqual(['theirs']);
  });
});
