/** What a key does in the list. */
export type QueueAct =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'select'
  | 'selectAll'
  | 'clear'
  | 'details'
  | 'approve'
  | 'deny'
  | 'undo';

/** Single letters, which can be switched off (WCAG 2.1.4), in the order in which they are told. */
export const letters = {
  a: 'approve',
  d: 'deny',
  j: 'next',
  k: 'previous',
  x: 'select',
  z: 'undo',
} as const satisfies Record<string, QueueAct>;

const others: Readonly<Record<string, QueueAct>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ' ': 'select',
  Enter: 'details',
  Escape: 'clear',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>;

/** `undefined`: none of the list's keys. A key that is held down decides nothing. */
export function actOf(pressed: Pressed, withLetters: boolean): QueueAct | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = pressed;
  const letter = key.toLowerCase();
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && letter === 'a') return 'selectAll';
  if (ctrlKey || metaKey || altKey || shiftKey) return undefined;
  const act = others[key] ?? (withLetters && isLetter(letter) ? letters[letter] : undefined);
  return repeat && act !== 'next' && act !== 'previous' ? undefined : act;
}

const isLetter = (key: string): key is keyof typeof letters => Object.hasOwn(letters, key);
