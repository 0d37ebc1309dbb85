import type { Failure } from '../platform/failure.ts';

/** A decision without a reason was refused, and with one it may be taken. */
export const reasonMissing = { kind: 'notRequestable', why: 'invalidAnswer' } as const satisfies Failure;

export const isReasonMissing = (failure: Failure | undefined): boolean =>
  failure?.kind === reasonMissing.kind && failure.why === reasonMissing.why;
