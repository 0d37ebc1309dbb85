import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tenant } from '../tenant/tenant.ts';
import { control } from '../tenant/testing.ts';
import { registrationRights } from '../tenant/withoutKnock.ts';

/** A folder for `PATH`, in which `az` is the one of `az.ts`. */
export function azFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'knock-az-'));
  writeFileSync(
    join(folder, 'az'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'az.ts')}' "$@"\n`,
  );
  chmodSync(join(folder, 'az'), 0o755);
  return folder;
}

/** Whoever registers applications in the built-in organisation. */
export const tokenOfAdministrator = async (tenant: Tenant): Promise<string> =>
  (await control(tenant, 'POST', '/token', { user: 'JohannaL@contoso.com', scopes: registrationRights })).body
    .access_token;

/** What that `az` needs to know: which tenant, and who is signed in. */
export const azEnvironment = async (folder: string, tenant: Tenant, httpPort: number | undefined) => ({
  ...process.env,
  PATH: `${folder}:${process.env.PATH}`,
  TENANT: `http://127.0.0.1:${httpPort}`,
  TOKEN: await tokenOfAdministrator(tenant),
});
