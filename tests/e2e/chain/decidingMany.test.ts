import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { withWaiting } from '../../tenant/withWaiting.ts';
import { letTimePass } from '../harness/acts.ts';
import { approveByKey } from '../harness/decideByKey.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { storedRows } from '../harness/store.ts';
import { until } from '../harness/until.ts';
import { say } from '../harness/words.ts';

describe('fifty requests', () => {
  let stage: Stage;
  let megan: Knock;
  let hub: Page;

  beforeAll(async () => {
    stage = await openStage({}, withWaiting(builtInOrganization, 50));
    megan = await stage.enter(people.megan, { approves: true });
    hub = await megan.open('hub.html#/approvals');
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const inState = async (state: string) =>
    (await storedRows(megan, 'approvals')).filter((row) => row.state === state).length;
  const become = (state: string, count: number) =>
    until(`${count} ${state}`, async () => (await inState(state)) === count);
  const inGraph = (decision: 'Approve' | 'Deny') =>
    stage.organization
      .calls({ method: 'PATCH', path: /stages/ })
      .filter(({ effect }) => effect?.startsWith(`decide ${decision}`)).length;

  it('have ten decided with ten keys', async () => {
    await hub.getByText(say('queue.count', { count: 50 })).waitFor();
    expect(await approveByKey(hub, megan, 10)).toBe(10);
    await become('deciding', 10);
    expect(inGraph('Approve')).toBe(0);
    await letTimePass(stage.organization, 6, megan);
    await become('approved', 10);
  });

  it('have forty decided at once, of which three fail by name', async () => {
    stage.organization.core.faults.add({
      path: '*/stages/*',
      method: 'PATCH',
      kind: 'status',
      status: 403,
      times: 3,
      inBatch: true,
    });
    await hub.getByRole('button', { name: say('queue.selectShown') }).click();
    await hub.getByText(say('queue.selected', { count: 40 })).waitFor();
    const calls = stage.organization.calls({}).length;
    await hub.getByRole('button', { name: say('queue.approve', { count: 40 }) }).click();
    await become('deciding', 40);
    await letTimePass(stage.organization, 6, megan);
    await become('approved', 47);
    const said = [say('queue.saved', { count: 37 }), say('queue.notSaved', { count: 3 })].join(' ');
    await hub.getByText(said).waitFor();
    const rest = hub.getByRole('list', { name: say('queue.rest') }).getByRole('listitem');
    expect(await rest.count()).toBe(3);
    expect(await rest.first().textContent()).toContain(say('failure.forbidden'));
    const batches = stage.organization
      .calls({})
      .slice(calls)
      .filter(({ path }) => /batch$/.test(path));
    // One reads the stages of the last ten, which came without; two carry the decisions.
    expect(batches).toHaveLength(3);
  });

  it('have the last taken back, and denied with a reason', async () => {
    await hub.getByLabel(say('queue.state')).selectOption(say('queue.failed'));
    await hub.getByRole('button', { name: say('queue.selectShown') }).click();
    await hub.getByRole('button', { name: say('queue.deny', { count: 3 }) }).click();
    await become('deciding', 3);
    await hub.getByLabel(say('queue.state')).selectOption(say('queue.pending'));
    await hub.getByRole('listbox').focus();
    await hub.keyboard.press('z');
    await become('waiting', 3);
    await letTimePass(stage.organization, 6, megan);
    expect(inGraph('Deny')).toBe(0);
    await hub.getByRole('listbox').focus();
    for (const key of ['x', 'j', 'x', 'j', 'x', 'd']) await hub.keyboard.press(key);
    await hub.keyboard.type('They left the campaign.');
    await hub.getByRole('button', { name: say('queue.deny', { count: 3 }) }).click();
    await letTimePass(stage.organization, 6, megan);
    await become('denied', 3);
    expect(inGraph('Deny')).toBe(3);
    expect(inGraph('Approve')).toBe(47);
  });
});
