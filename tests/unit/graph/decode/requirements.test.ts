import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { roleScope } from '../../../../lib/graph/decode/accessPackage.ts';
import { approvalStage } from '../../../../lib/graph/decode/approval.ts';
import { assignment } from '../../../../lib/graph/decode/assignment.ts';
import { assignmentRequest, requestState } from '../../../../lib/graph/decode/assignmentRequest.ts';
import { requirements } from '../../../../lib/graph/decode/requirements.ts';

const questionsOf = (...questions: unknown[]) => v.parse(requirements, { policyId: 'q', questions });

describe('questions', () => {
  const plainText = {
    kind: 'text',
    id: 'a',
    text: 'Why?',
    localizations: [{ languageCode: 'fr', text: 'Pourquoi ?' }],
    isRequired: true,
    sequence: 1,
    isSingleLine: true,
    regexPattern: null,
  };
  const choice = {
    kind: 'choice',
    id: 'b',
    text: 'Where?',
    localizations: [],
    isRequired: false,
    sequence: 0,
    isMultipleSelectionAllowed: false,
    choices: [{ actualValue: 'KE', text: 'Kenya', localizations: [{ languageCode: 'de', text: 'Kenia' }] }],
  };

  it('read the same in the shape of v1.0 and of beta, and come by their sequence', () => {
    const current = questionsOf(
      {
        '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion',
        id: 'a',
        text: 'Why?',
        localizations: [{ languageCode: 'fr', text: 'Pourquoi ?' }],
        isRequired: true,
        sequence: 1,
        isSingleLineQuestion: true,
        regexPattern: null,
      },
      {
        '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
        id: 'b',
        text: 'Where?',
        sequence: 0,
        isMultipleSelectionAllowed: false,
        choices: [
          { actualValue: 'KE', text: 'Kenya', localizations: [{ languageCode: 'de', text: 'Kenia' }] },
        ],
      },
    );
    const beta = questionsOf(
      {
        '@odata.type': '#microsoft.graph.textInputQuestion',
        id: 'a',
        text: { defaultText: 'Why?', localizedTexts: [{ languageCode: 'fr', text: 'Pourquoi ?' }] },
        isRequired: true,
        sequence: 1,
        isSingleLineQuestion: true,
      },
      {
        '@odata.type': '#microsoft.graph.multipleChoiceQuestion',
        id: 'b',
        text: { defaultText: 'Where?' },
        sequence: 0,
        allowsMultipleSelection: false,
        choices: [
          {
            actualValue: 'KE',
            displayValue: { defaultText: 'Kenya', localizedTexts: [{ languageCode: 'de', text: 'Kenia' }] },
          },
        ],
      },
    );
    expect(current.questions).toEqual([choice, plainText]);
    expect(beta.questions).toEqual(current.questions);
    expect([current.needsMyAccess, beta.needsMyAccess]).toEqual([false, false]);
  });

  it.each([
    ['an unknown type', { '@odata.type': '#microsoft.graph.accessPackageFaceScanQuestion', id: 'x' }],
    ['no type', { id: 'x', text: 'Why?' }],
    ['no id', { '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion', text: 'Why?' }],
    ['no object', 42],
  ])('of %s leave the form to My Access and stay out of ours', (_name, question) => {
    const decoded = questionsOf(question);
    expect(decoded).toMatchObject({ needsMyAccess: true, questions: [] });
  });

  it.each(['isMultipleSelectionAllowed', 'allowsMultipleSelection'])('with %s need My Access', (name) => {
    const decoded = questionsOf({
      '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
      id: 'b',
      [name]: true,
    });
    expect(decoded.needsMyAccess).toBe(true);
  });
});

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
      answers: [{ questionId: 'b', kind: 'choice', value: 'KE', displayValue: 'KE' }],
      questionTexts: { b: 'Where?' },
    });
  });
});

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
