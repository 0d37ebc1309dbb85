import type { Messages } from './catalog.ts';
import type { backgroundPrefixes } from './compiledWords.ts';
import type { MessageKey } from './en.ts';
import readMessages from './en.ts?compiled=background';
import { messageWords } from './formatWords.ts';
import type { ValuesOf } from './messageArguments.ts';
import { pickLocale } from './pickLocale.ts';

/** What the worker says by itself: notifications and the badge. The other words would be dead weight in it. */
export type BackgroundKey = Extract<MessageKey, `${(typeof backgroundPrefixes)[number]}${string}`>;

export interface BackgroundWords {
  t<K extends BackgroundKey>(key: K, ...values: ValuesOf<K>): string;
  formatDate(ms: number): string;
}

/** Read from the package when there is first something to say. */
let messages: Promise<Messages> | undefined;

/** The worker's words in the best language for these wishes. */
export async function createBackgroundWords(
  wishes: readonly (string | undefined)[],
): Promise<BackgroundWords> {
  const tag = pickLocale(wishes);
  messages ??= readMessages() as Promise<Messages>;
  const english = { tag: 'en', dir: 'ltr', messages: await messages } as const;
  // The test language is for pages: what accents it would weigh half a KiB in the worker.
  return messageWords(tag === 'qps-plocm' ? english.tag : tag, english);
}
