import type { TenantSeed, UserSeed } from '../organization.ts';
import type { RequestRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { canGovern } from './roles.ts';
import type { TenantState } from './state.ts';
import { deliverAgain } from './transitions.ts';

/**
 * An administrator has a failed delivery tried again.
 * @throws Refusal 404 unknown, 403 for anybody else, 400 when nothing failed.
 */
export function reprocess(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  isMeant: (request: RequestRecord) => boolean,
): void {
  if (!canGovern(me)) throw new Refusal(403, 'AccessDenied', 'Only administrators reprocess requests.');
  const request = state.ledger.requests(tenant.id).findLast(isMeant);
  if (request === undefined) throw new Refusal(404, 'ResourceNotFound', 'There is nothing to reprocess.');
  if (request.delivery !== 'failed')
    throw new Refusal(400, 'InvalidRequestState', `A request that is ${request.state} can't be reprocessed.`);
  deliverAgain(request, state.clock.now());
}
