import * as v from 'valibot';
import { defined } from '../../platform/defined.ts';
import type { GraphApprovalStage } from '../approvalShapes.ts';
import { flag, id, maybe, optionalText, text, time } from './fields.ts';

export const approvalStage = v.pipe(
  v.object({
    id,
    displayName: text,
    assignedToMe: flag,
    status: text,
    reviewResult: text,
    justification: text,
    reviewedBy: maybe(v.object({ displayName: text, id: optionalText })),
    reviewedDateTime: time,
  }),
  v.transform(({ reviewedBy, reviewedDateTime, ...stage }) =>
    defined<GraphApprovalStage>({
      ...stage,
      isInProgress: stage.status.toLowerCase() === 'inprogress',
      reviewer: reviewedBy?.displayName,
      reviewerId: reviewedBy?.id,
      reviewedAt: reviewedDateTime ?? undefined,
    }),
  ),
);
