import type { AnswerDraft } from '../state/answers.ts';
import type { ScheduleRecord } from '../state/records.ts';
import { Refusal } from '../state/refusal.ts';
import { noSchedule } from '../state/schedules.ts';
import type { Model } from './model.ts';
import { isObject, validate } from './validate.ts';

/** The body of `POST assignmentRequests`, read and checked. */
export interface RequestBody {
  requestType: string;
  /** `targetId` is what was written there, or the `objectId` of a `target`. */
  assignment: { id?: string; accessPackageId?: string; assignmentPolicyId?: string; targetId?: string };
  justification: string | null;
  answers: AnswerDraft[];
  schedule: ScheduleRecord;
}

/**
 * Members that may be written but are not in the metadata. Source: reference page "Create
 * accessPackageAssignmentRequest" (graph-rest-1.0, 2026-09) and the property text of the request resource.
 */
const writeOnly = ['accessPackageId', 'assignmentPolicyId', 'targetId'] as const;

/** @throws Refusal 400 for undeclared members, wrong types and, unless a switch accepts them, beta names. */
export function readRequestBody(model: Model, body: unknown, acceptBetaNames: boolean): RequestBody {
  if (!isObject(body)) throw invalid('A JSON object is required.');
  const { assignment: named, ...declared } = acceptBetaNames ? withoutBetaNames(body) : body;
  const { assignment, references } = splitAssignment(named);
  const complaints = [
    ...validate(model, 'accessPackageAssignmentRequest', {
      ...declared,
      requestType: canonicalType(declared),
    }),
    ...validate(model, 'accessPackageAssignment', withoutStopTime(assignment), '$.assignment'),
  ];
  if (complaints.length > 0) throw invalid(complaints.join('; '));
  const { justification, answers, schedule } = declared;
  return {
    requestType: canonicalType(declared),
    assignment: { ...targetOf(assignment), ...references },
    justification: typeof justification === 'string' ? justification : null,
    answers: Array.isArray(answers) ? answers.map(readAnswer) : [],
    schedule: readSchedule(schedule),
  };
}

function withoutBetaNames(body: Record<string, unknown>): Record<string, unknown> {
  const { accessPackageAssignment, ...rest } = body;
  return accessPackageAssignment === undefined ? rest : { ...rest, assignment: accessPackageAssignment };
}

/** Enum members are read without regard to case: documented samples send `UserAdd` as well as `userAdd`. */
function canonicalType({ requestType }: Record<string, unknown>): string {
  const text = typeof requestType === 'string' ? requestType : '';
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function splitAssignment(value: unknown) {
  if (!isObject(value)) throw invalid("'assignment' is required.");
  const references: RequestBody['assignment'] = {};
  const assignment: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const reference = [...writeOnly, 'id' as const].find((candidate) => candidate === name);
    if (reference === undefined) assignment[name] = member;
    else if (typeof member === 'string') references[reference] = member;
    else throw invalid(`assignment.${name}: no String`);
  }
  return { assignment, references };
}

/** The reference's example of a manager's request writes `schedule.stopDateTime` here, which no metadata knows. */
function withoutStopTime({ schedule, ...assignment }: Record<string, unknown>): Record<string, unknown> {
  if (!isObject(schedule)) return assignment;
  const { stopDateTime: _, ...known } = schedule;
  return { ...assignment, schedule: known };
}

/** `target: {objectId, email, displayName, subjectType}`: the object id decides. */
function targetOf({ target }: Record<string, unknown>): { targetId?: string } {
  return isObject(target) && typeof target.objectId === 'string' ? { targetId: target.objectId } : {};
}

function readAnswer(answer: unknown): AnswerDraft {
  const question = isObject(answer) ? answer.answeredQuestion : undefined;
  if (!isObject(answer) || !isObject(question)) throw invalid('An answer names no answeredQuestion.');
  const type = question['@odata.type'];
  return {
    questionId: text(question.id),
    value: text(answer.value),
    displayValue: text(answer.displayValue),
    questionType: typeof type === 'string' ? type : undefined,
  };
}

function readSchedule(schedule: unknown): ScheduleRecord {
  if (!isObject(schedule)) return noSchedule;
  const { startDateTime, expiration } = schedule;
  return {
    startDateTime: typeof startDateTime === 'string' ? startDateTime : null,
    expiration: isObject(expiration) ? readExpiration(expiration) : { type: 'notSpecified' },
  };
}

function readExpiration({
  type,
  duration,
  endDateTime,
}: Record<string, unknown>): ScheduleRecord['expiration'] {
  switch (type) {
    case 'noExpiration':
      return { type };
    case 'afterDuration':
      return { type, duration: text(duration) };
    case 'afterDateTime':
      return { type, endDateTime: text(endDateTime) };
    default:
      return { type: 'notSpecified' };
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const invalid = (message: string): Refusal => new Refusal(400, 'BadRequest', message);
