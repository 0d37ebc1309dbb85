import { log } from './log.ts';

/**
 * For a task that nobody waits for: a rejection goes to the log and doesn't stay unhandled. Failures are data
 * everywhere, so what arrives here is a bug in Knock, or the browser took something away.
 */
export function quietly(task: Promise<unknown>): void {
  task.catch(() => log('taskThrew'));
}
