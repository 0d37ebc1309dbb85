import { describe, expect, it } from 'vitest';
import { readRequirements } from '../../../../lib/packages/requirements.ts';
import { createWorld } from '../../graph/world.ts';
import { createDesk } from '../desk.ts';

const answers = [
  { id: 0, kind: 'text', value: 'CC-1234' },
  { id: 1, kind: 'choice', value: 'DE' },
] as const;

async function deskOf(name: string) {
  const world = createWorld();
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person(name);
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const reading = { store: desk.store, graph: world.graph, clock: world.clock, locale: () => 'en' };
  const typed = (packageName: string) => {
    const { id, assignmentPolicies } = world.accessPackage(packageName);
    const questions = assignmentPolicies[0]?.questions ?? [];
    return {
      accessPackageId: id,
      justification: 'Year end',
      answers: answers.slice(0, questions.length).map(({ id: index, kind, value }) => ({
        questionId: questions[index]?.id ?? '',
        kind,
        value,
        displayValue: value,
      })),
      schedule: null,
    };
  };
  const send = async (packageName: string) => {
    const input = typed(packageName);
    await readRequirements(reading, me, [input.accessPackageId]);
    expect((await desk.requests.submit(me, input)).ok).toBe(true);
    return async () => {
      await desk.engine.wake();
      return (await desk.rows(me)).find((row) => row.accessPackageId === input.accessPackageId);
    };
  };
  return { world, me, desk, send };
}

describe('a request that Graph refuses', () => {
  it('because of what one holds is said to be most likely that, and comes back as a draft', async () => {
    const { send } = await deskOf('Lee Gu');
    const sent = await send('Finance controllers');
    expect(await sent()).toMatchObject({
      state: 'draft',
      justification: 'Year end',
      failure: { kind: 'notRequestable', why: 'refused' },
    });
  });

  it('because it is held already is said to be that', async () => {
    const { send, desk } = await deskOf('Adele Vance');
    const sent = await send('Contoso Wiki');
    await desk.store.assignments.clear();
    expect(await sent()).toMatchObject({ failure: { kind: 'alreadyAssigned' } });
  });

  it('because the policy has changed since it was read is said to be that, and what it asks now is known', async () => {
    const { send, world, desk } = await deskOf('Adele Vance');
    const sent = await send('Expense claims');
    const [policy] = world.accessPackage('Expense claims').assignmentPolicies;
    if (policy) policy.isRequestorJustificationRequired = true;
    // What was typed has a reason; a fault stands for any refusal.
    world.tenant.core.faults.add({
      method: 'POST',
      path: '/v1.0/identityGovernance/entitlementManagement/assignmentRequests',
      kind: 'status',
      status: 400,
      times: 1,
    });
    expect(await sent()).toMatchObject({
      state: 'draft',
      failure: { kind: 'notRequestable', why: 'policyChanged' },
      policySeen: { isJustificationRequired: false },
    });
    const [known] = await desk.store.requirements.toArray();
    expect(known?.policies[0]?.isJustificationRequired).toBe(true);
  });

  it('because no policy lets one ask any more is said to be that', async () => {
    const { send, world } = await deskOf('Adele Vance');
    const sent = await send('Expense claims');
    for (const policy of world.accessPackage('Expense claims').assignmentPolicies)
      policy.allowedTargetScope = 'allExternalUsers';
    expect(await sent()).toMatchObject({ failure: { kind: 'notRequestable', why: 'notInScope' } });
  });

  it('is explained by nothing where nothing can be read', async () => {
    const { send, world } = await deskOf('Lee Gu');
    const sent = await send('Finance controllers');
    for (const path of ['*getApplicablePolicyRequirements', '*filterByCurrentUser*'])
      world.tenant.core.faults.add({ path, kind: 'status', status: 503 });
    expect(await sent()).toMatchObject({ failure: { kind: 'notRequestable', why: 'refused' } });
  });
});
