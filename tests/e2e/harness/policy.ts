import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyFolder } from '../../browsers/policies.ts';
import { extensionId } from './chromium.ts';

let latest: string | undefined;
let count = 0;
let hasCreation = false;

/** Whether some policy of this process lets people make access packages. */
export const letsCreatePackages = (): boolean => hasCreation;

/**
 * Hands Knock a managed policy until the answer is called: in every Chromium that this process starts, now or before.
 * Where browsers can't have policies of their own it is the whole machine's. Each policy is a new file, as Chromium
 * may miss that a file was written again (seen in 156 right after the start).
 */
export function setPolicy(policy: Record<string, unknown>): () => void {
  const file = join(policyFolder(), `knock-test-${count++}.json`);
  hasCreation ||= policy.packageCreation === true;
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [extensionId]: policy } } }));
  if (latest !== undefined) rmSync(latest, { force: true });
  latest = file;
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
