import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiers } from '../../../lib/denial/identity/all.ts';
import { clouds } from '../../../lib/platform/cloud.ts';
import { decodeDetectorRules } from '../../../lib/settings/decodeDetectorRules.ts';
import { decodeInHouse } from '../../../lib/settings/decodeInHouse.ts';
import { hostProblem } from '../../../lib/settings/hostPattern.ts';

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
    ['a status that is none', { signals: [{ path: '/secret/*', status: [] }] }, '[0].signals[0]'],
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

  it('are read without the members Knock does not know, which are reported', () => {
    const { applications, problems } = decodeInHouse([{ ...wiki, host: 'x', comment: 'y' }]);
    expect(applications).toEqual(decodeInHouse([wiki]).applications);
    expect(problems.map(({ path }) => path)).toEqual(['[0].host', '[0].comment']);
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
    '*.contoso.github.io',
    '*.blob.core.windows.net',
    '*.crm4.dynamics.com',
    '*.s3.amazonaws.com',
    '*.microsoftonline.us',
    '*.partner.microsoftonline.cn',
    '*.gouv.fr',
    'sts.windows.net',
    'login.microsoftonline.com',
    '*.login.microsoftonline.us',
    '192.168.0.1',
    'wiki.contoso.com:8443',
    '',
  ])('%s may not', (host) => expect(hostProblem(host)).toMatch(/\w/));

  const own = [
    ...Object.values(clouds).flatMap(({ loginHost, graphHost, sharePointSuffix }) => [
      loginHost,
      graphHost,
      `x.${sharePointSuffix}`,
    ]),
    ...identifiers.flatMap(({ hosts }) => hosts.map((one) => (one.startsWith('.') ? `x${one}` : one))),
  ];
  it.each([...new Set(own)])('no wildcard takes in %s, which Knock knows by itself', (name) => {
    const labels = name.split('.');
    for (let from = 1; from < labels.length; from++)
      expect(hostProblem(`*.${labels.slice(from).join('.')}`)).toMatch(/\w/);
  });
});

describe('a signal without status or code', () => {
  const accepted = (signal: object) =>
    decodeInHouse([{ ...wiki, signals: [signal] }]).applications.length === 1;
  it.each([
    [{ path: '/denied' }],
    [{ pathExpression: '/(?:error|denied)/\\d+' }],
    [{ marker: { text: 'Kein Zugriff' } }],
    [{ marker: { text: '禁止' } }],
    [{ marker: { selector: '.no-access' } }],
    [{ marker: { selector: '#refused, main > [data-denied]' } }],
    [{ marker: { selector: 'div[role="alert"]' } }],
    [{ marker: { selector: 'access-denied' } }],
    [{ marker: { selector: '.box:not(.hidden) > h1' } }],
    [{ path: '/*', marker: { text: 'ask your manager' } }],
  ])('%j tells', (signal) => expect(accepted(signal)).toBe(true));
  it.each([
    [{ path: '/a*b*c*d' }],
    [{ pathExpression: '.*|abcd' }],
    [{ pathExpression: '[a-z0-9]*.*' }],
    [{ pathExpression: '(?:denied)?.*' }],
    [{ pathExpression: '\\u0061\\u0062.*' }],
    [{ pathExpression: '/\\d\\w\\s\\d' }],
    [{ marker: { text: 'e' } }],
    [{ marker: { text: '...!' } }],
    [{ marker: { selector: '*' } }],
    [{ marker: { selector: 'body' } }],
    [{ marker: { selector: 'main > p, .no-access' } }],
    [{ marker: { selector: '[class]' } }],
    [{ marker: { selector: '[href*=""]' } }],
    [{ marker: { selector: 'body:not(.x)' } }],
    [{ marker: { selector: ':is(:not(.a.b), #cc)' } }],
  ])('%j does not', (signal) => expect(accepted(signal)).toBe(false));
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
  it('tell a member they do not know', () => {
    expect(decodeDetectorRules({ ...rules, disable: ['entra'] })).toMatchObject({
      rules,
      problems: [{ path: '.disable' }],
    });
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
