import { fail, type Result } from '../platform/failure.ts';
import { isRecord } from '../platform/isRecord.ts';
import { log } from '../platform/log.ts';
import type { CommandAnswer, CommandInput, CommandName } from './protocol.ts';
import { isCommandName, parseInput } from './schemas.ts';
import { maySend, type SenderContext, type SenderLike } from './senders.ts';

export interface CommandSender extends SenderLike {
  context: SenderContext;
}

/** One handler a command; a missing one does not compile. */
export type CommandHandlers = {
  [K in CommandName]: (input: CommandInput<K>, sender: CommandSender) => Promise<CommandAnswer<K>>;
};

/**
 * Runs one command for a sender whose context is already known. Always answers: a message of the wrong shape or from
 * a context that may not send it is `notAllowed`, a handler that throws is `unexpected`.
 */
export async function runCommand(
  handlers: CommandHandlers,
  message: unknown,
  sender: CommandSender,
): Promise<Result<unknown>> {
  const { command, input } = readMessage(message);
  if (!isCommandName(command) || !maySend(sender.context, command)) return refused();
  const parsed = parseInput(command, input);
  if (parsed === undefined) return refused();
  try {
    return await dispatch(handlers, command, parsed.input, sender);
  } catch {
    log('commandThrew');
    return fail({ kind: 'unexpected' });
  }
}

function dispatch<K extends CommandName>(
  handlers: CommandHandlers,
  command: K,
  input: CommandInput<K>,
  sender: CommandSender,
): Promise<Result<unknown>> {
  return handlers[command](input, sender);
}

function readMessage(message: unknown): { command?: unknown; input?: unknown } {
  return isRecord(message) ? message : {};
}

function refused(): Result<never> {
  log('commandRefused');
  return fail({ kind: 'notAllowed' });
}
