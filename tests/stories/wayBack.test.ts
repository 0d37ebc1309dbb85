import { beforeEach, describe, expect, it } from 'vitest';
import { resourceKey, siteIdKey } from '../../lib/resource/resource.ts';
import { createDesk, type Desk } from '../unit/requests/desk.ts';
import { createFakeService } from '../unit/requests/fakeService.ts';
import { packageId, person, requestRow } from '../unit/requests/people.ts';
import { createTestClock, type TestClock } from '../unit/sync/testClock.ts';

const input = { accessPackageId: packageId, justification: 'because', answers: [], schedule: null };
const minute = 60_000;
const deniedKey = resourceKey({
  originSystem: 'SharePointOnline',
  originId: 'https://contoso.sharepoint.com/sites/Marketing',
});
const context = {
  returnTo: 'https://contoso.sharepoint.com/sites/Marketing/a.aspx?correlation=1',
  deniedName: 'Marketing',
  ...(deniedKey && { deniedKey }),
};

let clock: TestClock;
let desk: Desk;

beforeEach(async () => {
  clock = createTestClock();
  const { graph } = createFakeService({ clock, listLagMs: 20_000 });
  desk = await createDesk({ graph, clock });
});

describe('the way back', () => {
  it('is stored clean, opened once and forgotten', async () => {
    await desk.requests.submit(person(), input, context);
    const { id, returnTo } = await desk.only();
    expect(returnTo).toBe('https://contoso.sharepoint.com/sites/Marketing/a.aspx');
    expect((await desk.requests.openReturnTo(person().profile, id)).ok).toBe(true);
    expect(desk.opened).toEqual([returnTo]);
    expect(await desk.only()).not.toHaveProperty('returnTo');
    expect(await desk.requests.openReturnTo(person().profile, id)).toEqual({
      ok: false,
      failure: { kind: 'gone' },
    });
  });

  it('is kept while access is delivered but may not work yet, and forgotten once it does', async () => {
    const returnTo = 'https://contoso.sharepoint.com/sites/Marketing/a.aspx';
    await desk.store.requests.put(requestRow({ ...context, returnTo, state: 'delivered' }));
    await desk.requests.openReturnTo(person().profile, 'row-1');
    expect(await desk.only()).toHaveProperty('returnTo', returnTo);
    await desk.store.requests.put({ ...(await desk.only()), state: 'usable' });
    await desk.requests.openReturnTo(person().profile, 'row-1');
    expect(desk.opened).toEqual([returnTo, returnTo]);
    expect(await desk.only()).not.toHaveProperty('returnTo');
  });

  it('is never stored for another place, nor opened when a row was tampered with', async () => {
    await desk.requests.submit(person(), input, { ...context, deniedKey: siteIdKey('1') });
    expect(await desk.only()).not.toHaveProperty('returnTo');
    await desk.store.requests.put(requestRow({ ...context, id: 'x', returnTo: 'https://evil.example/' }));
    expect((await desk.requests.openReturnTo(person().profile, 'x')).ok).toBe(false);
    expect(desk.opened).toEqual([]);
  });

  it('is forgotten on request, and a month after the last change', async () => {
    await desk.store.requests.put(requestRow({ ...context, state: 'denied', changedAt: clock.now() }));
    await desk.requests.forgetReturnTo(person().profile, 'row-1');
    expect(await desk.only()).not.toHaveProperty('returnTo');
    await desk.store.requests.put(requestRow({ ...context, state: 'denied', changedAt: clock.now() }));
    await desk.engine.wake();
    expect(desk.alarms.has('knock.due')).toBe(true);
    clock.advance(31 * 24 * 60 * minute);
    await desk.engine.onAlarm('knock.due');
    for (const erased of ['returnTo', 'deniedKey', 'deniedName'])
      expect(await desk.only()).not.toHaveProperty(erased);
  });
});
