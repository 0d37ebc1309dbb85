import type { TenantSeed, UserSeed } from '../organization.ts';
import { sameId } from './lookups.ts';
import { Refusal } from './refusal.ts';
import { canGovern } from './roles.ts';
import type { TenantState } from './state.ts';
import { end } from './transitions.ts';

/** Statuses that Graph documents as cancellable: accepted, pendingApproval, pendingNotBefore (and escalated). */
const cancellable = new Set(['submitted', 'pendingApproval', 'scheduled']);

/** @throws Refusal 404 unknown, 403 somebody else's, 400 too late. */
export function cancelRequest(state: TenantState, tenant: TenantSeed, me: UserSeed, id: string): void {
  const request = state.ledger.requests(tenant.id).find((candidate) => sameId(candidate.id, id));
  if (request === undefined) throw new Refusal(404, 'ResourceNotFound', `There is no request '${id}'.`);
  const own = sameId(request.requestorId, me.id) || sameId(request.targetId, me.id);
  if (!own && !canGovern(me)) throw new Refusal(403, 'AccessDenied', 'The request is not yours.');
  if (!cancellable.has(request.state))
    throw new Refusal(400, 'InvalidRequestState', `A request that is ${request.state} can't be canceled.`);
  for (const stage of request.stages) if (stage.status === 'InProgress') stage.status = 'Expired';
  end(request, 'canceled', 'Canceled', state.clock.now());
}
