import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../tenant/server.ts';
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

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a shell script in that folder, with its `az`. */
export async function runWithAz(
  folder: string,
  tenant: Tenant,
  script: string,
  args: readonly string[] = [],
  more: Record<string, string> = {},
): Promise<Ran> {
  const file = join(folder, 'register.sh');
  writeFileSync(file, script);
  const server = await startServer({ tenant, http: 0 });
  try {
    const env = { ...(await azEnvironment(folder, tenant, server.httpPort)), ...more };
    return await ran('sh', [file, ...args], env);
  } finally {
    await server.close();
  }
}

/** The process' own loop goes on meanwhile: the tenant's server is in it. */
export const ran = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (out.stdout += data));
    child.stderr.on('data', (data) => (out.stderr += data));
    child.on('close', (status) => resolve({ status, ...out }));
  });
