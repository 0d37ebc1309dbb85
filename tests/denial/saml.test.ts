import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSamlIssuer } from '../../lib/denial/saml.ts';

const packed = (xml: string): string => deflateRawSync(xml).toString('base64');
const request = (inner: string): string =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a">${inner}</samlp:AuthnRequest>`;

test.each([
  ['with a prefix', request('<saml:Issuer xmlns:saml="x">urn:amazon:webservices</saml:Issuer>')],
  ['without one', request('<Issuer>\n urn:amazon:webservices </Issuer>')],
])('the issuer %s', async (_, xml) => {
  expect(await readSamlIssuer(packed(xml))).toBe('urn:amazon:webservices');
});

test('a "+" that became a blank, and a request that was cut', async () => {
  const text = packed(request(`<Issuer>urn:x</Issuer>${'<Extensions/>'.repeat(200)}`));
  expect(await readSamlIssuer(text.replaceAll('+', ' '))).toBe('urn:x');
  expect(await readSamlIssuer(text.slice(0, -8))).toBe('urn:x');
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no deflate', 'aGVsbG8='],
  ['no issuer', packed(request(''))],
  ['an entity, which is not expanded', packed(request('<Issuer>&secret;</Issuer>'))],
  ['an issuer behind a bomb', packed(`${'<a>'.repeat(5_000_000)}<Issuer>urn:x</Issuer>`).slice(0, 20_000)],
  ['an endless issuer', packed(request(`<Issuer>${'x'.repeat(100_000)}</Issuer>`))],
])('%s is no issuer', async (_, text) => {
  expect(await readSamlIssuer(text)).toBeUndefined();
});

test('a small request that inflates to a hundred megabytes is left at its start', async () => {
  const bomb = packed(`<Issuer>urn:x</Issuer>${'\0'.repeat(12_000_000)}`);
  expect(bomb.length).toBeLessThan(16_384 * 2);
  expect(await readSamlIssuer(bomb.slice(0, 16_000))).toBe('urn:x');
});

test('no text makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.base64String({ maxLength: 400 }), fc.string({ maxLength: 400 })),
      async (text) => {
        await expect(readSamlIssuer(text)).resolves.not.toThrow();
      },
    ),
  );
});
