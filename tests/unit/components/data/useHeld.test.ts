import { expect, it, vi } from 'vitest';
import { siteAddress } from '../../../../components/data/useHeld.ts';
import type { ResourceKey } from '../../../../lib/resource/resource.ts';

vi.mock('../../../../components/data/store.ts', () => ({ store: {} }));

const site = 'https://contoso.sharepoint.com/sites/marketing';

it.each([
  [`sharepointonline|${site}`, site],
  ['sharepointonline|https://evil.example/sites/marketing', undefined],
  ['sharepointonline|javascript:alert(1)', undefined],
  [`aadgroup|${site}`, undefined],
])('of %s is %s', (key, address) => {
  expect(siteAddress(key as ResourceKey)).toBe(address);
});
