import { describe, expect, it } from 'vitest';
import type { Denial } from '../../../lib/denial/denial.ts';
import type { Need } from '../../../lib/entitlement/need.ts';
import { hour } from '../../../lib/platform/durations.ts';
import type { SiteAnswer } from '../../../lib/site/siteAnswer.ts';
import { denialOf, offered, type Start, start } from './offerWorld.ts';

/** What real tickets ask (132 of 2022–2026): mostly not a first way in, but another role, or a part. */
const opens = (reach: Need, change: object = {}): SiteAnswer => ({
  state: 'opens',
  reach,
  groups: { view: '4', edit: '5', manage: '3' },
  ...change,
});
const marketing = (change: Partial<Denial> = {}) => denialOf('/sites/Marketing', change);
const names = async (world: Start, denial: Denial, site?: SiteAnswer) =>
  offered(await world.lookAndDescribe(denial, site)).map(({ displayName, isTooWeak }) =>
    isTooWeak ? `(${displayName})` : displayName,
  );
const holds = (world: Start, name: string, since?: number) =>
  world.store.assignments.put(world.assignment(name, since));

describe('what a person needs of a site', () => {
  it('is to view it where it refuses as a whole: the weakest package first', async () => {
    const world = await start();
    const offer = await world.lookAndDescribe(marketing(), { state: 'refuses' });
    expect(offer.need).toBe('view');
    expect(offered(offer).map(({ displayName, reach }) => [displayName, reach])).toEqual([
      ['Marketing – Visitor', 'view'],
      ['Marketing team', 'edit'],
    ]);
  });

  it('is to edit it where it opens for viewing only: who may view is not offered to view', async () => {
    const world = await start();
    expect(await names(world, marketing(), opens('view'))).toEqual([
      'Marketing team',
      '(Marketing – Visitor)',
    ]);
  });

  it('is what the person says', async () => {
    const world = await start();
    expect(await names(world, marketing({ need: 'edit', isManual: true }))).toEqual([
      'Marketing team',
      '(Marketing – Visitor)',
    ]);
    expect(await world.lookAndDescribe(marketing({ need: 'manage' }))).toMatchObject({
      state: 'nothing',
      weaker: ['Marketing – Visitor', 'Marketing team'],
    });
  });

  it('is not asked of applications, nor of pages whose refusal no package ends', async () => {
    const world = await start();
    const personal = marketing({ curable: 'no', reason: 'personalStorage', product: 'oneDrive' });
    expect((await world.describe(personal)).need).toBeUndefined();
  });

  it('names a role of which nothing is known as one that may be too weak', async () => {
    const world = await start();
    const [scope] = world.accessPackage('Marketing – Visitor').resourceRoleScopes;
    if (scope === undefined) throw new Error('no scope');
    Object.assign(scope.role, { displayName: 'Zugang', originId: '99' });
    const [first, second] = offered(await world.lookAndDescribe(marketing({ need: 'edit' })));
    expect(first).toMatchObject({ displayName: 'Marketing team', reach: 'edit' });
    expect(second).toMatchObject({ displayName: 'Marketing – Visitor', mayBeTooWeak: true });
  });
});

