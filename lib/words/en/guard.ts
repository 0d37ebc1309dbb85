/** What Knock says where it doesn't trust a page, or is no longer there itself. */
export const guard = {
  'guard.gone': 'Knock was updated or switched off. Reload this page to go on.',
  'guard.reload': 'Reload this page',
  'offer.unprovenText':
    'The sign-in before this page was for what this package opens. Knock can’t tell whether the page belongs to it: ask only if you know the page.',
  'why.match.unproven': 'Named by the sign-in before this page, which proves little',
} as const;
