import type { PolicyRequirements } from '../entitlement/request.ts';
import { endOfExpiration } from '../entitlement/scheduleLimits.ts';
import type { AssignmentRow } from '../store/rows.ts';
import { endOf } from './held.ts';

/** What one can do about the end of access that is held. */
export type Extension =
  /** Another end may be chosen, up to `latest` (epoch ms; `Infinity`: any). */
  | { kind: 'extend'; policy: PolicyRequirements; latest: number }
  /** The policy gives a fixed length, or no more than is held already: only a new request helps. */
  | { kind: 'askAgain'; why: 'fixed' | 'longest' }
  | { kind: 'myAccess' }
  /** Graph did not name the package, or which of its policies it is held under (expand refused). */
  | { kind: 'notNamed' }
  /** No policy lets this person ask any more. */
  | { kind: 'notAllowed' }
  | { kind: 'noEnd' };

/**
 * In: what is held, what the policies ask now (`undefined`: being read), now in epoch ms. Out: `undefined` while it
 * depends on them. Graph has the last word.
 */
export function extensionOf(
  held: AssignmentRow,
  policies: readonly PolicyRequirements[] | undefined,
  now: number,
): Extension | undefined {
  const end = endOf(held);
  if (end === undefined) return { kind: 'noEnd' };
  if (held.accessPackageId === '') return { kind: 'notNamed' };
  if (policies === undefined) return undefined;
  if (policies.length === 0) return { kind: 'notAllowed' };
  if (held.policyId === undefined && policies.length > 1) return { kind: 'notNamed' };
  const policy = policies.find(({ policyId }) => policyId === (held.policyId ?? policyId));
  // Held under a policy that is not theirs any more, while another one is.
  if (policy === undefined) return { kind: 'askAgain', why: 'fixed' };
  if (policy.needsMyAccess) return { kind: 'myAccess' };
  if (!policy.allowsCustomSchedule) return { kind: 'askAgain', why: 'fixed' };
  const latest =
    policy.schedule === null
      ? Number.POSITIVE_INFINITY
      : (endOfExpiration(policy.schedule.expiration, now) ?? Number.POSITIVE_INFINITY);
  return latest > end ? { kind: 'extend', policy, latest } : { kind: 'askAgain', why: 'longest' };
}
