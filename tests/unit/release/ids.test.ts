import { expect, it } from 'vitest';
import { developmentIds, redirectUris } from '../../../lib/release/ids.ts';

it('the id and the redirect URIs follow as browsers derive them', () => {
  expect(developmentIds.chrome).toBe('hjokmamjgfmgmcmnlojgnmanikcpijdk');
  expect(redirectUris(developmentIds)).toEqual([
    'https://hjokmamjgfmgmcmnlojgnmanikcpijdk.chromiumapp.org/',
    'https://167ebea5215f3a19dc2fbd7c8b1e05c1c3a9b78f.extensions.allizom.org/',
  ]);
});
