import type { CloudId } from '../platform/cloud.ts';
import { clouds } from '../platform/cloud.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { HostClient } from './hostProtocol.ts';
import type { ClientRole } from './tokenSource.ts';

/** The organisation's app registrations, as settings or policy give them. Ids are lower-case GUIDs. */
export interface AuthConfig {
  clientIds: Partial<Record<ClientRole, string | undefined>>;
  tenantId: string;
  cloud: CloudId;
}

/**
 * The registration for a role in a tenant (absent: the configured one). Fails with `consentNeeded` where the
 * organisation has no client for it: deciding is then a link into My Access.
 */
export function clientFor(
  config: AuthConfig,
  role: ClientRole,
  scopes: readonly string[],
  place: { cloud: CloudId; tenantId: string } = config,
): Result<HostClient> {
  const clientId = config.clientIds[role];
  if (clientId === undefined) return fail({ kind: 'consentNeeded', scopes: [...scopes] });
  const { loginHost, graphHost } = clouds[place.cloud];
  return ok({ clientId, tenantId: place.tenantId, loginHost, graphHost });
}
