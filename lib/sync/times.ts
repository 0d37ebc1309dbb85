import type { Clock } from '../platform/clock.ts';

/**
 * Two clocks, because the service's time is only learned from answers: it may jump by minutes in the middle of a
 * command. What is compared with Graph's dates uses `clock`; what is a pause on this machine (the outbox) uses
 * `local`, so that a jump can neither cut the wait for a lagging list short nor expire a command.
 */
export interface Times {
  /** Corrected by Graph's `Date` header. */
  clock: Clock;
  /** This machine's own, uncorrected. */
  local: Clock;
}

/** A moment on the service's clock, told on this machine's. */
export const toLocal = ({ clock, local }: Times, at: number): number => at - clock.now() + local.now();

/** A moment on this machine's clock, told on the service's. */
export const toService = ({ clock, local }: Times, at: number): number => at - local.now() + clock.now();
