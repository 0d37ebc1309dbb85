import { expect, it } from 'vitest';
import { siteKey } from '../../../lib/resource/resource.ts';
import { createMoveReader } from '../../../lib/resourceMap/movedSite.ts';

const at = (path: string, host = 'contoso.sharepoint.com') => `https://${host}${path}`;
/** The entry after one that moves A to B. */
function move(from: string, to: string) {
  const read = createMoveReader();
  read({ from: at('/sites/A'), to: at('/sites/B/SitePages/Home.aspx') });
  return read({ from, to });
}

it.each([
  ['a site to a site', at('/sites/Old'), at('/sites/New/')],
  ['to a page', at('/sites/Old'), at('/sites/New/SitePages/Home.aspx')],
  ['to a tenant of another name', at('/sites/Old'), at('/sites/New', 'fabrikam.sharepoint.com')],
  ['a subsite to its site', at('/sites/HR/Payroll'), at('/sites/HR')],
  ['in another cloud', at('/sites/Old', 'contoso.sharepoint.us'), at('/sites/New', 'contoso.sharepoint.us')],
])('is taken: %s', (_, from, to) => {
  expect(move(from, to)).toEqual({ from: siteKey(from), to });
});

it('leads to an address without query', () => {
  expect(move(at('/sites/Old'), at('/sites/New?e=token#x'))).toMatchObject({ to: at('/sites/New') });
});

it.each([
  ['another host', at('/sites/Old'), 'https://wiki.contoso.com/sites/New', 'cloud'],
  ['a host that ends alike', at('/sites/Old'), at('/sites/New', 'evilsharepoint.com'), 'cloud'],
  ['a host that begins alike', at('/sites/Old'), at('/x', 'contoso.sharepoint.com.evil.example'), 'cloud'],
  ['another cloud', at('/sites/Old'), at('/sites/New', 'contoso.sharepoint.cn'), 'cloud'],
  ['from elsewhere', 'https://wiki.contoso.com/x', at('/sites/New'), 'cloud'],
  ['plain http', at('/sites/Old'), 'http://contoso.sharepoint.com/sites/New', '"to"'],
  ['a port', at('/sites/Old', 'contoso.sharepoint.com:8443'), at('/sites/New'), '"from"'],
  ['a name in the address', at('/sites/Old'), 'https://a:b@contoso.sharepoint.com/sites/New', '"to"'],
  ['no address', at('/sites/Old'), 'javascript:alert(1)', '"to"'],
  ['itself', at('/sites/Old'), at('/sites/old/'), 'lies in'],
  ['below itself', at('/sites/Old'), at('/sites/Old/New'), 'lies in'],
  ['a second place', at('/sites/a/'), at('/sites/C'), 'before'],
  ['a chain', at('/sites/C'), at('/sites/A'), 'chain'],
  ['a chain below it', at('/sites/C'), at('/sites/A/Team'), 'chain'],
  ['a chain in the other order', at('/sites/B'), at('/sites/C'), 'chain'],
])('is refused: %s', (_, from, to, why) => {
  expect(move(from, to)).toEqual({ why: expect.stringContaining(why) });
});

it('what was refused stands in nobody’s way', () => {
  const read = createMoveReader();
  read({ from: at('/sites/A'), to: 'https://wiki.contoso.com/sites/B' });
  expect(read({ from: at('/sites/A'), to: at('/sites/B') })).toHaveProperty('to');
  expect(read({ from: at('/sites/C'), to: at('/sites/A') })).toHaveProperty('why');
  expect(read({ from: at('/sites/D'), to: at('/sites/C') })).toHaveProperty('to');
});
