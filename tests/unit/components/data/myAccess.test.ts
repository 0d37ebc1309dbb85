import { expect, it } from 'vitest';
import { approvalsInMyAccess } from '../../../../components/data/myAccess.ts';
import { person } from '../../requests/people.ts';

it('leads approvers to the approvals of their organization, where their cloud has My Access', () => {
  const { tenantId } = person();
  expect(approvalsInMyAccess(person())).toBe(`https://myaccess.microsoft.com/@${tenantId}#/request-approval`);
  expect(approvalsInMyAccess(person(1, { cloud: 'china' }))).toBeUndefined();
});
