import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corrected } from '../../lib/denial/corrections.ts';
import type { DeclaredApplication, DeclaredSignal } from '../../lib/denial/declared.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import { judgeDeclared, mayComeLate } from '../../lib/denial/judgeDeclared.ts';
import { matchesPath } from '../../lib/denial/pathPattern.ts';
import { groupKey } from '../../lib/resource/resource.ts';

const host = 'https://wiki.contoso.com';
const resource = groupKey('00000000-0000-4000-8000-000000000001');
const application = (...signals: DeclaredSignal[]): DeclaredApplication => ({
  id: 'wiki',
  displayName: 'Team wiki',
  hosts: ['wiki.contoso.com'],
  resource,
  signals,
});
interface Look {
  status?: number;
  title?: string;
  text?: string;
  elements?: string[];
}
const page = (url: string, { elements = [], ...facts }: Look = {}) => ({
  facts: { url: new URL(url, host), ...facts },
  has: (selector: string) => elements.includes(selector),
});

describe('a declared signal', () => {
  const cases: [string, DeclaredSignal, string, Look, boolean][] = [
    ['path and status', { path: { glob: '/s/*' }, status: [403] }, '/s/x', { status: 403 }, true],
    ['path without the status', { path: { glob: '/s/*' }, status: [403] }, '/s/x', { status: 200 }, false],
    ['status elsewhere', { path: { glob: '/s/*' }, status: [403] }, '/t', { status: 403 }, false],
    ['an element', { marker: { selector: '#no' } }, '/', { elements: ['#no'] }, true],
    ['no element', { marker: { selector: '#no' } }, '/', {}, false],
    ['a text', { marker: { text: 'No Access' } }, '/', { text: 'Sorry, no access here' }, true],
    ['an expression', { path: { expression: '/e/(?:401|403)' } }, '/e/403', {}, true],
    ['an expression is whole', { path: { expression: '/e/(?:401|403)' } }, '/e/4033', {}, false],
    [
      'a redirected code',
      { redirectCode: 50105 },
      '/cb#error=access_denied&error_description=AADSTS50105%3a+no&state=1',
      {},
      true,
    ],
    [
      'a code in the query',
      { redirectCode: 50105 },
      '/cb?error=x&error_description=AADSTS50105:+no&state=1',
      {},
      true,
    ],
    [
      'a longer code',
      { redirectCode: 50105 },
      '/cb?error=x&error_description=AADSTS501051:+no&state=1',
      {},
      false,
    ],
    ['no state', { redirectCode: 50105 }, '/cb?error=x&error_description=AADSTS50105:+no', {}, false],
    [
      'a quoted code',
      { redirectCode: 50105 },
      '/cb?error=x&error_description=See+AADSTS50105&state=1',
      {},
      false,
    ],
  ];
  test.each(cases)('%s', (_, signal, url, look, expected) => {
    expect(judgeDeclared(page(url, look), [application(signal)]) !== undefined).toBe(expected);
  });

  test('any one of several is enough, and what was refused is what policy says', () => {
    const app = application({ status: [403] }, { marker: { selector: '#no' } });
    expect(judgeDeclared(page('/x?secret=1', { elements: ['#no'] }), [app])).toMatchObject({
      rule: 'inHouse.wiki',
      product: 'inHouse',
      reason: 'notAssigned',
      resources: [
        { key: 'applicationhost|wiki.contoso.com', from: 'host' },
        { key: resource, from: 'policy' },
      ],
      resourceName: 'Team wiki',
      returnTo: `${host}/x`,
    });
  });

  test('only markers may come late, and only where the rest holds', () => {
    const marker = { selector: '#no' };
    expect(mayComeLate(application({ marker }), page('/'))).toBe(true);
    expect(mayComeLate(application({ marker, path: { glob: '/s/*' } }), page('/t'))).toBe(false);
    expect(mayComeLate(application({ status: [403] }), page('/', { status: 403 }))).toBe(false);
  });
});

describe('a path pattern', () => {
  test.each([
    ['/a/*', '/a/', true],
    ['/a/*', '/A/b/c', true],
    ['/a/*', '/ab', false],
    ['*/denied', '/x/denied', true],
    ['*/denied', '/x/denied/y', false],
    ['/a*b*c', '/aXbXc', true],
    ['/a*b*c', '/acb', false],
    ['/ab*bc', '/abc', false],
    ['/plain', '/plain', true],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(matchesPath({ glob }, path)).toBe(expected);
  });
  test('agrees with an expression made of it, on short paths', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (glob, text) => {
        const path = text.replaceAll('*', 'b');
        const expression = new RegExp(`^${glob.replaceAll('*', '.*')}$`);
        expect(matchesPath({ glob }, path)).toBe(expression.test(path));
      }),
    );
  });
  test('is not compared with endless paths', () => {
    expect(matchesPath({ glob: '*' }, `/${'a'.repeat(3000)}`)).toBe(false);
  });
});

describe('what the organisation knows better', () => {
  const denial: Denial = {
    detector: 'entra',
    rule: 'entra.code',
    product: 'entra',
    reason: 'notAssigned',
    curable: 'yes',
    code: 50105,
    resources: [],
  };
  test('drops detectors and rules', () => {
    expect(corrected(denial, { disabled: ['entra'], codes: [] })).toBeUndefined();
    expect(corrected(denial, { disabled: ['entra.code'], codes: [] })).toBeUndefined();
    expect(corrected(denial, { disabled: ['entra.other'], codes: [] })).toEqual(denial);
  });
  test('gives codes another meaning, or none', () => {
    const codes = [{ code: 50105, reason: 'conditionalAccess' as const }];
    expect(corrected(denial, { disabled: [], codes })).toMatchObject({ curable: 'no' });
    const silent = [{ code: 50105, reason: 'notARefusal' as const }];
    expect(corrected(denial, { disabled: [], codes: silent })).toBeUndefined();
  });
});
