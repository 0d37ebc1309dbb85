/** 0 to 1, the same for the same text: FNV-1a, mixed once more since alike texts must not end up together. */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0xffffffff;
}

/** 0.8 to 1.2, the same for the same text. */
export const jitter = (text: string): number => 0.8 + 0.4 * spread(text);
