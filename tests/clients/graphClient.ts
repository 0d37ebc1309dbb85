import assert from 'node:assert/strict';
import { type Checks, createScene, refusal, type Scene } from './scene.ts';

interface GraphRequest {
  header(name: string, value: string): GraphRequest;
  get(): Promise<Answer>;
  post(body: unknown): Promise<Answer>;
  patch(body: unknown): Promise<Answer>;
}
interface Answer {
  id: string;
  status: string;
  value: { id: string; displayName: string; assignedToMe: boolean; status: string }[];
}

/** What is used of microsoft-graph-client 3. */
interface GraphClient {
  Client: { init(options: object): { api(path: string): GraphRequest } };
  PageIterator: new (
    client: unknown,
    page: Answer,
    each: (item: { id: string }) => boolean,
  ) => { iterate(): Promise<void> };
}

const em = '/identityGovernance/entitlementManagement';

export function ofGraphClient(exports: Record<string, unknown>): Checks {
  const { Client, PageIterator } = exports as unknown as GraphClient;

  async function clientOf({ tenant, contoso, clientId }: Scene, user: string, scopes: string[]) {
    globalThis.fetch = (input, init) => tenant.handle(new Request(input, init));
    const userId = tenant.core.directory.userByUpn(user)?.user.id ?? '';
    const token = await tenant.tokens.issue({ tenantId: contoso.id, userId, clientId, scopes });
    return Client.init({ authProvider: (done: (error: null, token: string) => void) => done(null, token) });
  }
  const low = ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'];

  return {
    'every page, a request, its approval': async () => {
      const scene = createScene({ pageSize: 7 });
      const adele = await clientOf(scene, scene.upn, low);
      const seen: string[] = [];
      const first = await adele.api(`${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`).get();
      await new PageIterator(adele, first, ({ id }) => seen.push(id) > 0).iterate();
      assert.equal(new Set(seen).size, 25);
      const accessPackageId = scene.contoso.accessPackages[0]?.id;
      const made = await adele
        .api(`${em}/assignmentRequests`)
        .post({ requestType: 'userAdd', assignment: { accessPackageId }, justification: 'x' });
      scene.tenant.core.clock.advance(5000);
      const megan = await clientOf(scene, 'MeganB@contoso.com', ['EntitlementManagement.ReadWrite.All']);
      const stages = `${em}/accessPackageAssignmentApprovals/${made.id}/stages`;
      const stage = (await megan.api(stages).get()).value.find(({ assignedToMe }) => assignedToMe);
      const decision = { reviewResult: 'Approve', justification: 'Fine' };
      await megan.api(`${stages}/${stage?.id}`).patch(decision);
      assert.match(await refusal(megan.api(`${stages}/${stage?.id}`).patch(decision)), /409/);
      assert.deepEqual(scene.tenant.violations(), []);
    },
    'options of the directory': async () => {
      const scene = createScene();
      const diego = await clientOf(scene, 'DiegoS@contoso.com', low);
      const path =
        '/me/directReports/microsoft.graph.user?$search="displayName:gup"&$count=true&$select=displayName';
      const found = await diego.api(path).header('ConsistencyLevel', 'eventual').get();
      assert.deepEqual(
        found.value.map(({ displayName }) => displayName),
        ['Pradeep Gupta'],
      );
    },
  };
}
