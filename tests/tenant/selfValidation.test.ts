import { describe, expect, test } from 'vitest';
import { createGraphApp } from './graph/app.ts';
import { createModel } from './graph/model.ts';
import type { Route } from './graph/route.ts';
import { validate } from './graph/validate.ts';
import { builtInOrganization } from './organizations/builtIn.ts';
import { createState } from './state/state.ts';
import { createTokenService } from './tokens.ts';

const [contoso] = builtInOrganization.tenants;
if (contoso === undefined) throw new Error('the built-in organisation is empty');
const model = createModel(contoso);

const request = {
  id: '0b0e0001-0000-4000-8000-000000000001',
  requestType: 'userAdd',
  state: 'submitted',
  schedule: { expiration: { type: 'noExpiration', duration: null, endDateTime: null } },
  answers: [],
};

describe('every answer is held against the metadata', () => {
  test.each([
    ['nothing wrong', {}, []],
    [
      'an undeclared member',
      { requestState: 'x' },
      ['$.requestState: undeclared in accessPackageAssignmentRequest'],
    ],
    ['a newer member, which no metadata has yet', { parameters: { bypassApproval: false } }, []],
    ['an unknown enum member', { state: 'expired' }, ['$.state: not in accessPackageRequestState']],
    ['no collection', { answers: {} }, ['$.answers: no collection']],
    ['a wrong primitive', { createdDateTime: 'yesterday' }, ['$.createdDateTime: no DateTimeOffset']],
    [
      'an undeclared type',
      { answers: [{ '@odata.type': '#microsoft.graph.nonsense' }] },
      ['$.answers[0]: undeclared type nonsense'],
    ],
    [
      'a foreign type',
      { answers: [{ '@odata.type': '#microsoft.graph.user' }] },
      ['$.answers[0]: user is no accessPackageAnswer'],
    ],
    [
      'a member deep inside',
      { schedule: { expiration: { until: 1 } } },
      ['$.schedule.expiration.until: undeclared in expirationPattern'],
    ],
  ])('%s', (_, change, complaints) => {
    expect(validate(model, 'accessPackageAssignmentRequest', { ...request, ...change })).toEqual(complaints);
  });

  test('a reviewer may have an address: the identity of namespace microsoft.graph, not that of call records', () => {
    const reviewedBy = { '@odata.type': '#microsoft.graph.userIdentity', id: 'x', ipAddress: '203.0.113.7' };
    expect(validate(model, 'approvalStage', { id: 'x', reviewedBy })).toEqual([]);
    // The type is open, so that the validation alone would take any member.
    expect(model.member('userIdentity', 'ipAddress')?.type).toBe('String');
  });

  test('a planted undeclared member is answered 500 and reported', async () => {
    const state = createState(builtInOrganization);
    const tokens = createTokenService(state);
    const planted: Route = {
      method: 'GET',
      path: '/me',
      options: [],
      answer: ({ me }) => ({
        kind: 'entity',
        context: 'users/$entity',
        entity: { type: 'user', properties: { id: me.id, shoeSize: 41 } },
      }),
    };
    const graph = createGraphApp(state, tokens, [planted]);
    const userId = contoso.users[0]?.id ?? '';
    const token = await tokens.issue({ tenantId: contoso.id, userId, clientId: 'x', scopes: ['User.Read'] });
    const answer = await graph.fetch(
      new Request('https://graph.microsoft.com/v1.0/me', { headers: { authorization: `Bearer ${token}` } }),
    );
    expect(answer.status).toBe(500);
    expect(graph.violations()).toEqual([
      { method: 'GET', path: '/v1.0/me', complaints: ['$.shoeSize: undeclared in user'] },
    ]);
  });
});
