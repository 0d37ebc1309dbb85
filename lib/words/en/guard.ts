/** What Knock says where it doesn’t trust a page or a link, or is no longer there itself. */
export const guard = {
  'guard.gone': 'Knock was updated or turned off. Reload this page to continue.',
  'guard.reload': 'Reload this page',
  'offer.unprovenText':
    'A recent sign-in, or an ID in this page’s address, points to this access package. Knock can’t confirm that the page belongs to it. Request it only if you trust this page.',
  'why.match.unproven': 'Only a sign-in or an ID in the address points to it',
  'offer.uncheckedText':
    'No approval is needed, and a link may have brought you here. Request access only if you meant to open this page.',
  'offer.confirmUncheckedText': 'Did you mean to open this page, and do you need {package}?',
} as const;
