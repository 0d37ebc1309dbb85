import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
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

describe('whatever really inflates', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<Issuer>',
      '</Issuer>',
      '<saml:Issuer ',
      'xmlns="x">',
      '<!ENTITY a "b">',
      '&a;',
      '<![CDATA[',
    ),
    fc.constantFrom('<!--', '-->', '\0', '\u202e', '<', '>', ' ', '\n', 'urn:x', 'é', '\ud83d'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const pieces = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
  const issuer = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
  const withIssuer = fc
    .tuple(pieces, issuer, pieces)
    .map(([before, name, after]) => `${before}<Issuer>${name}</Issuer>${after}`);
  const xml = fc.oneof(pieces, withIssuer);

  test('gives one short text without markup, or nothing', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(xml, async (text) => {
        const issuer = await readSamlIssuer(packed(text));
        if (issuer === undefined) return;
        found += 1;
        expect(issuer).toMatch(/^[^<>&]{1,512}$/s);
        expect(issuer.trim()).toBe(issuer);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(10);
  });

  test('names its first issuer, however it is wrapped, cut or damaged behind it', async () => {
    const name = fc.stringMatching(/^[\w:./-]{1,200}$/);
    await fc.assert(
      fc.asyncProperty(name, xml, fc.nat(200), fc.boolean(), async (issuer, rest, cut, damages) => {
        const bytes = deflateRawSync(
          request(`<a:Issuer x="y">${issuer}</a:Issuer>${'<b/>'.repeat(800)}${rest}`),
          {
            level: 0, // stored as it is: the damage is behind the issuer for certain
          },
        );
        const end = bytes.length - 1 - cut;
        if (damages) bytes.fill(0xff, end);
        const text = (damages ? bytes : bytes.subarray(0, end)).toString('base64');
        expect(await readSamlIssuer(text)).toBe(issuer.trim());
      }),
      { numRuns: 100 },
    );
  });

  test('is not inflated further than its bound, whatever it would become', async () => {
    const reads = vi.spyOn(ReadableStreamDefaultReader.prototype, 'read');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 66_000, max: 8_000_000 }), async (size) => {
        reads.mockClear();
        const bomb = packed(`${'\0'.repeat(size)}<Issuer>urn:x</Issuer>`);
        fc.pre(bomb.length <= 16_384);
        expect(await readSamlIssuer(bomb)).toBeUndefined();
        const chunks = await Promise.all(reads.mock.results.map(({ value }) => value));
        const characters = chunks.reduce(
          (sum, { value }) => sum + (typeof value === 'string' ? value.length : 0),
          0,
        );
        expect(characters).toBeLessThan(65_536 * 3);
      }),
      { numRuns: 20 },
    );
    reads.mockRestore();
  });
});
