import type { CompiledMessage } from 'icu-minify/format';
import type { MessageKey } from './en.ts';
import messages from './en.ts?compiled';

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

export const english: Catalog = { tag: 'en', dir: 'ltr', messages };
