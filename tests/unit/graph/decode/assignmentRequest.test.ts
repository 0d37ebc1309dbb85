import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { assignmentRequest, requestState } from '../../../../lib/graph/decode/assignmentRequest.ts';

describe('requests', () => {
  it('read under the names of v1.0 and of beta', () => {
    const current = { id: 'r', requestType: 'UserAdd', state: 'pendingApproval', status: 'PendingApproval' };
    const beta = {
      id: 'r',
      requestType: 'UserAdd',
      requestState: 'PendingApproval',
      requestStatus: 'PendingApproval',
    };
    expect(v.parse(assignmentRequest, current)).toMatchObject({
      state: 'pendingApproval',
      requestType: 'UserAdd',
    });
    expect(v.parse(assignmentRequest, beta)).toMatchObject({
      state: 'pendingApproval',
      graphStatus: 'PendingApproval',
    });
  });

  it.each([
    ['submitted', 'Accepted', 'submitted'],
    ['scheduled', 'PendingNotBefore', 'scheduled'],
    ['deliveryFailed', 'DeliveryFailed', 'failed'],
    ['partiallyDelivered', 'PartiallyDelivered', 'partiallyDelivered'],
    ['denied', 'Denied', 'denied'],
    ['denied', 'Expired', 'expired'],
    ['denied', 'ApprovalTimedOut', 'expired'],
    ['denied', 'Denied - timed out', 'expired'],
    ['canceled', 'Canceled', 'canceled'],
    ['unknownFutureValue', 'Pondering', 'unknown'],
    ['', '', 'unknown'],
  ])('%s with status %s is %s', (state, status, expected) => {
    expect(requestState(state, status)).toBe(expected);
  });

  it('keep states that nobody knows, verbatim', () => {
    expect(v.parse(assignmentRequest, { id: 'r', state: 'onTheMoon', status: 'Landed' })).toMatchObject({
      state: 'unknown',
      graphState: 'onTheMoon',
      graphStatus: 'Landed',
    });
  });

  it('carry people, package, answers and times where they are there, and lose nothing else to a broken one', () => {
    const decoded = v.parse(assignmentRequest, {
      id: 'r',
      state: 'delivered',
      createdDateTime: '2026-11-02T10:00:00Z',
      completedDateTime: 'null',
      justification: null,
      accessPackage: { id: 'p', displayName: 'Marketing' },
      requestor: { objectId: 'o', displayName: 'Adele', email: 'adele@contoso.com' },
      assignment: { target: 'broken', assignmentPolicy: { id: 'q' } },
      answers: [
        {
          value: 'KE',
          answeredQuestion: {
            '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
            id: 'b',
            text: 'Where?',
          },
        },
        { value: 'no question' },
        null,
      ],
    });
    expect(decoded).toEqual({
      id: 'r',
      requestType: '',
      state: 'delivered',
      graphState: 'delivered',
      graphStatus: '',
      createdAt: Date.parse('2026-11-02T10:00:00Z'),
      justification: '',
      schedule: null,
      policyId: 'q',
      accessPackage: { id: 'p', displayName: 'Marketing' },
      requestor: { objectId: 'o', displayName: 'Adele', principalName: 'adele@contoso.com' },
      answers: [
        { questionId: 'b', kind: 'choice', value: 'KE', displayValue: 'KE' },
        { questionId: '', kind: 'text', value: 'no question', displayValue: 'no question' },
      ],
      questionTexts: { b: 'Where?' },
    });
  });
});
