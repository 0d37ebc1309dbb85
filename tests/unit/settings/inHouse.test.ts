import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDetectorRules } from '../../../lib/settings/decodeDetectorRules.ts';
import { decodeInHouse } from '../../../lib/settings/decodeInHouse.ts';
import { hostProblem } from '../../../lib/settings/hostPattern.ts';
import { expressionProblem } from '../../../lib/settings/safeExpression.ts';

const group = { kind: 'group', id: '00000000-0000-4000-8000-000000000001' };
const wiki = {
  id: 'wiki',
  displayName: 'Team wiki',
  hosts: ['Wiki.contoso.com'],
  resource: group,
  signals: [{ path: '/secret/*', status: [403] }],
};

describe('in-house applications', () => {
  it('are read, also from JSON text', () => {
    for (const input of [[wiki], JSON.stringify([wiki])])
      expect(decodeInHouse(input)).toEqual({
        applications: [
          {
            id: 'wiki',
            displayName: 'Team wiki',
            hosts: ['wiki.contoso.com'],
            resource: `aadgroup|${group.id}`,
            signals: [{ path: { glob: '/secret/*' }, status: [403] }],
          },
        ],
        problems: [],
      });
  });

  it.each([
    ['a host too broad', { hosts: ['*.azurewebsites.net'] }, '[0].hosts[0]'],
    ['an unknown kind of resource', { resource: { kind: 'mailbox', id: 'x' } }, '[0].resource'],
    ['an id that is none', { resource: { kind: 'group', id: 'x' } }, '[0].resource'],
    ['a signal that healthy pages match', { signals: [{ path: '/*' }] }, '[0].signals[0]'],
    ['an empty signal', { signals: [{}] }, '[0].signals[0]'],
    ['a healthy status', { signals: [{ status: [200] }] }, '[0].signals[0]'],
    ['a dangerous expression', { signals: [{ pathExpression: '/(a+)+b', status: [403] }] }, '[0].signals[0]'],
    ['two paths', { signals: [{ path: '/abcd', pathExpression: '/abcd' }] }, '[0].signals[0]'],
    ['an unknown member of a signal', { signals: [{ status: [403], script: 'alert(1)' }] }, '[0].signals[0]'],
    ['a name for people that is missing', { displayName: '' }, '[0].displayName'],
    ['an id with a slash', { id: 'a/b' }, '[0].id'],
  ])('refuse %s singly, and the rest works', (_, change, path) => {
    const other = { ...wiki, id: 'other' };
    const { applications, problems } = decodeInHouse([{ ...wiki, ...change }, other]);
    expect(applications.map(({ id }) => id)).toEqual(['other']);
    expect(problems).toEqual([{ path, why: expect.stringMatching(/\w/) }]);
  });

  it('keep an application of which one host or signal is bad', () => {
    const { applications, problems } = decodeInHouse([
      { ...wiki, hosts: ['*.com', 'wiki.contoso.com'], signals: [{ path: '/*' }, { redirectCode: 50105 }] },
    ]);
    expect(applications[0]).toMatchObject({
      hosts: ['wiki.contoso.com'],
      signals: [{ redirectCode: 50105 }],
    });
    expect(problems.map(({ path }) => path)).toEqual(['[0].hosts[0]', '[0].signals[0]']);
  });

  it('have ids of their own', () => {
    expect(decodeInHouse([wiki, wiki])).toMatchObject({
      applications: [{ id: 'wiki' }],
      problems: [{ path: '[1].id' }],
    });
  });

  it('never throw, whatever policy holds', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(decodeInHouse(input).applications).toBeInstanceOf(Array);
        expect(decodeDetectorRules(input).problems).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('a host', () => {
  it.each(['wiki.contoso.com', '*.apps.contoso.com', 'contoso.azurewebsites.net', 'xn--bcher-kva.example'])(
    '%s may be watched',
    (host) => expect(hostProblem(host)).toBeUndefined(),
  );
  it.each([
    '*',
    '*.com',
    '*.co.uk',
    'localhost',
    'https://wiki.contoso.com',
    'wiki.contoso.com/x',
    '*.*.contoso.com',
    'a*.contoso.com',
    '*.sharepoint.com',
    '*.github.io',
    'login.microsoftonline.com',
    '*.login.microsoftonline.us',
    '192.168.0.1',
    'wiki.contoso.com:8443',
    '',
  ])('%s may not', (host) => expect(hostProblem(host)).toMatch(/\w/));
});

describe('an expression', () => {
  it.each(['/errors/(?:401|403)', '/[a-z]+/denied', '/x{1,9}', '/a\\.b', '/\\p{L}+/no(?:-access)?'])(
    '%s is harmless',
    (expression) => expect(expressionProblem(expression)).toBeUndefined(),
  );
  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(?:x{2,})+',
    '(a)\\1',
    '(?=a)b',
    '(?<!a)b',
    '(?<name>a)\\k<name>',
    'a*b*c*d',
    'a{1,}b{2,}c+',
    'a{1000}',
    '(',
    '',
    'x'.repeat(201),
  ])('%s is not', (expression) => expect(expressionProblem(expression)).toMatch(/\w/));
});

describe('detector rules', () => {
  const rules = { version: 1, dated: '2026-11-23', disabled: ['dynamics'], codes: [] };
  it('are read', () => {
    const codes = [{ code: 399284, reason: 'conditionalAccess' }];
    expect(decodeDetectorRules({ ...rules, codes })).toEqual({ rules: { ...rules, codes }, problems: [] });
  });
  it.each([
    ['another version', { version: 2 }, '.version'],
    ['no date', { dated: 'yesterday' }, '.dated'],
  ])('with %s are refused whole', (_, change, path) => {
    expect(decodeDetectorRules({ ...rules, ...change })).toMatchObject({ problems: [{ path }] });
  });
  it('lose what they can’t mean, and keep the rest', () => {
    const codes = [
      { code: 50105, reason: 'lost' },
      { code: 5, reason: 'unknown' },
    ];
    expect(decodeDetectorRules({ ...rules, disabled: ['a b', 'entra.code'], codes })).toMatchObject({
      rules: { disabled: ['entra.code'], codes: [] },
      problems: [{ path: '.disabled[0]' }, { path: '.codes[0]' }, { path: '.codes[1]' }],
    });
  });
});
