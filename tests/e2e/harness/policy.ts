import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = '/etc/chromium/policies/managed';
/** Fixed by the manifest's `key`. */
const extensionId = 'hjokmamjgfmgmcmnlojgnmanikcpijdk';
const file = join(folder, 'knock-test.json');

/** Whether this machine lets a test play the administrator: managed policies are machine-wide files of root. */
export const canManage = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** Hands Knock a managed policy until the answer is called. Machine-wide: never two at a time. */
export function setPolicy(policy: Record<string, unknown>): () => void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [extensionId]: policy } } }));
  return () => rmSync(file, { force: true });
}

/** The same for as long as the task runs. */
export async function withPolicy<T>(policy: Record<string, unknown>, task: () => Promise<T>): Promise<T> {
  const end = setPolicy(policy);
  try {
    return await task();
  } finally {
    end();
  }
}
