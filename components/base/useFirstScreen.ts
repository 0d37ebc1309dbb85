import { startTransition, useEffect, useState } from 'react';
import { whenPainted } from './whenPainted.ts';

/** More short entries than a popup of 600 px shows at once. A larger window shows the others one frame later. */
const firstScreen = 6;

/**
 * How many entries of a list to render. At first the visible ones, and after the first paint the rest, so that nobody
 * waits for a long list. In: how many there are, and of how many a popup shows no more at once.
 */
export function useFirstScreen(count: number, most = firstScreen): number {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => whenPainted(() => startTransition(() => setPainted(true))), []);
  return isPainted ? count : Math.min(count, most);
}
