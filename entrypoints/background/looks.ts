import type { Result } from '../../lib/platform/failure.ts';

/** The look-ups in Graph that this worker made for denied pages: one at a time under a key, and how each ended. */
export interface Looks {
  /** Runs a look unless one is under way for the key. Out: whether it ran. Never rejects. */
  run(key: string, look: () => Promise<Result<unknown>>): Promise<boolean>;
  isUnderWay(key: string): boolean;
  /** When the last one ended (epoch ms, this machine's); `undefined`: none has, or it is out of date by now. */
  endedAt(key: string): number | undefined;
  /** Somebody signed in, or settings changed: what was found out before may be wrong. */
  forget(): void;
  /** The network is back: what failed is worth another look. */
  forgetFailed(): void;
  /** Calls back when one ends, begins again or is forgotten; returns the function that stops it. */
  onChange(listener: () => void): () => void;
}

export function createLooks(now: () => number = Date.now): Looks {
  const underWay = new Set<string>();
  const ended = new Map<string, { at: number; ok: boolean }>();
  const listeners = new Set<() => void>();
  let generation = 0;
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const forget = (isMeant: (end: { ok: boolean }) => boolean) => {
    generation += 1;
    for (const [key, end] of ended) if (isMeant(end)) ended.delete(key);
    changed();
  };

  return {
    async run(key, look) {
      if (underWay.has(key)) return false;
      const mine = generation;
      underWay.add(key);
      // The first look for a key is expected by everybody who asks: that it begins is no news.
      if (ended.has(key)) changed();
      const result = await look().catch(() => ({ ok: false }));
      underWay.delete(key);
      // If this began before a change, its success still counts; its failure may be out of date.
      if (result.ok || mine === generation) ended.set(key, { at: now(), ok: result.ok });
      changed();
      return true;
    },
    isUnderWay: (key) => underWay.has(key),
    endedAt: (key) => ended.get(key)?.at,
    forget: () => forget(() => true),
    forgetFailed: () => forget(({ ok }) => !ok),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
