import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aadstsReason } from '../../lib/denial/aadsts.ts';
import type { PageFacts } from '../../lib/denial/detector.ts';
import { detectors } from '../../lib/denial/detectors.ts';
import { parseEntraConfig } from '../../lib/denial/entraConfig.ts';
import { readEntraMessage } from '../../lib/denial/entraMessage.ts';
import { isOnHosts, loginAddresses, loginHosts, sharePointHosts } from '../../lib/denial/hosts.ts';
import * as judging from '../../lib/denial/judge.ts';

const judge = (facts: PageFacts) => judging.judge(facts, detectors);
const detectDenial = (facts: PageFacts) => judging.detectDenial(facts, detectors);

/** Anything that can stand in an address bar, seasoned with what detectors look for. */
const spice = fc.constantFrom(
  '/_layouts/15/AccessDenied.aspx',
  '/_layouts/accessdenied.aspx',
  '/sites/',
  '/personal/',
  '/:x:/r/',
  '/:w:/s/',
  '?Source=',
  '&Source=',
  'https%3A%2F%2Fcontoso.sharepoint.com%2Fsites%2Fx',
  'https%253A%252F%252F',
  '%',
  '%E0%A4%A',
  '%00',
  '%2F',
  '..',
  '//',
  '&type=accessremoved',
  '&Type=item',
  '&SiteId=',
  '+',
  '\\',
  '#',
  '@evil.example',
  '\u202e',
);
const hostileTail = fc.array(fc.oneof(spice, fc.string({ unit: 'binary', maxLength: 12 })), {
  maxLength: 12,
});
const host = fc.oneof(
  fc.constantFrom(
    'contoso.sharepoint.com',
    'contoso-my.sharepoint.com',
    'contoso.sharepoint.com.evil.example',
    'evilsharepoint.com',
    'login.microsoftonline.com',
    'login.microsoftonline.com.attacker.example',
    'login-microsoftonline.com',
    'xn--microsoftnline-7hb.com',
  ),
  fc.webAuthority({ withIPv4: true, withPort: true, withUserInfo: true }),
);
const address = fc
  .tuple(fc.constantFrom('https', 'http'), host, hostileTail)
  .map(([scheme, authority, tail]) => URL.parse(`${scheme}://${authority}/${tail.join('')}`))
  .filter((url) => url !== null);

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'AADSTS50105: ',
        'AADSTS',
        'Error Code: ',
        'configured the application ',
        "('",
        "') to block",
        "application '",
        "'(",
        'App name: ',
        'App id: ',
        '@',
        'a.a.a.',
        "user '",
        '23c1e47d-4648-40fc-9bd7-6429d373291e',
        '\u202e',
        '\u200b',
        '\n',
      ),
      { maxLength: 400 },
    )
    .map((parts) => parts.join('')),
);

const facts: fc.Arbitrary<PageFacts> = fc.record(
  {
    url: address,
    pageId: fc.constantFrom('ConvergedError', 'ConvergedConditionalAccess', 'ConvergedSignIn', 'x'),
    config: fc.record(
      {
        pageId: fc.constantFrom('ConvergedError', 'ConvergedSignIn'),
        errorCode: fc.nat(9_999_999),
        message: hostileText,
        postUrl: fc.oneof(fc.webUrl(), hostileText),
      },
      { requiredKeys: [] },
    ),
    message: hostileText,
  },
  { requiredKeys: ['url'] },
);

