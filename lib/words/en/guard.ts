/** What the card answers to a click that doesn't count yet. */
export const guard = {
  'guard.again': 'Please click once more.',
} as const;
