import { useEffect, useRef, useState } from 'react';
import { useNow } from '../base/clock.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { storyOf } from './changeStory.ts';
import type { ListedRequest } from './listedRequest.ts';

/** Tells a screen reader, politely, how a request changes while its list is open. The state at first is no news. */
export function ChangeNews({ requests }: { requests: readonly ListedRequest[] }) {
  const words = useWords();
  const now = useNow();
  const before = useRef<ReadonlyMap<string, string>>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    const known = before.current;
    before.current = new Map(requests.map(({ id, state }) => [id, state]));
    const changed = requests.find(({ id, state }) => known?.has(id) && known.get(id) !== state);
    if (changed === undefined) return;
    setNews(`${changed.accessPackageName}: ${storyOf(changed, words, now)}`);
  }, [requests, words, now]);
  return (
    <p role="status" className="visually-hidden">
      {news}
    </p>
  );
}
