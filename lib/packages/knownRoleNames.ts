import { type RolePatterns, type RoleWords, rolePatterns } from './roleReach.ts';
import readRoleWords from './roleWords.json?fetched';

let reading: Promise<RolePatterns> | undefined;

/** For the worker, which reads the words when a site is first asked about. Without them, names say nothing. */
export async function knownRoleNames(): Promise<RolePatterns> {
  reading ??= readRoleWords<RoleWords>().then(rolePatterns);
  try {
    return await reading;
  } catch {
    reading = undefined;
    return [];
  }
}
