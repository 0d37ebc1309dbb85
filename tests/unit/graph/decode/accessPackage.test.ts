import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { roleScope } from '../../../../lib/graph/decode/accessPackage.ts';
import { approvalStage } from '../../../../lib/graph/decode/approval.ts';
import { assignment } from '../../../../lib/graph/decode/assignment.ts';

describe('contents, assignments and stages', () => {
  it('take the resource’s name before the scope’s, and never "Root"', () => {
    const scope = { originId: 'g', originSystem: 'AadGroup', displayName: 'Root' };
    const role = { displayName: 'Member', originId: 'Member_g' };
    expect(v.parse(roleScope, { id: 'x', role, scope }).resourceName).toBe('');
    expect(
      v.parse(roleScope, { id: 'x', role: { ...role, resource: { displayName: 'Sales' } }, scope })
        .resourceName,
    ).toBe('Sales');
    expect(
      v.parse(roleScope, { id: 'x', accessPackageResourceRole: role, accessPackageResourceScope: scope }),
    ).toEqual({
      id: 'x',
      originSystem: 'AadGroup',
      originId: 'g',
      resourceName: '',
      roleName: 'Member',
      roleOriginId: 'Member_g',
    });
  });

  it('have no identity without a scope', () => {
    expect(v.safeParse(roleScope, { id: 'x', createdDateTime: 'y' }).success).toBe(false);
  });

  it('keep unknown states', () => {
    expect(v.parse(assignment, { id: 'a', state: 'Delivered' })).toEqual({
      id: 'a',
      state: 'delivered',
      expiration: { type: 'notSpecified' },
    });
    expect(v.parse(assignment, { id: 'a', state: 'frozen' }).state).toBe('unknown');
    expect(v.parse(approvalStage, { id: 's', displayName: null, status: 'Levitating' })).toMatchObject({
      id: 's',
      displayName: '',
      assignedToMe: false,
      status: 'Levitating',
      isInProgress: false,
    });
  });
});
