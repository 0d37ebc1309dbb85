/** Published by Microsoft for all of Graph: per application, all tenants together (throttling limits, 2026-02). */
export const limitPerTenSeconds = 130_000;

const bucketMs = 10_000;
const day = 86_400_000;

export interface Peak {
  peak: number;
  at: string;
}

/** Evaluated requests by ten seconds of a week that begins on Monday, 0:00. */
export interface Load {
  add(at: number, requests: number): void;
  peak(): Peak;
  buckets: Uint32Array;
}

export function createLoad(buckets = new Uint32Array((7 * day) / bucketMs)): Load {
  return {
    buckets,
    add(at, requests) {
      const index = Math.floor(at / bucketMs);
      if (index >= 0 && index < buckets.length) buckets[index] = (buckets[index] ?? 0) + requests;
    },
    peak() {
      let best = 0;
      for (let index = 1; index < buckets.length; index++)
        if ((buckets[index] ?? 0) > (buckets[best] ?? 0)) best = index;
      return { peak: buckets[best] ?? 0, at: nameOf(best * bucketMs) };
    },
  };
}

const nameOf = (at: number): string => {
  const name = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][Math.floor(at / day)] ?? '';
  return `${name} ${new Date(at % day).toISOString().slice(11, 19)}`;
};

export function together(...loads: readonly Load[]): Load {
  const sum = createLoad();
  for (const { buckets } of loads)
    for (let index = 0; index < buckets.length; index++)
      sum.buckets[index] = (sum.buckets[index] ?? 0) + (buckets[index] ?? 0);
  return sum;
}
