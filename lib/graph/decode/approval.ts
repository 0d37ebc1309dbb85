import * as v from 'valibot';
import type { GraphApprovalStage } from '../api.ts';
import { flag, id, text } from './fields.ts';

/** `approvalStage` of v1.0. */
export const approvalStage: v.GenericSchema<unknown, GraphApprovalStage> = v.pipe(
  v.object({ id, displayName: text, assignedToMe: flag, status: text, reviewResult: text }),
  v.transform((stage) => ({ ...stage, isInProgress: stage.status.toLowerCase() === 'inprogress' })),
);
