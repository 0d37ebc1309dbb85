import { beforeEach, describe, expect, it } from 'vitest';
import type { Need } from '../../../../lib/entitlement/need.ts';
import { siteKey } from '../../../../lib/resource/resource.ts';
import type { SiteAnswer } from '../../../../lib/site/siteAnswer.ts';
import { found } from '../../graph/world.ts';
import { createTestClock, type TestClock } from '../../sync/testClock.ts';
import { createDesk, type Desk } from '../desk.ts';
import { person, requestRow } from '../people.ts';

const minute = 60_000;
const opens = (reach: Need): SiteAnswer => ({ state: 'opens', reach, groups: {} });

let clock: TestClock;
let desk: Desk;

beforeEach(async () => {
  clock = createTestClock();
  desk = await createDesk({ graph: {}, clock });
});

/** A request that was just delivered, and the site's first answer to it. */
async function firstTry(need: Need | undefined, answers: SiteAnswer) {
  desk.site.answers = answers;
  await desk.store.requests.put(
    requestRow({
      state: 'delivered',
      announcedState: 'delivered',
      deliveredAt: clock.now(),
      changedAt: clock.now(),
      deniedKey: found(siteKey('https://contoso.sharepoint.com/sites/Plans')),
      ...(need === undefined ? {} : { need }),
    }),
  );
  await desk.engine.onAlarm('knock.due');
  return desk.only();
}

describe('what was delivered works', () => {
  it.each<[Need | undefined, Need]>([
    [undefined, 'view'],
    ['view', 'edit'],
    ['edit', 'edit'],
    ['manage', 'manage'],
  ])('for who needs to %s, where one may %s', async (need, reach) =>
    expect(await firstTry(need, opens(reach))).toMatchObject({
      state: 'usable',
      usability: { verdict: 'opens', tries: 1 },
    }),
  );

  it.each<[Need | undefined, SiteAnswer, string]>([
    ['edit', opens('view'), 'opensForLess'],
    ['manage', opens('edit'), 'opensForLess'],
    [undefined, { state: 'refuses' }, 'refuses'],
    ['edit', { state: 'refuses' }, 'refuses'],
    ['edit', { state: 'gone' }, 'cantTell'],
    ['view', { state: 'cantTell' }, 'cantTell'],
  ])('not yet for who needs to %s, where the site says %o', async (need, answers, verdict) =>
    expect(await firstTry(need, answers)).toMatchObject({
      state: 'delivered',
      usability: { verdict, tries: 1 },
    }),
  );

  it('is asked as the person, of the web', async () => {
    await firstTry('edit', opens('view'));
    const web = 'https://contoso.sharepoint.com/sites/plans';
    expect(desk.site.asked).toEqual([{ web, username: person().username }]);
  });

  it('is asked again while the site opens for less, and told when the right is there', async () => {
    await firstTry('edit', opens('view'));
    clock.advance(3 * minute);
    await desk.engine.onAlarm('knock.due');
    expect(desk.told).toEqual([]);
    desk.site.answers = opens('edit');
    clock.advance(5 * minute);
    await desk.engine.onAlarm('knock.due');
    expect(await desk.only()).toMatchObject({ state: 'usable', usability: { verdict: 'opens', tries: 3 } });
    expect(desk.told.map(({ kind }) => kind)).toEqual(['usable']);
  });

  it('stays as it was delivered after the last try', async () => {
    await firstTry('edit', opens('view'));
    for (let passed = 0; passed < 4 * 60; passed++) {
      clock.advance(minute);
      await desk.engine.onAlarm('knock.due');
    }
    expect(desk.site.asked).toHaveLength(6);
    expect(await desk.only()).toMatchObject({
      state: 'delivered',
      usability: { verdict: 'opensForLess', tries: 6 },
    });
  });
});
