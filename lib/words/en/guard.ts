/** What Knock says where it doesn’t trust a page or a link, or is no longer there itself. */
export const guard = {
  'guard.gone': 'Knock was updated or switched off. Reload this page to go on.',
  'guard.reload': 'Reload this page',
  'offer.unprovenText':
    'Only a sign-in before this page, or an id in its address, leads to this package. Knock can’t tell whether the page belongs to it: ask only if you know the page.',
  'why.match.unproven': 'Named by a sign-in or by an id in the address, which proves little',
  'offer.uncheckedText':
    'Nobody has to approve this, and a link may have brought you here: request it only if you meant to open this page.',
  'offer.confirmUncheckedText': 'Did you mean to open this page, and do you need {package}?',
} as const;
