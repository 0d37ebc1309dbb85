import type { Denial, PageIdentity, ReasonClass } from '../denial/denial.ts';
import { reasons } from '../denial/reasons.ts';
import type { Need } from '../entitlement/need.ts';
import { defined } from '../platform/defined.ts';

/**
 * The person said that the page refused them, and maybe what they need there. A request may help, unless nobody can
 * grant the thing itself. `isPasted`: they brought its address or its error text, which anybody may have sent them.
 */
export function manualDenial(
  { reason: known, parts = [], ...page }: PageIdentity,
  need: Need | undefined,
  isPasted = false,
): Denial {
  const reason: ReasonClass = known ?? 'notAssigned';
  return defined<Denial>({
    ...page,
    resources: [...page.resources, ...parts],
    detector: 'person',
    rule: isPasted ? 'person.pasted' : 'person.refused',
    reason,
    curable: reasons[reason].curable,
    isManual: isPasted ? undefined : true,
    need,
  });
}
