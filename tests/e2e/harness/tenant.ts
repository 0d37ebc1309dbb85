import assert from 'node:assert/strict';
import type { LogRow } from '../../tenant/contract.ts';
import { hostResolverRules } from '../../tenant/hosts.ts';
import type { Seed } from '../../tenant/organization.ts';
import type { RunningServer } from '../../tenant/server.ts';
import { startServer } from '../../tenant/server.ts';
import type { SwitchPositions } from '../../tenant/state/switches.ts';
import { createTenant, type Tenant } from '../../tenant/tenant.ts';
import { letsCreatePackages } from './policy.ts';

/** The simulated tenant behind HTTPS, with what a browser needs to take it for Microsoft. */
export interface ServedOrganization extends Tenant {
  httpsPort: number;
  /** Chromium's `--host-resolver-rules` and `--ignore-certificate-errors-spki-list`. */
  resolverRules: string;
  spki: string;
  /** Log rows since the last `clearLog`, that match. */
  calls(filter: { method?: string; path?: RegExp; host?: string }): LogRow[];
  /** Throws where something of an access package was made or deleted without a policy that lets people. */
  close(): Promise<void>;
}

export async function serveOrganization(
  seed: Seed,
  switches: Partial<SwitchPositions> = {},
): Promise<ServedOrganization> {
  const tenant = createTenant(seed);
  tenant.core.switches.set(switches);
  const server: RunningServer = await startServer({ tenant, https: 0 });
  const httpsPort = server.httpsPort ?? 0;
  return {
    ...tenant,
    httpsPort,
    resolverRules: hostResolverRules(httpsPort, seed),
    spki: server.spki,
    calls: ({ method, path, host }) =>
      tenant.core.log
        .rows()
        .filter(
          (row) =>
            (method === undefined || row.method === method) &&
            (path === undefined || path.test(row.path)) &&
            (host === undefined || row.host === host),
        ),
    async close() {
      await server.close();
      if (!letsCreatePackages()) assert.deepEqual(tenant.core.log.packageWrites(), []);
    },
  };
}
