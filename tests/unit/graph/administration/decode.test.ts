import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  administeredPackage,
  catalogResource,
  directoryObject,
  policy,
  site,
} from '../../../../lib/graph/administration/decode.ts';

const type = (name: string) => `#microsoft.graph.${name}`;
const staged = (primaryApprovers: object[]) =>
  v.parse(policy, {
    id: 'p',
    requestApprovalSettings: { isApprovalRequiredForAdd: true, stages: [{ primaryApprovers }] },
  }).requestApprovalSettings?.stages[0];

describe('who approves', () => {
  it('is known by kind and id, whatever the kind', () => {
    expect(
      staged([
        { '@odata.type': type('singleUser'), userId: 'u', description: 'Lee' },
        { '@odata.type': type('groupMembers'), groupId: 'g' },
        { '@odata.type': 'microsoft.graph.requestorManager', managerLevel: 1 },
        { '@odata.type': type('somethingNew'), newId: 'n' },
        {},
      ])?.primaryApprovers,
    ).toEqual([
      { kind: 'singleUser', id: 'u', description: 'Lee' },
      { kind: 'groupMembers', id: 'g', description: '' },
      { kind: 'requestorManager', id: undefined, description: '' },
      { kind: 'somethingNew', id: undefined, description: '' },
      { kind: '', id: undefined, description: '' },
    ]);
  });

  it('is nobody where the lists are missing', () => {
    expect(staged([])).toEqual({
      primaryApprovers: [],
      escalationApprovers: [],
      fallbackPrimaryApprovers: [],
    });
    expect(v.parse(policy, { id: 'p', requestorSettings: 'x' }).specificAllowedTargets).toEqual([]);
  });
});

it('a package carries no policies unless they were asked for', () => {
  expect(v.parse(administeredPackage, { id: 'p' })).toMatchObject({
    assignmentPolicies: [],
    resourceRoleScopes: [],
  });
});

it('a resource needs to say what it is; its roles may have no id yet', () => {
  expect(v.safeParse(catalogResource, { id: 'r' }).success).toBe(false);
  const { roles } = v.parse(catalogResource, {
    id: 'r',
    originId: 'x',
    roles: [{ originId: '4', displayName: 'Visitors', originSystem: 'SharePointOnline' }],
  });
  expect(roles).toMatchObject([{ originId: '4' }]);
});

it.each(['', 'contoso', null, 7])('a site has an address: %j is none', (webUrl) => {
  expect(v.safeParse(site, { displayName: 'x', webUrl }).success).toBe(false);
});

it('a person needs an id alone', () => {
  expect(v.parse(directoryObject, { id: 'a', mail: 7 })).toMatchObject({ id: 'a', displayName: '' });
  expect(v.safeParse(directoryObject, { displayName: 'x' }).success).toBe(false);
});
