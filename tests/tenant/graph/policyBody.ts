import type { AssignmentPolicySeed, QuestionSeed } from '../organization.ts';
import { checkPolicy } from '../state/policyLimits.ts';
import { badRequest, requiredText } from './entitlementAdministration.ts';
import { bareType } from './model.ts';
import { readSubjects } from './policySubjects.ts';
import type { Call } from './route.ts';
import { isObject } from './validate.ts';

type Json = Record<string, unknown>;
type Stage = AssignmentPolicySeed['stages'][number];

const objectIn = (json: Json, name: string): Json => (isObject(json[name]) ? json[name] : {});
const listIn = (json: Json, name: string): Json[] =>
  Array.isArray(json[name]) ? json[name].filter(isObject) : [];
const textIn = (json: Json, name: string): string => (typeof json[name] === 'string' ? json[name] : '');

/**
 * A policy as it is written over Graph. Rights that it doesn't name nobody has: as of a boolean that is left out.
 * @throws Refusal 400 for what the service's limits forbid.
 */
export function readPolicy(call: Call, body: Json, before: readonly Stage[]): AssignmentPolicySeed {
  const subjects = (json: Json, name: string) => readSubjects(call.tenant, json[name], name);
  const requestor = objectIn(body, 'requestorSettings');
  const approval = objectIn(body, 'requestApprovalSettings');
  const stages = listIn(approval, 'stages').map((stage, index) =>
    readStage(stage, before[index]?.id ?? crypto.randomUUID(), subjects),
  );
  const isAutomatic = isObject(body.automaticRequestSettings);
  const policy: AssignmentPolicySeed = {
    id: crypto.randomUUID(),
    displayName: requiredText(body, 'displayName'),
    description: textIn(body, 'description'),
    allowedTargetScope: readScope(body.allowedTargetScope),
    specificAllowedTargets: subjects(body, 'specificAllowedTargets'),
    enableTargetsToSelfAddAccess: requestor.enableTargetsToSelfAddAccess === true && !isAutomatic,
    enableTargetsToSelfUpdateAccess: requestor.enableTargetsToSelfUpdateAccess === true,
    enableTargetsToSelfRemoveAccess: requestor.enableTargetsToSelfRemoveAccess === true,
    enableOnBehalfRequestorsToAddAccess: requestor.enableOnBehalfRequestorsToAddAccess === true,
    enableOnBehalfRequestorsToUpdateAccess: requestor.enableOnBehalfRequestorsToUpdateAccess === true,
    enableOnBehalfRequestorsToRemoveAccess: requestor.enableOnBehalfRequestorsToRemoveAccess === true,
    onBehalfRequestors: subjects(requestor, 'onBehalfRequestors'),
    allowCustomAssignmentSchedule: requestor.allowCustomAssignmentSchedule === true,
    isRequestorJustificationRequired: approval.isRequestorJustificationRequired === true,
    isApprovalRequiredForAdd: approval.isApprovalRequiredForAdd === true,
    isApprovalRequiredForUpdate: approval.isApprovalRequiredForUpdate === true,
    expiration: readExpiration(objectIn(body, 'expiration')),
    stages,
    questions: listIn(body, 'questions').map(readQuestion),
    ...kept(body, 'reviewSettings'),
    ...kept(body, 'automaticRequestSettings'),
    ...kept(body, 'notificationSettings'),
  };
  readSubjects(call.tenant, objectIn(body, 'reviewSettings').primaryReviewers, 'primaryReviewers');
  checkPolicy(policy);
  return policy;
}

const kept = (body: Json, name: string): Json => (isObject(body[name]) ? { [name]: body[name] } : {});

function readScope(value: unknown): AssignmentPolicySeed['allowedTargetScope'] {
  // The validation has checked it against the enumeration; one that is left out is its first member.
  if (value === 'unknownFutureValue') throw badRequest('allowedTargetScope is not valid.');
  return (value ?? 'notSpecified') as AssignmentPolicySeed['allowedTargetScope'];
}

function readExpiration(json: Json): AssignmentPolicySeed['expiration'] {
  switch (json.type) {
    case 'afterDuration':
      return { type: json.type, duration: requiredText(json, 'duration') };
    case 'afterDateTime':
      return { type: json.type, endDateTime: requiredText(json, 'endDateTime') };
    default:
      return { type: 'noExpiration' };
  }
}

function readStage(
  json: Json,
  id: string,
  subjects: (json: Json, name: string) => Stage['primaryApprovers'],
): Stage {
  const visibility = textIn(json, 'approverInformationVisibility');
  return {
    id,
    durationBeforeAutomaticDenial: textIn(json, 'durationBeforeAutomaticDenial') || 'P14D',
    isApproverJustificationRequired: json.isApproverJustificationRequired === true,
    primaryApprovers: subjects(json, 'primaryApprovers'),
    fallbackPrimaryApprovers: subjects(json, 'fallbackPrimaryApprovers'),
    ...(json.isEscalationEnabled === true
      ? {
          escalation: {
            after: textIn(json, 'durationBeforeEscalation') || 'PT0S',
            approvers: subjects(json, 'escalationApprovers'),
            fallback: subjects(json, 'fallbackEscalationApprovers'),
          },
        }
      : {}),
    ...(visibility === '' ? {} : { approverInformationVisibility: visibility }),
  };
}

function readQuestion(json: Json, index: number): QuestionSeed {
  const localizations = (one: Json) =>
    listIn(one, 'localizations').map((text) => ({
      languageCode: textIn(text, 'languageCode'),
      text: textIn(text, 'text'),
    }));
  const common = {
    id: textIn(json, 'id') || crypto.randomUUID(),
    text: textIn(json, 'text'),
    localizations: localizations(json),
    isRequired: json.isRequired === true,
    isAnswerEditable: json.isAnswerEditable === true,
    sequence: typeof json.sequence === 'number' ? json.sequence : index,
  };
  switch (bareType(textIn(json, '@odata.type'))) {
    case 'accessPackageTextInputQuestion':
      return {
        ...common,
        type: 'text',
        isSingleLineQuestion: json.isSingleLineQuestion === true,
        regexPattern: textIn(json, 'regexPattern') || null,
      };
    case 'accessPackageMultipleChoiceQuestion':
      return {
        ...common,
        type: 'choice',
        isMultipleSelectionAllowed: json.isMultipleSelectionAllowed === true,
        choices: listIn(json, 'choices').map((choice) => ({
          actualValue: textIn(choice, 'actualValue'),
          text: textIn(choice, 'text'),
          localizations: localizations(choice),
        })),
      };
    default:
      throw badRequest('A question needs the @odata.type of its kind.');
  }
}
