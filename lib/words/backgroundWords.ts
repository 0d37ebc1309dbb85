import type { Messages } from './catalog.ts';
import compiled from './en.background.compiled.json' with { type: 'json' };
import type { MessageKey } from './en.ts';
import { formatWords } from './formatWords.ts';
import type { ValuesOf } from './messageArguments.ts';
import { pickLocale } from './pickLocale.ts';
import { pseudoOf } from './pseudo.ts';

/** What the worker says by itself: notifications and the badge. The other words would be dead weight in it. */
export type BackgroundKey = Extract<MessageKey, 'app.name' | `notification.${string}` | `badge.${string}`>;

export interface BackgroundWords {
  t<K extends BackgroundKey>(key: K, ...values: ValuesOf<K>): string;
  formatDate(ms: number): string;
}

const english = { tag: 'en', dir: 'ltr', messages: compiled as unknown as Messages } as const;

/**
 * The worker's words in the best language for these wishes. All languages are in its bundle: a service worker may not
 * `import()` later.
 */
export function createBackgroundWords(wishes: readonly (string | undefined)[]): BackgroundWords {
  const tag = pickLocale(wishes);
  return formatWords(tag, tag === 'qps-plocm' ? pseudoOf(english) : english);
}
