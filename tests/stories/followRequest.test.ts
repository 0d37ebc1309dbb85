import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../lib/platform/failure.ts';
import { noteRefused } from '../../lib/requests/access/usability.ts';
import { createAnnouncer } from '../../lib/requests/notify/announcer.ts';
import { type ResourceKey, resourceKey } from '../../lib/resource/resource.ts';
import type { SiteAnswer } from '../../lib/site/siteAnswer.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { createDesk, type Desk } from '../unit/requests/desk.ts';
import { createFakeService, type FakeService } from '../unit/requests/fakeService.ts';
import { packageId, person, requestRow } from '../unit/requests/people.ts';
import { createTestClock, type TestClock } from '../unit/sync/testClock.ts';

const input = { accessPackageId: packageId, justification: 'because', answers: [], schedule: null };
const minute = 60_000;
const opens: SiteAnswer = { state: 'opens', reach: 'view', groups: {} };
const site = (path: string): ResourceKey => {
  const key = resourceKey({
    originSystem: 'SharePointOnline',
    originId: `https://contoso.sharepoint.com${path}`,
  });
  if (key === undefined) throw new Error(path);
  return key;
};

let clock: TestClock;
let service: FakeService;
let desk: Desk;

beforeEach(async () => {
  clock = createTestClock();
  service = createFakeService({ clock, listLagMs: 0 });
  desk = await createDesk({ graph: service.graph, clock });
});

const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 30_000) {
    clock.advance(30_000);
    await desk.engine.onAlarm('knock.poll');
  }
};

const asked = async (): Promise<RequestRow> => {
  await desk.requests.submit(person(), input, { deniedKey: site('/sites/Marketing') });
  await desk.engine.wake();
  await pass(minute);
  return desk.only();
};

const kinds = () => desk.told.map(({ kind }) => kind);

describe('following a request', () => {
  it('from pending to usable, each change on the timeline, each decision told once', async () => {
    const { graphId = '' } = await asked();
    expect(kinds()).toEqual([]);
    service.move(graphId, 'delivering', 'Delivering');
    await pass(minute);
    service.move(graphId, 'delivered', 'Delivered');
    await pass(2 * minute);
    desk.site.answers = opens;
    await pass(10 * minute);
    expect(kinds()).toEqual(['approved', 'delivered', 'usable']);
    const { timeline, state } = await desk.only();
    expect(state).toBe('usable');
    expect(timeline.map((entry) => `${entry.state} ${entry.source}`)).toEqual([
      'queued knock',
      'sending knock',
      'submitted graph',
      'pendingApproval graph',
      'delivering graph',
      'delivered graph',
      'usable page',
    ]);
  });

  it('stops: nothing unsettled, no polling alarm, no call', async () => {
    const { graphId = '' } = await asked();
    expect(desk.alarms.get('knock.poll')).toBeGreaterThanOrEqual(30_000);
    service.move(graphId, 'denied', 'Denied');
    await pass(minute);
    expect([...desk.alarms.keys()]).toEqual(['knock.due']); // retention of the way back
    const calls = service.calls().length;
    await pass(60 * minute);
    expect(service.calls()).toHaveLength(calls);
    expect(kinds()).toEqual(['denied']);
  });

  it('tells a timed-out approval as expired, and keeps watching a state it has no name for', async () => {
    const { graphId = '' } = await asked();
    service.move(graphId, 'unknown', 'Mulling');
    await pass(5 * minute);
    expect(await desk.only()).toMatchObject({ state: 'unknown', graphStatus: 'Mulling' });
    expect(desk.alarms.has('knock.poll')).toBe(true);
    service.move(graphId, 'denied', 'Expired');
    await pass(5 * minute);
    expect(kinds()).toEqual(['expired']);
  });

  it('never tells of what was there before: first sight is no news', async () => {
    await service.graph.submitRequest(person(), { ...input, targetId: person().oid });
    const [old] = service.requests();
    service.move(old?.id ?? '', 'delivered', 'Delivered');
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({ state: 'delivered', madeHere: false });
    await pass(5 * minute);
    expect(desk.told).toEqual([]);
  });

  it('takes one made elsewhere for what it is: a second is not filed, its decision is told', async () => {
    await service.graph.submitRequest(person(), { ...input, targetId: person().oid });
    await desk.engine.wake();
    const { id, graphId = '' } = await desk.only();
    expect(await desk.requests.submit(person(), input)).toEqual({
      ok: false,
      failure: { kind: 'alreadyRequested', requestId: id },
    });
    service.move(graphId, 'denied', 'Denied');
    await pass(2 * minute);
    expect(kinds()).toEqual(['denied']);
  });

  it('bears two open requests for the same, made elsewhere', async () => {
    for (const _ of [1, 2]) await service.graph.submitRequest(person(), { ...input, targetId: person().oid });
    await desk.engine.wake();
    await pass(2 * minute);
    const rows = await desk.rows();
    expect(rows.map((row) => row.state)).toEqual(['pendingApproval', 'pendingApproval']);
    expect(rows.filter((row) => row.openIntent !== undefined)).toHaveLength(1);
  });

  it('keeps what is known when sign-in has ended, tells of it once, and catches up later', async () => {
    const { graphId = '' } = await asked();
    clock.advance(25 * 60 * minute);
    service.move(graphId, 'denied', 'Denied');
    service.outage({ kind: 'interactionRequired' });
    await desk.store.profiles.update(person().profile, { session: 'needsSignIn' });
    await pass(30 * minute);
    expect(kinds()).toEqual(['needsSignIn']);
    expect(await desk.only()).toMatchObject({ state: 'pendingApproval', justification: 'because' });
    service.outage(undefined);
    await desk.store.profiles.update(person().profile, { session: 'signedIn' });
    await desk.engine.wake({ ignoreBackoff: true });
    expect(kinds()).toEqual(['needsSignIn', 'denied']);
  });

  it('does nothing for a profile that signed out', async () => {
    await asked();
    await desk.store.profiles.update(person().profile, { session: 'signedOut' });
    const calls = service.calls().length;
    await pass(10 * minute);
    expect(service.calls()).toHaveLength(calls);
    expect([...desk.alarms.keys()]).toEqual([]);
  });
});

