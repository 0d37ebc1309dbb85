/** What Knock says where it doesn't trust a page: a click that doesn't count yet, an application it may not be. */
export const guard = {
  'guard.again': 'Click once more.',
  'offer.unprovenText':
    'The sign-in before this page was for what this package opens. Knock can’t tell whether the page belongs to it: ask only if you know the page.',
  'why.match.unproven': 'Named by the sign-in before this page, which proves little',
} as const;
