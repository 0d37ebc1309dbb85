import * as v from 'valibot';
import type { PolicyRequirements, Question } from '../../entitlement/request.ts';
import { entries, flag, id, text } from './fields.ts';
import { type DecodedQuestion, question } from './question.ts';
import { schedule } from './schedule.ts';

/** A question that can't be read at all must not vanish from the form: it makes the form My Access's. */
const questions = entries((values) =>
  values.map((value): DecodedQuestion => {
    const parsed = v.safeParse(question, value);
    return parsed.success ? parsed.output : { kind: 'unknown' };
  }),
);

/** `accessPackageAssignmentRequestRequirements`: what one policy asks, with the names of v1.0 or of beta. */
export const requirements: v.GenericSchema<unknown, PolicyRequirements> = v.pipe(
  v.object({
    policyId: id,
    policyDisplayName: text,
    policyDescription: text,
    isApprovalRequiredForAdd: flag,
    isApprovalRequired: flag,
    isApprovalRequiredForUpdate: flag,
    isApprovalRequiredForExtension: flag,
    isRequestorJustificationRequired: flag,
    allowCustomAssignmentSchedule: flag,
    isCustomAssignmentScheduleAllowed: flag,
    verifiableCredentialRequirementStatus: v.optional(v.unknown()),
    schedule,
    questions,
  }),
  v.transform((entry) => ({
    policyId: entry.policyId,
    policyDisplayName: entry.policyDisplayName,
    policyDescription: entry.policyDescription,
    isApprovalRequired: entry.isApprovalRequiredForAdd || entry.isApprovalRequired,
    isApprovalRequiredForUpdate: entry.isApprovalRequiredForUpdate || entry.isApprovalRequiredForExtension,
    isJustificationRequired: entry.isRequestorJustificationRequired,
    allowsCustomSchedule: entry.allowCustomAssignmentSchedule || entry.isCustomAssignmentScheduleAllowed,
    schedule: entry.schedule,
    questions: entry.questions.filter(isKnown).sort((a, b) => a.sequence - b.sequence),
    ...whyMyAccess(entry.questions, isPresent(entry.verifiableCredentialRequirementStatus)),
  })),
);

/** What of it only My Access can take; the first reason counts. */
function whyMyAccess(
  asked: readonly DecodedQuestion[],
  wantsVerifiedId: boolean,
): Pick<PolicyRequirements, 'needsMyAccess' | 'myAccessWhy'> {
  if (wantsVerifiedId) return { needsMyAccess: true, myAccessWhy: 'verifiedId' };
  if (asked.some((one) => !isKnown(one))) return { needsMyAccess: true, myAccessWhy: 'question' };
  if (asked.filter(isKnown).some(needsSeveralChoices))
    return { needsMyAccess: true, myAccessWhy: 'severalChoices' };
  return { needsMyAccess: false };
}

const isKnown = (asked: DecodedQuestion): asked is Question => asked.kind !== 'unknown';
/** How several choices go into one answer is not documented. */
const needsSeveralChoices = (asked: Question): boolean =>
  asked.kind === 'choice' && asked.isMultipleSelectionAllowed;
const isPresent = (value: unknown): boolean => value !== undefined && value !== null;
