import 'fake-indexeddb/auto';
import { createApprovals } from '../../lib/approvals/approvals.ts';
import { undoMs } from '../../lib/approvals/decisionCommand.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { queueOwner, withWaiting } from '../tenant/withWaiting.ts';
import { createWorld, type World, type WorldOptions } from '../unit/graph/world.ts';
import { createDesk } from '../unit/requests/desk.ts';

/** Megan's queue in an organisation where so many wait for her. */
export function queueOf(count: number, options: WorldOptions = {}) {
  return deskOf(createWorld({ seed: withWaiting(builtInOrganization, count), ...options }), queueOwner);
}

/** Knock of somebody who decides. */
export async function deskOf(world: World, name: string) {
  const { core } = world.tenant;
  const me = world.person(name);
  const clock = { now: () => core.clock.now() };
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const deps = { store: desk.store, graph: world.graph, clock, local: clock, arm: desk.engine.arm };
  const approvals = createApprovals(deps);
  let seen = core.log.rows().length;
  /** What Graph was asked since: calls, and requests with those inside a batch. */
  const cost = () => {
    const rows = core.log.rows().slice(seen);
    seen += rows.length;
    return { calls: rows.filter(({ inBatch }) => inBatch !== true).length, evaluated: rows.length };
  };
  const rows = async () => (await approvalsOf(desk.store, me.profile)).rows;
  const send = async () => {
    core.clock.advance(undoMs);
    await desk.engine.wake();
  };
  const states = async () => Object.groupBy(await rows(), ({ state }) => state);
  return { world, core, me, desk, approvals, cost, rows, send, states };
}
