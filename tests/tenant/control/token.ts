import type { Caller, TokenService } from '../contract.ts';
import type { TenantSeed, UserSeed } from '../organization.ts';
import { controlClientId } from '../state/log.ts';
import { findUser, sameId } from '../state/lookups.ts';
import type { TenantState } from '../state/state.ts';
import type { TokenOrder } from './bodies.ts';

/** A token with exactly the scopes asked for. `undefined`: no such person. */
export async function issueToken(
  state: TenantState,
  tokens: TokenService,
  order: TokenOrder,
): Promise<string | undefined> {
  const found = findPerson(state, order);
  if (found === undefined) return undefined;
  const scopes = typeof order.scopes === 'string' ? order.scopes.split(' ') : order.scopes;
  const caller: Caller = {
    tenantId: found.tenant.id,
    userId: found.user.id,
    clientId: order.clientId ?? controlClientId,
    scopes: scopes.filter((scope) => scope !== ''),
  };
  return tokens.issue(caller, order.lifetimeSeconds);
}

/** By object id or name; with a tenant, guests are found under the name they have at home as well. */
function findPerson(
  state: TenantState,
  { user: wanted, tenant: tenantName }: TokenOrder,
): { tenant: TenantSeed; user: UserSeed } | undefined {
  const home = state.directory.userByUpn(wanted);
  if (tenantName === undefined) {
    if (home !== undefined) return home;
    for (const tenant of state.seed.tenants) {
      const user = findUser(tenant, wanted);
      if (user !== undefined) return { tenant, user };
    }
    return undefined;
  }
  const tenant = state.directory.tenant(tenantName);
  const user =
    tenant?.users.find(({ userPrincipalName }) => sameId(userPrincipalName, wanted)) ??
    (tenant && findUser(tenant, wanted)) ??
    (home && state.directory.userIn(tenantName, home.user.id));
  return tenant === undefined || user === undefined ? undefined : { tenant, user };
}
