import { type ReactNode, useState } from 'react';
import { useWords } from '../words/wordsContext.tsx';
import { useNow } from './clock.tsx';

/**
 * A sentence about a moment. Its words are relative or short; hovering shows the absolute time. That text is made only
 * on hovering: the first time with a zone's name costs 10 to 20 ms, too much for a popup that opens.
 */
export function Moment({ at, children }: { at: number; children: ReactNode }) {
  const words = useWords();
  const [isHovered, setHovered] = useState(false);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={isHovered ? words.formatFull(at) : undefined}
      onPointerEnter={() => setHovered(true)}
    >
      {children}
    </time>
  );
}

/** “2 hours ago”. `at` in epoch ms. */
export function Ago({ at }: { at: number }) {
  const words = useWords();
  return <Moment at={at}>{words.formatRelative(at, useNow())}</Moment>;
}

/** “Updated 2 minutes ago”: how old what is shown may be; never of the future, where this device's clock is behind. */
export function AsOf({ at }: { at: number | undefined }) {
  const words = useWords();
  const now = useNow();
  if (at === undefined) return null;
  return (
    <p className="as-of">
      <Moment at={at}>{words.t('time.asOf', { ago: words.formatRelative(Math.min(at, now), now) })}</Moment>
    </p>
  );
}
