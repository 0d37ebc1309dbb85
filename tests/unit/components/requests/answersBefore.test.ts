import { describe, expect, it } from 'vitest';
import { answersBefore } from '../../../../components/requests/answersBefore.ts';
import { policyId, requestRow } from '../../requests/people.ts';

describe('asking again', () => {
  it('fills in the last answers to the same package, without its dates', () => {
    const answers = [{ questionId: 'q', kind: 'text' as const, value: 'a', displayValue: 'a' }];
    const rows = [
      requestRow({ id: '3', requestType: 'userRemove', justification: 'no' }),
      requestRow({ id: '2', justification: '', answers: [] }),
      requestRow({
        id: '1',
        answers,
        policyId,
        schedule: { startDateTime: 'x', expiration: { type: 'noExpiration' } },
      }),
    ];
    expect(answersBefore(rows, requestRow().accessPackageId)).toEqual({
      policyId,
      justification: 'because',
      answers,
      schedule: null,
    });
    expect(answersBefore(rows, 'another')).toBeUndefined();
  });
});
