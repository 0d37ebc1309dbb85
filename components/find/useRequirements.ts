import { useEffect, useRef } from 'react';
import { shownFirst } from '../offer/packageFacts.ts';
import type { About, FindContext } from './findProps.ts';

/** Somebody who still types has found nothing yet: in ms. */
const pause = 400;

/** Reads what the first of these packages ask, once each, when the typing pauses. Out: the ids of those. */
export function useRequirements(
  shown: readonly { id: string }[],
  about: About,
  { readRequirements }: Pick<FindContext, 'readRequirements'>,
): ReadonlySet<string> {
  const asked = useRef(new Set<string>());
  const first = shown.slice(0, shownFirst).map(({ id }) => id);
  const due = first.filter((id) => about !== undefined && about.get(id)?.policies === undefined);
  const key = due.join(' ');
  const read = useRef(readRequirements);
  read.current = readRequirements;
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const id of key.split(' ')) {
        if (id === '' || asked.current.has(id)) continue;
        asked.current.add(id);
        read.current(id);
      }
    }, pause);
    return () => clearTimeout(timer);
  }, [key]);
  return new Set(first);
}
