import 'fake-indexeddb/auto';
import { createApprovals } from '../../lib/approvals/approvals.ts';
import { undoMs } from '../../lib/approvals/decisionCommand.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import { createOffers } from '../../lib/offer/createOffers.ts';
import { resourceKey } from '../../lib/resource/resource.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { approverScopes, em, graphAs } from '../tenant/testing.ts';
import { createWorld, found, unwrap, type World } from '../unit/graph/world.ts';
import { createDesk, type Desk } from '../unit/requests/desk.ts';

const site = 'https://contoso.sharepoint.com/sites/Marketing';
const wanted = 'Marketing – Visitor';

const denial: Denial = {
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [
    { key: found(resourceKey({ originSystem: 'SharePointOnline', originId: site })), from: 'path' },
  ],
  resourceName: 'Marketing',
  resourceUrl: site,
};

/** How the story went: by which match the package was offered, and where it was approved. */
export interface Told {
  match: string;
  /** `nobody`: nothing waited for the approver. */
  approvedIn: 'Knock' | 'My Access' | 'nobody';
  state: string;
  isIn: boolean;
  violations: unknown[];
}

/** Adele is denied a site, requests what is offered, Megan approves, Adele is in: in a tenant with these positions. */
export async function backInStory(switches: Partial<SwitchPositions>): Promise<Told> {
  const world = createWorld({ switches });
  const clock = { now: () => world.tenant.core.clock.now() };
  const adele = world.person('Adele Vance');
  const desk = await createDesk({ graph: world.graph, clock, people: [adele] });
  const client = { clientId: world.application('Knock').appId, tenantId: adele.tenantId };
  const settings = decodeSettings(client, {}, policyLists);
  const { graph } = world;
  const deps = { store: desk.store, graph, clock: world.clock, settings: () => settings, locale: () => 'en' };
  const offers = createOffers(deps);
  unwrap(await offers.look(denial, adele));
  const offer = await offers.describe(denial, { profile: adele, looking: false });
  const offered =
    offer.state === 'offer' ? offer.packages.find(({ displayName }) => displayName === wanted) : undefined;
  const { accessPackageId, match } = found(offered);
  unwrap(
    await desk.requests.submit(adele, {
      accessPackageId,
      justification: 'Launch',
      answers: [],
      schedule: null,
    }),
  );
  await desk.engine.wake();
  await pass(world, desk, 2, 30_000);
  const approvedIn = await approve(world, accessPackageId);
  await pass(world, desk, 5, 5 * 60_000);
  const row = (await desk.rows(adele)).find((one) => one.accessPackageId === accessPackageId);
  return {
    match,
    approvedIn,
    state: row?.state ?? 'none',
    isIn: world.tenant.core.directory.mayOpenSite(adele.tenantId, adele.oid, site),
    violations: world.tenant.violations(),
  };
}

async function pass(world: World, desk: Desk, turns: number, ms: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    world.tenant.core.clock.advance(ms);
    await desk.engine.onAlarm('knock.poll');
  }
}

/** In Knock where it can read the stages, else by the link into My Access. */
async function approve(world: World, accessPackageId: string): Promise<Told['approvedIn']> {
  const clock = { now: () => world.tenant.core.clock.now() };
  const megan = world.person('Megan Bowen');
  const desk = await createDesk({ graph: world.graph, clock, people: [megan] });
  const approvals = createApprovals({
    store: desk.store,
    graph: world.graph,
    clock,
    local: clock,
    arm: desk.engine.arm,
  });
  unwrap(await approvals.openQueue(megan));
  const { rows } = await approvalsOf(desk.store, megan.profile);
  const isHers = ({ accessPackageId: id, targetName }: ApprovalRow) =>
    id === accessPackageId && targetName === 'Adele Vance';
  // Where Graph expands nothing, the queue knows neither.
  const waiting = rows.find(isHers) ?? rows[0];
  if (waiting === undefined) return 'nobody';
  const { id, stageId } = waiting;
  const decision = { approvalIds: [id], decision: 'Approve' as const, justification: 'Welcome' };
  if (stageId !== undefined) {
    unwrap(await approvals.decide(megan, decision));
    world.tenant.core.clock.advance(undoMs);
    await desk.engine.wake();
    return 'Knock';
  }
  await approveInMyAccess(world, id);
  return 'My Access';
}

/** My Access has rights of its own: the stages are read as somebody who holds a role. */
async function approveInMyAccess(world: World, id: string): Promise<void> {
  const path = `${em}/accessPackageAssignmentApprovals/${id}`;
  const nestor = await graphAs(world.tenant, 'NestorW@contoso.com', approverScopes);
  const { body } = await nestor('GET', path);
  const megan = await graphAs(world.tenant, 'MeganB@contoso.com', approverScopes);
  const decided = { reviewResult: 'Approve', justification: 'Welcome' };
  const { status } = await megan('PATCH', `${path}/stages/${body.stages[0].id}`, decided);
  if (status !== 204) throw new Error(`My Access: ${status}`);
}
