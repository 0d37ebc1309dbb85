import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../../../lib/graph/decode/requirements.ts';

describe('requirements', () => {
  it('read with next to nothing in them', () => {
    expect(v.parse(requirements, { policyId: 'q' })).toEqual({
      policyId: 'q',
      policyDisplayName: '',
      policyDescription: '',
      isApprovalRequired: false,
      isApprovalRequiredForUpdate: false,
      isJustificationRequired: false,
      allowsCustomSchedule: false,
      schedule: null,
      questions: [],
      needsMyAccess: false,
    });
  });

  it('with a verified credential need My Access', () => {
    const status = { '@odata.type': '#microsoft.graph.verifiableCredentialRequired' };
    expect(
      v.parse(requirements, { policyId: 'q', verifiableCredentialRequirementStatus: status }),
    ).toMatchObject({
      needsMyAccess: true,
    });
    expect(
      v.parse(requirements, { policyId: 'q', verifiableCredentialRequirementStatus: null }),
    ).toMatchObject({
      needsMyAccess: false,
    });
  });

  it.each([
    [
      { type: 'afterDuration', duration: 'P30D', endDateTime: null },
      { type: 'afterDuration', duration: 'P30D' },
    ],
    [
      { type: 'AfterDateTime', endDateTime: '2027-01-01T00:00:00Z' },
      { type: 'afterDateTime', endDateTime: '2027-01-01T00:00:00Z' },
    ],
    [{ type: 'noExpiration' }, { type: 'noExpiration' }],
    [{ type: 'afterDuration' }, { type: 'notSpecified' }],
    [{ type: 'whenTheCowsComeHome' }, { type: 'notSpecified' }],
    [7, { type: 'notSpecified' }],
  ])('expiration %o', (expiration, expected) => {
    expect(v.parse(requirements, { policyId: 'q', schedule: { expiration } }).schedule).toEqual({
      startDateTime: null,
      expiration: expected,
    });
  });
});