describe('telling', () => {
  it('again under the same id when the worker died before noting it', async () => {
    await desk.store.requests.put(requestRow({ state: 'denied', announcedState: 'pendingApproval' }));
    const ids: string[] = [];
    const dying = createAnnouncer({
      store: desk.store,
      announce: async ({ id }) => {
        ids.push(id);
        throw new Error('worker stopped');
      },
    });
    await expect(dying(person())).rejects.toThrow('worker stopped');
    const next = createAnnouncer({ store: desk.store, announce: async ({ id }) => void ids.push(id) });
    for (const _ of [1, 2, 3]) await next(person());
    expect(ids).toEqual(['request/row-1/denied', 'request/row-1/denied']);
  });
});

describe('whether it works', () => {
  const delivered = (changes: Partial<RequestRow> = {}) =>
    desk.store.requests.put(
      requestRow({
        state: 'delivered',
        announcedState: 'delivered',
        graphId: 'g',
        deliveredAt: clock.now(),
        changedAt: clock.now(),
        deniedKey: site('/sites/Marketing'),
        ...changes,
      }),
    );

  it('is tried a few times over two hours, then no more', async () => {
    await delivered();
    for (let passed = 0; passed < 4 * 60; passed++) {
      await desk.engine.onAlarm('knock.due');
      clock.advance(minute);
    }
    expect(desk.site.asked.map(({ web }) => web)).toEqual(
      Array(6).fill('https://contoso.sharepoint.com/sites/marketing'),
    );
    expect(await desk.only()).toMatchObject({
      state: 'delivered',
      usability: { tries: 6, verdict: 'cantTell' },
    });
  });

  it('is not tried when switched off, nor for anything but a site', async () => {
    await delivered({ deniedKey: 'appid|x' as ResourceKey });
    await desk.engine.wake();
    desk = await createDesk({ graph: service.graph, clock, usabilityCheck: false });
    await delivered();
    await desk.engine.wake();
    expect(desk.site.asked).toEqual([]);
  });

  it("is known from the person's own visit", async () => {
    await delivered();
    const times = { store: desk.store, clock };
    await noteRefused(times, person().profile, site('/sites/Other'));
    expect(await desk.only()).not.toHaveProperty('usability');
    await noteRefused(times, person().profile, site('/sites/Marketing/sub'));
    expect(await desk.only()).toMatchObject({
      state: 'delivered',
      usability: { verdict: 'refuses', tries: 0 },
    });
  });

  it('of something within a site is not told from the site that opens', async () => {
    await desk.requests.submit(person(), input, {
      deniedKey: site('/sites/Marketing'),
      deniedExtent: 'item',
    });
    await desk.engine.wake();
    await pass(minute);
    const { graphId = '' } = await desk.only();
    desk.site.answers = opens;
    service.move(graphId, 'delivered', 'Delivered');
    await pass(3 * 60 * minute);
    expect(await desk.only()).toMatchObject({ state: 'delivered', deniedExtent: 'item' });
    expect([desk.site.asked, kinds()]).toEqual([[], ['delivered']]);
  });

  it('is taken back when a page refuses what was said to work, once, and nothing undoes that', async () => {
    const { graphId = '' } = await asked();
    desk.site.answers = opens;
    service.move(graphId, 'delivered', 'Delivered');
    await pass(10 * minute);
    const usable = await desk.only();
    expect(usable).toMatchObject({ state: 'usable' });
    const told = [...desk.told];
    const times = { store: desk.store, clock };
    const { profile } = person();
    // A file on the site may be refused while the site opens.
    await noteRefused(times, profile, site('/sites/Marketing'), 'item');
    expect(await desk.only()).toEqual(usable);
    await noteRefused(times, profile, site('/sites/Marketing'), 'resource');
    await desk.engine.runNow('requests', profile);
    await pass(3 * 60 * minute);
    const row = await desk.only();
    expect(row).toMatchObject({
      state: 'delivered',
      changedAt: usable.deliveredAt,
      usability: { verdict: 'refuses' },
    });
    expect(row.timeline.at(-1)).toMatchObject({ state: 'delivered', source: 'page', refused: true });
    expect(desk.told).toEqual(told);
    expect((await desk.requests.noteWord(profile, row.id, true)).ok).toBe(true);
    await noteRefused(times, profile, site('/sites/Marketing'));
    expect(await desk.only()).toMatchObject({ state: 'delivered', usability: { verdict: 'refuses' } });
  });

  it('stays where it worked for long, or was given up since: that refusal is about something else', async () => {
    const times = { store: desk.store, clock };
    await delivered({ state: 'usable' });
    clock.advance(25 * 60 * minute);
    await noteRefused(times, person().profile, site('/sites/Marketing'));
    expect(await desk.only()).toMatchObject({ state: 'usable' });
    await delivered({ state: 'usable' });
    clock.advance(minute);
    await desk.store.requests.put(
      requestRow({ id: 'row-2', requestType: 'userRemove', state: 'delivered', changedAt: clock.now() }),
    );
    await noteRefused(times, person().profile, site('/sites/Marketing'));
    expect((await desk.rows()).map(({ state }) => state).sort()).toEqual(['delivered', 'usable']);
  });

  it("is the person's to say, where Knock cannot see it, and news to nobody", async () => {
    await delivered({ deniedKey: 'appid|x' as ResourceKey });
    const { profile } = person();
    expect((await desk.requests.noteWord(profile, 'row-1', false)).ok).toBe(true);
    expect(await desk.only()).toMatchObject({ state: 'delivered', usability: { verdict: 'refuses' } });
    expect((await desk.requests.noteWord(profile, 'row-1', true)).ok).toBe(true);
    expect(await desk.only()).toMatchObject({ state: 'usable' });
    expect(await desk.requests.noteWord(profile, 'row-1', true)).toEqual(fail({ kind: 'gone' }));
    await desk.engine.wake();
    expect(desk.told).toEqual([]);
  });
});

describe('rows that are broken', () => {
  it('take nothing with them', async () => {
    const { graphId = '', openIntent = '' } = await asked();
    const broken = { ...requestRow({ id: 'row-0', graphId, openIntent }), timeline: 'lost' };
    await desk.store.requests.clear();
    await desk.store.requests.put(broken as never);
    await desk.store.outbox.put({ profile: person().profile, id: 'row-0', state: 'queued' } as never);
    await pass(2 * minute);
    expect(await desk.only()).toMatchObject({ graphId, openIntent, state: 'pendingApproval' });
    expect(await desk.requests.submit(person(), input)).toMatchObject({
      failure: { kind: 'alreadyRequested' },
    });
    expect(await desk.store.requests.get([person().profile, 'row-0'])).toMatchObject({
      justification: 'because',
    });
  });

  it('do not keep anybody from asking', async () => {
    const broken = { ...requestRow({ openIntent: `${packageId}/${person().oid}` }), answers: null };
    await desk.store.requests.put(broken as never);
    expect((await asked()).graphId).toBeDefined();
  });
});
