import { describe, expect, it } from 'vitest';
import {
  deleteCatalog,
  deletePackage,
  deletePolicy,
  deleteRoleScope,
  postCatalog,
  postPackage,
  postPolicy,
  postResourceRequest,
  postRoleScope,
} from '../../../../lib/graph/administration/writes.ts';
import { draftOf, site } from '../../authoring/drafts.ts';
import { found } from '../world.ts';

const em = '/identityGovernance/entitlementManagement';
const of = found(draftOf().packages[0]);

describe('what is sent', () => {
  it('names the very thing, and says nothing else', () => {
    expect(postCatalog({ displayName: 'Orion', description: 'All' })).toEqual({
      method: 'POST',
      path: `${em}/catalogs`,
      body: { displayName: 'Orion', description: 'All', state: 'published', isExternallyVisible: false },
    });
    expect(postResourceRequest('adminAdd', 'c', site)).toEqual({
      method: 'POST',
      path: `${em}/resourceRequests`,
      body: { requestType: 'adminAdd', resource: site, catalog: { id: 'c' } },
    });
    expect(postPackage('c', of)).toEqual({
      method: 'POST',
      path: `${em}/accessPackages`,
      body: {
        displayName: of.displayName,
        description: of.description,
        isHidden: false,
        catalog: { id: 'c' },
      },
    });
    expect(postPolicy('p', draftOf(), of, 0)).toMatchObject({
      method: 'POST',
      path: `${em}/assignmentPolicies`,
      body: { displayName: 'Initial policy', accessPackage: { id: 'p' } },
    });
  });

  it('leaves out the ids that a role or scope has not', () => {
    const role = { originId: '4', originSystem: 'SharePointOnline', displayName: 'Visitors' };
    const scope = { originId: site.originId, originSystem: 'SharePointOnline' };
    const { path, body } = postRoleScope('p', 'r', site, role, scope);
    const { displayName: _, ...thing } = site;
    expect([path, body]).toEqual([
      `${em}/accessPackages/p/resourceRoleScopes`,
      { role: { ...role, resource: { id: 'r', ...thing } }, scope: { ...scope, isRootScope: true } },
    ]);
    expect(postRoleScope('p', 'r', site, { ...role, id: '1' }, { ...scope, id: '2' }).body).toMatchObject({
      role: { id: '1' },
      scope: { id: '2' },
    });
  });
});

it.each([
  [deleteCatalog, `${em}/catalogs/`],
  [deletePackage, `${em}/accessPackages/`],
  [deletePolicy, `${em}/assignmentPolicies/`],
  [(id: string) => deleteRoleScope('p', id), `${em}/accessPackages/p/resourceRoleScopes/`],
] as const)('an id stays one part of the path: %#', (write, path) => {
  const { method, path: written, body } = write('../../users/x?y#z');
  expect([method, written.startsWith(path), body]).toEqual(['DELETE', true, undefined]);
  expect(written.slice(path.length)).toMatch(/^[^/?#]+$/);
});
