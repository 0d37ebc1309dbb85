import type { CloudId } from '../platform/cloud.ts';
import { clouds } from '../platform/cloud.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { HostClient } from './hostProtocol.ts';
import { approverScopes, type ClientRole } from './tokenSource.ts';

/** The organisation's app registrations, as settings or policy give them. Ids are lower-case GUIDs. */
export interface AuthConfig {
  clientId: string;
  /** The second registration, which alone carries the approver's scope. */
  approverClientId?: string;
  /** The organisation accepts one client for both. */
  shareApproverClient: boolean;
  tenantId: string;
  cloud: CloudId;
}

/**
 * The registration for a role in a tenant (absent: the configured one). Fails with `consentNeeded` where the
 * organisation has no client for approving: deciding is then a link into My Access.
 */
export function clientFor(
  config: AuthConfig,
  role: ClientRole,
  place: { cloud: CloudId; tenantId: string } = config,
): Result<HostClient> {
  const clientId = role === 'employee' ? config.clientId : approverClient(config);
  if (clientId === undefined) return fail({ kind: 'consentNeeded', scopes: [...approverScopes] });
  const { loginHost, graphHost } = clouds[place.cloud];
  return ok({ clientId, tenantId: place.tenantId, loginHost, graphHost });
}

const approverClient = (config: AuthConfig): string | undefined =>
  config.approverClientId ?? (config.shareApproverClient ? config.clientId : undefined);
