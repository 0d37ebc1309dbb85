import { startTransition, useEffect, useState } from 'react';
import { whenPainted } from './whenPainted.ts';

/** More entries than a popup of 600 px shows at once. A larger window shows the others one frame later. */
const firstScreen = 6;

/**
 * How many entries of a list to render. At first the visible ones, and after the first paint the rest, so that nobody
 * waits for a long list. In: how many there are.
 */
export function useFirstScreen(count: number): number {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => whenPainted(() => startTransition(() => setPainted(true))), []);
  return isPainted ? count : Math.min(count, firstScreen);
}
