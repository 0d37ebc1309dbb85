import { startTransition, useEffect, useState } from 'react';
import { whenPainted } from './whenPainted.ts';

/** More entries than a popup of 600 px shows at once; a larger window has the others a frame later. */
const firstScreen = 6;

/**
 * How many entries of a list to render: at first what can be seen, the rest when that is painted, so that a long list
 * is not waited for. In: how many there are.
 */
export function useFirstScreen(count: number): number {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => whenPainted(() => startTransition(() => setPainted(true))), []);
  return isPainted ? count : Math.min(count, firstScreen);
}
