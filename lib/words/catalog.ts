import type { CompiledMessage } from 'icu-minify/format';
import compiled from './en.compiled.json' with { type: 'json' };
import type { MessageKey } from './en.ts';

/** Messages as `icu-minify` compiles them: text, or a list of text, arguments and plurals. */
export type Messages = Readonly<Record<MessageKey, CompiledMessage>>;

/** One language: its messages and how it is written. */
export interface Catalog {
  /** BCP 47, lower case. */
  tag: string;
  /** Tag for `Intl` where the catalog's own is no real language. */
  formatTag?: string;
  dir: 'ltr' | 'rtl';
  messages: Messages;
  /** Changes what `Intl` wrote (the pseudo-locale accents dates, too). */
  decorate?: (text: string) => string;
}

/** Written by `compile.ts` from `en.ts`, which a test holds it against: the one place that vouches for its type. */
const messages = compiled as unknown as Messages;

export const english: Catalog = { tag: 'en', dir: 'ltr', messages };
