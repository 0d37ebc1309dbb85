/** Numbers of `random` are reproducible: mulberry32, 32 bits of state. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The value below which this part of the samples lies, between neighbours by interpolation. NaN for no samples. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Upper end of the one-sided 95 % bootstrap interval of a statistic of samples. */
export function upperBound(
  sets: readonly (readonly number[])[],
  statistic: (...sets: number[][]) => number,
  random: () => number,
  rounds = 2000,
): number {
  const draw = (from: readonly number[]) =>
    from.map(() => from[Math.floor(random() * from.length)] ?? Number.NaN);
  const drawn = Array.from({ length: rounds }, () => statistic(...sets.map(draw)));
  return quantile(drawn, 0.95);
}
