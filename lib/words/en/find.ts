/** Finding an access package by its name, or by what a page or a program said. */
export const find = {
  'hub.find': 'Find access',
  'find.label': 'Find access',
  'find.placeholder': 'Name, error message or address',
  'find.includes': 'Includes: {list}',
  'find.includesMore':
    '{count, plural, one {Includes: {list} and # other resource} other {Includes: {list} and # other resources}}',
  'find.confirmText': 'No approval is needed. Do you need {package}?',
  'find.elsewhere':
    'This is an error message or an address. Knock shows what you can do about it in a new tab.',
  'find.refusedHere': 'Can’t access this page?',
  'find.refusedHereAction': 'See what you can do',
} as const;
