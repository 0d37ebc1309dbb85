import type { TenantSeed, UserSeed } from '../organization.ts';
import type { Ledger } from './ledger.ts';
import { sameId } from './lookups.ts';
import type { Switches } from './switches.ts';
import { isHeld } from './transitions.ts';

/**
 * A guest whose account a lifecycle policy has ended: every package is gone that there ever was (entra-docs
 * guest-lifecycle-policies, preview).
 */
export const guestsWhoLeft =
  (ledger: Ledger, switches: Switches) =>
  (tenant: TenantSeed, user: UserSeed): boolean => {
    if (user.userType !== 'guest' || switches.get('guestLifecycle') === 'none') return false;
    const own = ledger
      .assignments()
      .filter(({ tenantId, targetId }) => tenantId === tenant.id && sameId(targetId, user.id));
    return own.length > 0 && !own.some(isHeld);
  };