describe('whatever a page says', () => {
  test('detectors answer, claim no foreign host, and give only bounded and safe text', () => {
    fc.assert(
      fc.property(facts, (page) => {
        const denial = judge(page);
        if (denial === undefined) return;
        expect(isOnHosts(page.url, [...sharePointHosts, ...loginAddresses])).toBe(true);
        expect(denial.resources.length).toBeLessThanOrEqual(3);
        for (const { key } of denial.resources) expect(key).toMatch(/^[a-z]+\|.{1,2100}$/s);
        expect([...(denial.resourceName ?? 'x')].length).toBeLessThanOrEqual(120);
        expect(`${denial.resourceName}${denial.resourceUrl}`).not.toMatch(/\p{C}/u);
        if (denial.returnTo !== undefined) {
          const back = new URL(denial.returnTo);
          expect(back.origin).toBe(page.url.origin);
          expect(denial.returnTo.length).toBeLessThanOrEqual(2100);
          for (const name of back.searchParams.keys())
            expect(name).not.toMatch(/^(?:e|at|share|authkey|correlation|guestaccesstoken)$/i);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('one-click can follow only from 50105 or from a refused site', () => {
    fc.assert(
      fc.property(facts, (page) => {
        const denial = detectDenial(page);
        if (denial?.curable === 'yes')
          expect(denial.code ?? 'site').toBe(denial.code === undefined ? 'site' : 50105);
      }),
    );
  });

  test('a copy of the page on another host is nothing', () => {
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom(...loginHosts), (domain, copied) => {
        for (const url of [
          `https://${copied}.${domain}/common/reprocess`,
          `https://${domain}/${copied}/authorize`,
        ])
          expect(
            judge({ url: new URL(url), pageId: 'ConvergedError', message: 'AADSTS50105: x' }),
          ).toBeUndefined();
      }),
    );
  });

  test('only the exact code counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 9_999_999 }), (code) => {
        expect(aadstsReason(code, '') === 'notAssigned').toBe(code === 50105);
        expect(readEntraMessage(`AADSTS${code}: x`)?.code).toBe(code);
      }),
    );
  });

  test('an odd $Config never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseEntraConfig(`$Config=${text};`);
        const parsed = parseEntraConfig(
          `//<![CDATA[\n$Config={"pgid":"ConvergedError","x":${JSON.stringify(text)}};\n//]]>`,
        );
        expect(parsed?.pageId).toBe(text.includes('//]]>') ? parsed?.pageId : 'ConvergedError');
      }),
    );
  });
});

/** Whatever grows faster than its megabyte does not end before the runner gives up. */
describe('time is bounded', () => {
  const megabyte = 1_000_000;
  const at = (url: string): PageFacts => ({ url: new URL(url), pageId: 'ConvergedError' });
  const login = 'https://login.microsoftonline.com/common/reprocess';

  test.each([
    ['a name without end', `AADSTS50105: application '${'a'.repeat(megabyte)}`],
    ['many beginnings of a name', 'AADSTS50105 configured the application '.repeat(megabyte / 40)],
    ['many parentheses', `AADSTS50105 application 'x'(${'(a) '.repeat(megabyte / 4)}`],
    ['a mail address of dots', `AADSTS50105 ${'a@a.a.'.repeat(megabyte / 6)}`],
    ['quotes and blanks', `AADSTS50105 ${"' ".repeat(megabyte / 2)}`],
    ['app name lines', `AADSTS50105 ${'App name: x '.repeat(megabyte / 12)}`],
  ])('%s', (_, message) => {
    expect(() => judge({ ...at(login), message })).not.toThrow();
  });

  test.each([
    [
      'a path of slashes',
      `https://contoso.sharepoint.com${'/'.repeat(megabyte)}x/_layouts/15/AccessDenied.aspx`,
    ],
    [
      'a path of layouts',
      `https://contoso.sharepoint.com${'/_layouts'.repeat(megabyte / 10)}/15/AccessDenied.aspx`,
    ],
    [
      'a Source without end',
      `https://contoso.sharepoint.com/_layouts/15/AccessDenied.aspx?Source=https%3A%2F%2Fcontoso.sharepoint.com%2F${'a%2F'.repeat(megabyte / 4)}`,
    ],
    [
      'parameters without end',
      `https://contoso.sharepoint.com/_layouts/15/AccessDenied.aspx?${'a=b&'.repeat(megabyte / 4)}`,
    ],
  ])('%s', (_, url) => {
    const page = { url: new URL(url) };
    expect(() => judge(page)).not.toThrow();
  });
});
