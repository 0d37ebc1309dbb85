import type { IntlMessageFormat } from 'intl-messageformat';
import { en, type Messages } from './en.ts';

/** A parsed ICU message. */
export type MessageElements = ReturnType<IntlMessageFormat['getAst']>;

/** One language: its messages and how it is written. */
export interface Catalog {
  /** BCP 47 tag under which it is chosen. */
  tag: string;
  /** Tag for `Intl`, where that differs (a pseudo-locale has no dates of its own). */
  formatTag?: string;
  dir: 'ltr' | 'rtl';
  messages: Messages;
  /** Changes what `Intl` wrote (the pseudo-locale accents dates, too). */
  decorate?: (text: string) => string;
  /** Changes a message before it is formatted. */
  transform?: (message: string) => MessageElements;
}

export const english: Catalog = { tag: 'en', dir: 'ltr', messages: en };
