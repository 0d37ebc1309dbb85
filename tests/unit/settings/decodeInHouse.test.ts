import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDetectorRules } from '../../../lib/settings/decodeDetectorRules.ts';
import { decodeInHouse } from '../../../lib/settings/decodeInHouse.ts';

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
