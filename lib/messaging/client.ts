import { browser } from 'wxt/browser';
import { fail } from '../platform/failure.ts';
import type { CommandAnswer, CommandInput, CommandName } from './protocol.ts';

/**
 * Sends one command to the background and returns its answer; never rejects.
 * Every command may be sent twice without harm (a submit collides with its own open intent), so a channel that broke
 * because the worker was just stopped is tried once more. Sign-in is not: its window is already open.
 */
export async function send<K extends CommandName>(
  command: K,
  input: CommandInput<K>,
): Promise<CommandAnswer<K>> {
  try {
    return await sendOnce(command, input);
  } catch {
    if (command === 'signIn') return fail({ kind: 'signInInterrupted' });
  }
  try {
    return await sendOnce(command, input);
  } catch {
    return fail({ kind: 'unexpected' });
  }
}

async function sendOnce<K extends CommandName>(
  command: K,
  input: CommandInput<K>,
): Promise<CommandAnswer<K>> {
  const answer: CommandAnswer<K> | undefined = await browser.runtime.sendMessage({ command, input });
  return answer ?? fail({ kind: 'unexpected' });
}
