import { safeText } from '../denial/safeText.ts';

/**
 * A name from a page or the directory as a part of a text that one sends on: one line, and nothing in it that mail
 * programs and chats make a link of. Each sign that holds an address together gets a space after it.
 */
export const plainName = (name: string | undefined): string | undefined =>
  safeText(name)?.replace(addressSign, '$& ');

/** A dot before a letter (with those that browsers take for one), and what follows a scheme, an account or a server. */
const addressSign = /[.。．｡](?=\p{L})|:(?=[^\s\d])|[@＠\\](?=\S)/gu;

/** An address that a text may have in it, in one piece; `undefined` for anything but https. */
export function plainAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  const isPlain = parsed?.protocol === 'https:' && parsed.username + parsed.password === '';
  return isPlain ? parsed.href : undefined;
}
