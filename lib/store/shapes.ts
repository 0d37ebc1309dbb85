import * as v from 'valibot';
import { requestStates } from '../entitlement/request.ts';
import type { ApprovalRow, AssignmentRow, OutboxRow, RequestRow } from './rows.ts';

/**
 * The parts of a row that views and engine rely on. Looser than the types: unknown members pass, so that a row
 * written by a later version is still shown by an earlier one.
 */
const state = v.picklist(requestStates);
const schedule = v.nullable(v.looseObject({ expiration: v.looseObject({ type: v.string() }) }));
const timelineEntry = v.looseObject({ at: v.number(), state, source: v.string() });
const answer = v.looseObject({ questionId: v.string(), value: v.string(), displayValue: v.string() });

const request = v.looseObject({
  profile: v.string(),
  id: v.string(),
  graphId: v.optional(v.string()),
  accessPackageId: v.string(),
  accessPackageName: v.string(),
  targetId: v.string(),
  requestType: v.string(),
  state,
  justification: v.string(),
  answers: v.array(answer),
  schedule,
  madeHere: v.boolean(),
  createdAt: v.number(),
  asOf: v.number(),
  changedAt: v.number(),
  timeline: v.array(timelineEntry),
});

const outbox = v.looseObject({
  profile: v.string(),
  id: v.string(),
  command: v.union([
    v.looseObject({ kind: v.literal('submitRequest'), requestId: v.string() }),
    v.looseObject({ kind: v.literal('cancelRequest'), requestId: v.string(), graphId: v.string() }),
    v.looseObject({ kind: v.literal('decideApproval'), approvalId: v.string(), stageId: v.string() }),
  ]),
  state: v.picklist(['queued', 'sending', 'verifying']),
  createdAt: v.number(),
  expiresAt: v.number(),
  attempts: v.number(),
  dueAt: v.number(),
});

const assignment = v.looseObject({
  profile: v.string(),
  id: v.string(),
  accessPackageId: v.string(),
  accessPackageName: v.string(),
  state: v.string(),
  expiration: v.looseObject({ type: v.string() }),
  asOf: v.number(),
});

const approval = v.looseObject({
  profile: v.string(),
  id: v.string(),
  accessPackageName: v.string(),
  requestorName: v.string(),
  justification: v.string(),
  answers: v.array(v.looseObject({ question: v.string(), answer: v.string() })),
  schedule,
  state: v.picklist(['waiting', 'deciding', 'approved', 'denied', 'alreadyDecided', 'failed']),
  urgency: v.number(),
  asOf: v.number(),
});

export const isRequestRow = (row: unknown): row is RequestRow => v.is(request, row);
export const isOutboxRow = (row: unknown): row is OutboxRow => v.is(outbox, row);
export const isAssignmentRow = (row: unknown): row is AssignmentRow => v.is(assignment, row);
export const isApprovalRow = (row: unknown): row is ApprovalRow => v.is(approval, row);
