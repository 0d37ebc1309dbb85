import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface Asking {
  isAsking: boolean;
  ask(): void;
  /** The question is answered, either way. */
  close(): void;
  /** The button that asks back. */
  asker: RefObject<HTMLButtonElement | null>;
  /** The harmless answer. */
  keeper: RefObject<HTMLButtonElement | null>;
  /** For what holds the question: Escape is the harmless answer. */
  keepOnEscape(event: KeyboardEvent): void;
}

/**
 * A question that takes the place of its button. The harmless answer gets the focus; the button gets it back after the
 * answer.
 */
export function useAsking(): Asking {
  const [isAsking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const asker = useRef<HTMLButtonElement>(null);
  const keeper = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isAsking) keeper.current?.focus();
    else if (wasAsking.current) asker.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  return {
    isAsking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    asker,
    keeper,
    keepOnEscape: (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation(); // Escape would close the card around it, too
      setAsking(false);
    },
  };
}
