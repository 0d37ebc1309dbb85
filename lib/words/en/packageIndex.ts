/** How much of the packages' contents Knock knows. */
export const index = {
  'index.title': 'Access package contents',
  'index.text':
    'Knock reads bit by bit what your access packages include, starting with what you need, to find the right one right away.',
  'index.listing':
    '{count, plural, one {Loading your access packages: # so far.} other {Loading your access packages: # so far.}}',
  'index.never': 'No contents have been read yet.',
  'index.known':
    '{count, plural, one {Known for {known} of # access package.} other {Known for {known} of # access packages.}}',
  'index.refused':
    'Your organization doesn’t show what access packages include. Knock uses its resource map and names instead.',
  'index.onDemand': 'Your organization has Knock read only the contents that a blocked page needs.',
} as const;
