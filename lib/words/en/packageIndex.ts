/** How much of the packages' contents Knock knows. */
export const index = {
  'index.title': 'What your access packages give',
  'index.text': 'Knock reads it little by little, what you need first, to find the right package at once.',
  'index.listing':
    '{count, plural, one {Reading your access packages: # so far.} other {Reading your access packages: # so far.}}',
  'index.never': 'Nothing has been read yet.',
  'index.known':
    '{count, plural, one {Known for {known} of # access package.} other {Known for {known} of # access packages.}}',
  'index.refused':
    'Your organization doesn’t show what access packages give. Knock goes by its map and by names.',
  'index.onDemand': 'Your organization has Knock read only what a refused page asks for.',
} as const;
