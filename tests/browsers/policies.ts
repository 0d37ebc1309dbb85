import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where browsers on Linux look for what an administrator has set: root's, and the whole machine's. */
const machineFolder = '/etc/chromium/policies/managed';
const firefoxFolder = '/etc/firefox/policies';
const launcher = fileURLToPath(new URL('withPolicies.sh', import.meta.url));

/** Whether this machine lets a test play the administrator. */
export const canManage = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

let ownFolder: string | undefined;
let canMount: boolean | undefined;

/**
 * Whether each browser can have policies of its own. It then sees another folder in the place of the machine's (a
 * mount namespace), and no other browser is touched. Containers may forbid it.
 */
export function hasOwnPolicies(): boolean {
  canMount ??= canManage() && tryMount();
  return canMount;
}

function tryMount(): boolean {
  try {
    mkdirSync(machineFolder, { recursive: true });
  } catch {
    return false;
  }
  return spawnSync(launcher, { env: mounting(tmpdir(), machineFolder, 'true') }).status === 0;
}

/** Whether a test that sets a policy changes it for every browser of this machine, so that none may run beside it. */
export const sharesPolicies = (): boolean => canManage() && !hasOwnPolicies();

/** The folder whose files are the policies of every Chromium that this process starts. */
export function policyFolder(): string {
  if (!hasOwnPolicies()) {
    mkdirSync(machineFolder, { recursive: true });
    return machineFolder;
  }
  if (ownFolder === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'knock-policies-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    ownFolder = folder;
  }
  return ownFolder;
}

/** How to start a Chromium so that it has the policies of that folder, and none of the machine's. */
export function withPolicies(executable: string): { executable: string; env: NodeJS.ProcessEnv } {
  if (!hasOwnPolicies()) return { executable, env: process.env };
  return { executable: launcher, env: mounting(policyFolder(), machineFolder, executable) };
}

/** How to start a Firefox whose `policies.json` is in this folder. Only where browsers can have their own. */
export function withFirefoxPolicies(executable: string, folder: string) {
  if (!hasOwnPolicies()) throw new Error('No browser can have policies of its own here.');
  mkdirSync(firefoxFolder, { recursive: true });
  return { executable: launcher, env: mounting(folder, firefoxFolder, executable) };
}

const mounting = (folder: string, place: string, executable: string): NodeJS.ProcessEnv => ({
  ...process.env,
  KNOCK_POLICIES: folder,
  KNOCK_POLICY_PLACE: place,
  KNOCK_BROWSER: executable,
});
