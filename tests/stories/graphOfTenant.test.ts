import { describe, expect, it } from 'vitest';
import { createWorld, found, unwrap, type World } from '../unit/graph/world.ts';

const newRequest = (world: World, name: string, oid: string) => {
  const accessPackage = world.accessPackage(name);
  return {
    accessPackageId: accessPackage.id,
    policyId: found(accessPackage.assignmentPolicies[0]).id,
    targetId: oid,
    justification: 'For the quarterly report',
    answers: [],
    schedule: null,
  };
};

describe('Graph, as the simulated tenant answers it', () => {
  it('reads the packages and what they hold, with the least scopes', async () => {
    const world = createWorld();
    const adele = world.person('Adele Vance');
    const marketing = world.accessPackage('Marketing – Visitor');
    const packages = unwrap(await world.graph.requestablePackages(adele));
    expect(packages.items.map((row) => row.id)).toContain(marketing.id);
    const [contents] = unwrap(await world.graph.packageContents(adele, [marketing.id]));
    expect(contents).toMatchObject({
      accessPackageId: marketing.id,
      outcome: {
        kind: 'read',
        roleScopes: [
          {
            originSystem: 'SharePointOnline',
            originId: 'https://contoso.sharepoint.com/sites/Marketing',
            roleName: 'Visitors',
            resourceName: 'Marketing',
          },
        ],
      },
    });
    for (const { scopes } of world.asked)
      expect(scopes).toEqual(['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite']);
    expect(world.tenant.violations()).toEqual([]);
  });

  it('follows pages, inside batches too, and keeps more than one batch in order', async () => {
    const world = createWorld({ switches: { pageSize: 2 } });
    const adele = world.person('Adele Vance');
    const first = unwrap(await world.graph.requestablePackages(adele));
    const second = unwrap(await world.graph.requestablePackages(adele, first.next));
    expect([first.items.length, second.items.length]).toEqual([2, 2]);
    const team = world.accessPackage('Marketing team');
    const unknown = Array.from(
      { length: 25 },
      (_, index) => `00000000-0000-4000-8000-0000000000${10 + index}`,
    );
    const contents = unwrap(await world.graph.packageContents(adele, [...unknown, team.id]));
    expect(contents).toHaveLength(26);
    expect(contents.slice(0, 25).every(({ outcome }) => outcome.kind === 'refused')).toBe(true);
    const last = found(contents[25]).outcome;
    expect(last.kind === 'read' && last.roleScopes).toHaveLength(4);
  });

  it.each(['v1.0', 'beta', 'both'] as const)(
    'reads requirements with questions in the shape of %s',
    async (questionShape) => {
      const world = createWorld({ switches: { questionShape } });
      const adele = world.person('Adele Vance');
      const { id } = world.accessPackage('Finance controllers');
      const policies = unwrap(await world.graph.requirements(adele, id, 'en'));
      expect(policies).toHaveLength(1);
      const asked = found(world.accessPackage('Finance controllers').assignmentPolicies[0]).questions;
      expect(
        found(policies[0])
          .questions.map(({ text }) => text)
          .sort(),
      ).toEqual(
        asked
          .filter((question) => question.type !== 'unknown')
          .map((question) => question.text)
          .sort(),
      );
      const [same] = unwrap(await world.graph.requirementsOfMany(adele, [id], 'en'));
      expect(found(same)).toEqual({ accessPackageId: id, requirements: { ok: true, value: policies } });
    },
  );

  it.each(['works', 'badRequest'] as const)(
    'files, lists and cancels when $expand %s',
    async (requestExpand) => {
      const world = createWorld({ switches: { requestExpand } });
      const adele = world.person('Adele Vance');
      const filed = await world.graph.submitRequest(
        adele,
        newRequest(world, 'Marketing – Visitor', adele.oid),
      );
      if (!filed.ok) throw new Error(JSON.stringify(filed));
      expect(filed.value.state).toBe('submitted');
      const first = unwrap(await world.graph.myRequests(adele));
      const mine = found(first.find((row) => row.id === filed.value.id));
      expect(mine.justification).toBe('For the quarterly report');
      const expected = requestExpand === 'works' ? world.accessPackage('Marketing – Visitor').id : undefined;
      expect(mine.accessPackage?.id).toBe(expected);

      world.tenant.core.log.clear();
      await world.graph.myRequests(adele);
      const tried = world.tenant.core.log.rows().filter((row) => row.path.includes('filterByCurrentUser'));
      expect(tried, 'the form that works is remembered').toHaveLength(1);

      world.tenant.core.clock.advance(10_000);
      expect(await world.graph.cancelRequest(adele, mine.id)).toEqual({ ok: true, value: undefined });
    },
  );

  it('decides as an approver with the second client, and learns that another was first', async () => {
    const world = createWorld();
    const [adele, megan] = [world.person('Adele Vance'), world.person('Megan Bowen')];
    const filed = await world.graph.submitRequest(adele, newRequest(world, 'Marketing – Visitor', adele.oid));
    if (!filed.ok) throw new Error(JSON.stringify(filed));
    world.tenant.core.clock.advance(10_000);
    const waiting = unwrap(await world.graph.requestsToApprove(megan, 'employee'));
    expect(waiting.map((row) => row.id)).toContain(filed.value.id);
    expect(found(waiting[0]).requestor?.displayName).toBe('Adele Vance');
    const [listed] = await world.graph.approvalStages(megan, [filed.value.id]);
    const stages = unwrap(found(listed));
    const mine = found(stages.find((stage) => stage.assignedToMe && stage.isInProgress));
    const about = { approvalId: filed.value.id, stageId: mine.id };
    const welcome = { ...about, decision: 'Approve', justification: 'Welcome' } as const;
    expect(await world.graph.decideStages(megan, [welcome])).toEqual([{ ok: true, value: undefined }]);
    const late = { ...about, decision: 'Deny', justification: 'Late' } as const;
    expect(await world.graph.decideStages(megan, [late])).toMatchObject([
      { ok: false, maybe: false, failure: { kind: 'alreadyDecided' } },
    ]);
    expect(
      world.asked.filter(({ options }) => options?.role === 'approver').map(({ scopes }) => scopes),
    ).toEqual(Array.from({ length: 3 }, () => ['EntitlementManagement.ReadWrite.All']));
    const [request] = unwrap(await world.graph.myRequests(adele));
    expect(['delivering', 'delivered']).toContain(found(request).state);
    world.tenant.core.clock.advance(60_000);
    const assignments = unwrap(await world.graph.myAssignments(adele));
    const held = assignments.find((row) => row.accessPackage?.displayName === 'Marketing – Visitor');
    expect(found(held).state).toBe('delivered');
    expect(world.tenant.violations()).toEqual([]);
  });

  it('translates an app id only with the scope of the look-up', async () => {
    const world = createWorld();
    const adele = world.person('Adele Vance');
    const expenses = world.application('Contoso Expenses');
    const looked = unwrap(await world.graph.servicePrincipal(adele, expenses.appId));
    expect(looked).toEqual({ id: expenses.servicePrincipalId, displayName: 'Contoso Expenses' });
    expect(unwrap(await world.graph.assignedGroups(adele, expenses.servicePrincipalId))).toEqual(
      expenses.assignments.filter((row) => row.principalType === 'Group').map((row) => row.principalId),
    );
    expect(unwrap(await world.graph.servicePrincipal(adele, '00000000-0000-4000-8000-000000000000'))).toBe(
      undefined,
    );
    for (const { scopes } of world.asked) expect(scopes).toEqual(['Application.Read.All']);
    expect(world.tenant.violations()).toEqual([]);
  });

  it('finds an application by its identifier URI or its host, whole, and only with the scope of the look-up', async () => {
    const world = createWorld();
    const adele = world.person('Adele Vance');
    const wiki = world.application('Contoso Wiki');
    const named = (name: { identifierUri: string } | { host: string }) =>
      world.graph.servicePrincipalNamed(adele, name).then(unwrap);
    const expected = { id: wiki.servicePrincipalId, appId: wiki.appId, displayName: 'Contoso Wiki' };
    expect(await named({ identifierUri: 'HTTPS://wiki.contoso.com/SAML' })).toEqual(expected);
    expect(await named({ host: 'wiki.contoso.com' })).toEqual(expected);
    expect(await named({ identifierUri: 'https://wiki.contoso.com' })).toBeUndefined();
    expect(await named({ host: 'wiki.contoso.co' }), 'begins like it, but is another host').toBeUndefined();
    expect(await named({ identifierUri: "it's' or true" })).toBeUndefined();
    for (const { scopes } of world.asked) expect(scopes).toEqual(['Application.Read.All']);
    world.application('Contoso Expenses').identifierUris = ['https://wiki.contoso.com/other'];
    expect(await named({ host: 'wiki.contoso.com' }), 'two applications are none').toBeUndefined();
    expect(world.tenant.violations()).toEqual([]);
  });

  it('says that contents are refused where a tenant does not let them be read', async () => {
    const world = createWorld({ switches: { contentsReadable: false } });
    const { id } = world.accessPackage('Marketing – Visitor');
    expect(unwrap(await world.graph.packageContents(world.person('Adele Vance'), [id]))).toEqual([
      { accessPackageId: id, outcome: { kind: 'refused' } },
    ]);
  });

  it('learns the service’s time from every answer', async () => {
    const world = createWorld();
    world.tenant.core.clock.advance(3_600_000);
    await world.graph.directReports(world.person('Adele Vance'));
    expect(Math.abs(world.clock.now() - world.tenant.core.clock.now())).toBeLessThan(2000);
  });
});
