import type { Failure } from '../platform/failure.ts';

/** A decision without a reason was refused, and with one it may be taken. */
export const reasonMissing = { kind: 'notRequestable', why: 'invalidAnswer' } as const satisfies Failure;

export const isReasonMissing = (failure: Failure | undefined): boolean =>
  failure?.kind === reasonMissing.kind && failure.why === reasonMissing.why;

/** Nobody's decision about it is known or on its way: it waits, perhaps since a decision could not be sent. */
export const needsDecision = ({ state }: { state: string }): boolean =>
  state === 'waiting' || state === 'failed';

/** Nobody has decided, as far as the service is known to have heard. */
export const openStates = ['waiting', 'failed', 'deciding'] as const;

/** What a policy says of one of its stages. */
export interface PolicyStage {
  /** ISO 8601; not always one. */
  durationBeforeAutomaticDenial: string;
  isApproverJustificationRequired: boolean;
}

/** What somebody decided in a stage before; empty texts: Graph doesn't say. */
export interface EarlierDecision {
  by: string;
  isApproved: boolean;
  reason: string;
  at?: number;
}

/** So many has a popup room for. */
export const approvalsShown = 20;
