import { expect, it, vi } from 'vitest';
import { siteAddress } from '../../../../components/data/useHeld.ts';
import type { ResourceKey } from '../../../../lib/resource/resource.ts';

vi.mock('../../../../components/data/store.ts', () => ({ store: {} }));

const address = (key: string) => siteAddress(key as ResourceKey);

it('a site that a package includes is opened at its own address, and nothing else is', () => {
  const site = 'https://contoso.sharepoint.com/sites/marketing';
  expect(address(`sharepointonline|${site}`)).toBe(site);
  expect(address('sharepointonline|https://evil.example/sites/marketing')).toBeUndefined();
  expect(address('sharepointonline|javascript:alert(1)')).toBeUndefined();
  expect(address(`aadgroup|${site}`)).toBeUndefined();
});
