import { log } from './log.ts';

/**
 * For a task nobody waits for: a rejection goes to the log instead of becoming an unhandled one. Failures are data
 * everywhere, so what arrives here is a mistake of ours or a browser that takes something away.
 */
export function quietly(task: Promise<unknown>): void {
  task.catch(() => log('taskThrew'));
}
