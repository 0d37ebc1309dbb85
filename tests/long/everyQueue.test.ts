import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createApprovals } from '../../lib/approvals/approvals.ts';
import { fail } from '../../lib/platform/failure.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { knownPositions, type SwitchPositions } from '../tenant/state/switches.ts';
import { queueOwner, withWaiting } from '../tenant/withWaiting.ts';
import { createWorld, type WorldOptions } from '../unit/graph/world.ts';
import { createDesk } from '../unit/requests/desk.ts';

/** Where Megan decides about three requests: in Knock, or by a link into My Access. */
async function decidedIn(options: WorldOptions): Promise<string> {
  const world = createWorld({ seed: withWaiting(builtInOrganization, 3), ...options });
  const me = world.person(queueOwner);
  const clock = { now: () => world.tenant.core.clock.now() };
  const { store, engine } = await createDesk({ graph: world.graph, clock, people: [me] });
  const approvals = createApprovals({ store, graph: world.graph, clock, local: clock, arm: engine.arm });
  const opened = await approvals.openQueue(me);
  const { rows } = await approvalsOf(store, me.profile);
  expect(world.tenant.violations()).toEqual([]);
  if (!opened.ok) return opened.failure.kind;
  expect(rows.length).toBeGreaterThanOrEqual(3);
  return rows.every(({ stageId }) => stageId !== undefined) ? 'Knock' : 'My Access';
}

const positions = Object.entries(knownPositions).flatMap(([name, [, ...others]]) =>
  others.map(
    (position) => [`${name} ${position}`, { [name]: position } as Partial<SwitchPositions>] as const,
  ),
);

describe('no position of the tenant takes the queue from its approver', () => {
  it.each(positions)('%s', async (row, switches) => {
    const isLink = row === 'stagesReadable false' || row === 'stagesStatus 404';
    expect(await decidedIn({ switches })).toBe(isLink ? 'My Access' : 'Knock');
  });

  it.each(positions)('%s, without the second registration', async (row, switches) => {
    const refuse: WorldOptions['refuse'] = (_scopes, options) =>
      options?.role === 'approver' ? fail({ kind: 'consentNeeded', scopes: [] }) : undefined;
    const isHidden = row === 'approverCountUnderLowScope false';
    expect(await decidedIn({ switches, refuse })).toBe(isHidden ? 'consentNeeded' : 'My Access');
  });
});
