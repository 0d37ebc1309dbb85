import { expect, it } from 'vitest';
import { senders } from '../../lib/messaging/senders.ts';
import { productSources, readSource } from './sources.ts';

const sources = productSources();

/** Names of the members of `interface Commands`, read from its text: types leave no trace at run time. */
function commandNames(): string[] {
  const text = readSource('lib/messaging/protocol.ts').text;
  const body = /export interface Commands \{([\s\S]*?)\n\}/.exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name ?? '');
}

it('every command has declared senders, and only commands have', () => {
  expect(commandNames().length).toBeGreaterThan(5);
  expect(Object.keys(senders).sort()).toEqual(commandNames().sort());
});

it('a content script may send reports, and ask what says no on its own host', () => {
  const allowed = Object.entries(senders).filter(([, contexts]) => contexts.some((one) => one === 'content'));
  expect(allowed.map(([name]) => name).sort()).toEqual([
    'readSignals',
    'rememberLink',
    'rememberSignIn',
    'reportCardBlocked',
    'reportDenial',
  ]);
});

it('every command is handled exactly once, in the background', () => {
  const handlers = sources.filter(({ text }) =>
    /\): (?:CommandHandlers|DenialCommands|RequestCommands)\b/.test(text),
  );
  expect(handlers.map(({ path }) => path).sort()).toEqual([
    'entrypoints/background/commands.ts',
    'entrypoints/background/denialCommands.ts',
    'entrypoints/background/requestCommands.ts',
  ]);
  for (const name of commandNames()) {
    const handling = handlers.flatMap(({ text, path }) =>
      [...text.matchAll(new RegExp(`^\\s*(?:async )?${name}(?::|\\(|,$)`, 'gm'))].map(() => path),
    );
    expect({ name, handling }).toEqual({ name, handling: [expect.any(String)] });
  }
});

it('nobody listens for runtime messages outside the background, the auth page and the content script', () => {
  const listeners = sources
    .filter(({ text }) => /runtime\.onMessage\.addListener/.test(text))
    .map(({ path }) => path);
  const elsewhere = listeners.filter(
    (path) => !/^entrypoints\/(background|auth|denial)|^lib\/auth\//.test(path),
  );
  expect(elsewhere).toEqual([]);
});

it('no alarm is shorter than browsers allow packed extensions', () => {
  const short = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:delayInMinutes|periodInMinutes):\s*([\d.]+)/g)]
      .filter(([, minutes]) => Number(minutes) < 0.5)
      .map(([found]) => `${path}: ${found}`),
  );
  expect(short).toEqual([]);
});