describe('somebody who holds a package', () => {
  it('A: a weaker one, and needs to edit: is shown the stronger one, not told to sign in again', async () => {
    const world = await start();
    await holds(world, 'Marketing – Visitor');
    const offer = await world.lookAndDescribe(marketing({ need: 'edit', isManual: true }), opens('view'));
    const [best, weaker] = offered(offer);
    expect(best).toMatchObject({ displayName: 'Marketing team' });
    expect(weaker).toMatchObject({ displayName: 'Marketing – Visitor', standing: 'held', isTooWeak: true });
  });

  it('B: none, but reads through everybody’s group: is not offered to read', async () => {
    const world = await start();
    const offer = await world.lookAndDescribe(marketing({ need: 'edit', isManual: true }), opens('view'));
    expect(offered(offer)[0]).toMatchObject({ displayName: 'Marketing team' });
  });

  it('enough, and is refused as a whole: signs in again', async () => {
    const world = await start();
    await holds(world, 'Marketing team');
    expect(await world.lookAndDescribe(marketing(), { state: 'refuses' })).toMatchObject({
      state: 'held',
      packageName: 'Marketing team',
      why: 'signIn',
    });
  });

  it.each([
    ['view', 'part'],
    ['refuses', 'part'],
    // What the list lets them do is what they need, or isn't known: the page opens, whatever they say.
    ['edit', 'opens'],
    ['cantTell', 'opens'],
  ] as const)('C: may edit the site, and the list answers %s: %s', async (part, state) => {
    const world = await start();
    await holds(world, 'Marketing team');
    const denial = marketing({ need: 'edit', isManual: true });
    expect(await world.lookAndDescribe(denial, opens('edit', { part }))).toMatchObject({ state });
  });

  it('C: enough, and is refused a part: no sign-in helps', async () => {
    const world = await start();
    await holds(world, 'Marketing team');
    const part = marketing({ extent: 'item' });
    expect(await world.lookAndDescribe(part)).toMatchObject({ state: 'held', why: 'part' });
    expect(await world.lookAndDescribe(part, opens('edit', { part: 'refuses' }))).toMatchObject({
      state: 'part',
    });
  });

  it('enough, while the site opens for viewing only: waits at first, then asks the owner', async () => {
    const world = await start();
    const denial = marketing({ need: 'edit' });
    const now = world.clock.now();
    await holds(world, 'Marketing team', now - hour);
    expect(await world.lookAndDescribe(denial, opens('view'))).toMatchObject({ why: 'signIn' });
    await world.store.assignments.clear();
    await holds(world, 'Marketing team', now - 3 * hour);
    expect(await world.lookAndDescribe(denial, opens('view'))).toMatchObject({ why: 'contradiction' });
  });
});

describe('what the site itself answers', () => {
  it('that it opens for what is needed: nothing is asked for', async () => {
    const world = await start();
    expect(await world.lookAndDescribe(marketing(), opens('edit'))).toMatchObject({ state: 'opens' });
    const owner = opens('manage', { mayAddPeople: true });
    expect(await world.lookAndDescribe(marketing({ need: 'edit' }), owner)).toMatchObject({
      state: 'opens',
      mayAddPeople: true,
    });
  });

  it('that nothing is there any more: access is not the matter', async () => {
    const world = await start();
    expect(await world.lookAndDescribe(marketing(), { state: 'gone' })).toMatchObject({ state: 'gone' });
  });

  it('that a part refuses although the site opens: no package for the site is offered', async () => {
    const world = await start();
    const part = opens('view', { part: 'refuses' });
    expect(await world.lookAndDescribe(marketing({ extent: 'item' }), part)).toMatchObject({ state: 'part' });
  });

  it('that it can’t be told: everything is as if it had not been asked', async () => {
    const world = await start();
    expect(await world.lookAndDescribe(marketing(), { state: 'cantTell' })).toEqual(
      await world.lookAndDescribe(marketing()),
    );
  });
});

describe('a request under way', () => {
  it('for less than is needed now does not stand in the way of what would help', async () => {
    const world = await start();
    const now = world.clock.now();
    const { id } = world.accessPackage('Marketing – Visitor');
    await world.store.requests.put({
      profile: world.me.profile,
      id: 'a',
      accessPackageId: id,
      accessPackageName: 'Marketing – Visitor',
      targetId: world.me.oid,
      requestType: 'userAdd',
      state: 'pendingApproval',
      justification: '',
      answers: [],
      schedule: null,
      madeHere: true,
      createdAt: now,
      asOf: now,
      changedAt: now,
      timeline: [],
      deniedKey: marketing().resources[0]?.key,
    } as never);
    expect(await world.lookAndDescribe(marketing())).toMatchObject({ state: 'requested' });
    const edit = offered(await world.lookAndDescribe(marketing({ need: 'edit' }), opens('view')));
    expect(edit[0]).toMatchObject({ displayName: 'Marketing team' });
    expect(edit.at(-1)).toMatchObject({ displayName: 'Marketing – Visitor', standing: 'asked' });
  });
});
