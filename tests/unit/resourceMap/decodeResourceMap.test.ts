import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeResourceMap } from '../../../lib/resourceMap/decodeResourceMap.ts';

const guid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const site = (path: string) => ({ kind: 'site', id: `https://contoso.sharepoint.com${path}` });
const app = (last: number) => ({ kind: 'application', id: guid(last) });
const group = (last: number) => ({ kind: 'group', id: guid(last) });
const decode = (value: unknown) => decodeResourceMap(value, { contactDomains: ['Contoso.com'] });
const decodeAlias = (...aliases: unknown[]) => decode({ version: 1, aliases });

const good = {
  version: 1,
  aliases: [
    { from: app(1), to: group(2), relation: 'groupAssignedTo' },
    { from: { kind: 'siteId', id: guid(3) }, to: site('/sites/Marketing/'), relation: 'same' },
    { from: site('/sites/Launch'), to: group(4), relation: 'siteOf' },
    { from: site('/sites/HR/Payroll'), to: site('/sites/HR'), relation: 'contains' },
  ],
  packages: [{ resource: app(1), accessPackageId: guid(9).toUpperCase(), displayName: 'Expenses' }],
  contacts: [{ resource: site('/sites/Legal'), name: 'Diego', mail: 'DiegoS@contoso.com' }],
};

describe('the resource map', () => {
  it('is decoded into keys, from an object or its text', () => {
    const decoded = decode(good);
    expect(decoded.problems).toEqual([]);
    expect(decoded.map).toEqual({
      version: 1,
      aliases: [
        { from: `appid|${guid(1)}`, to: `aadgroup|${guid(2)}`, relation: 'groupAssignedTo' },
        {
          from: `sharepointsiteid|${guid(3)}`,
          to: 'sharepointonline|https://contoso.sharepoint.com/sites/marketing',
          relation: 'same',
        },
        {
          from: 'sharepointonline|https://contoso.sharepoint.com/sites/launch',
          to: `aadgroup|${guid(4)}`,
          relation: 'siteOf',
        },
        {
          from: 'sharepointonline|https://contoso.sharepoint.com/sites/hr/payroll',
          to: 'sharepointonline|https://contoso.sharepoint.com/sites/hr',
          relation: 'contains',
        },
      ],
      packages: [{ key: `appid|${guid(1)}`, accessPackageId: guid(9), displayName: 'Expenses' }],
      contacts: [
        {
          key: 'sharepointonline|https://contoso.sharepoint.com/sites/legal',
          name: 'Diego',
          mail: 'diegos@contoso.com',
        },
      ],
    });
    expect(decode(JSON.stringify(good))).toEqual(decoded);
  });

  it.each([
    [undefined, ''],
    ['{', ''],
    [[], ''],
    [7, ''],
    [{}, '.version'],
    [{ version: '1' }, '.version'],
    [{ version: 2 }, '.version'],
  ])('%o is no map', (value, path) => {
    const decoded = decode(value);
    expect(decoded.map).toBeUndefined();
    expect(decoded.problems).toEqual([{ path, why: expect.stringMatching(/\w/) }]);
  });

  it.each([
    ['a wrong type', { from: 'app', to: group(2), relation: 'same' }],
    ['an unknown relation', { from: app(1), to: group(2), relation: 'opens' }],
    ['an unknown kind', { from: { kind: 'door', id: guid(1) }, to: group(2), relation: 'groupAssignedTo' }],
    [
      'an inherited name as kind',
      { from: { kind: 'constructor', id: guid(1) }, to: group(2), relation: 'same' },
    ],
    [
      'no GUID',
      { from: { kind: 'application', id: 'SugarLearning' }, to: group(2), relation: 'groupAssignedTo' },
    ],
    [
      'plain http',
      { from: { kind: 'site', id: 'http://contoso.sharepoint.com/x' }, to: group(2), relation: 'siteOf' },
    ],
    ['a wildcard', { from: site('/sites/*'), to: group(2), relation: 'siteOf' }],
    ['itself', { from: site('/sites/A'), to: site('/sites/a/'), relation: 'same' }],
    ['kinds that do not belong together', { from: app(1), to: site('/sites/A'), relation: 'same' }],
    ['a group that stands for another', { from: group(1), to: group(2), relation: 'same' }],
    ['a widening contains', { from: site('/sites/HR'), to: site('/sites/HR/Payroll'), relation: 'contains' }],
    ['a contains of neighbours', { from: site('/sites/HRx'), to: site('/sites/HR'), relation: 'contains' }],
    ['the root for everything', { from: site('/'), to: group(2), relation: 'siteOf' }],
    ['the root the same as a site', { from: site('/sites/A'), to: site('/'), relation: 'same' }],
    [
      'a contains of roles',
      { from: { kind: 'role', id: guid(1) }, to: { kind: 'role', id: guid(2) }, relation: 'contains' },
    ],
  ])('refuses an alias with %s, singly', (_name, bad) => {
    const kept = good.aliases[0];
    const decoded = decodeAlias(bad, kept);
    expect(decoded.map?.aliases).toHaveLength(1);
    expect(decoded.problems).toEqual([{ path: '.aliases[0]', why: expect.stringMatching(/\w/) }]);
  });

  it('refuses chains in either order', () => {
    const toSite = { from: { kind: 'siteId', id: guid(3) }, to: site('/sites/A'), relation: 'same' };
    const toGroup = { from: site('/sites/A'), to: group(4), relation: 'siteOf' };
    for (const chain of [
      [toSite, toGroup],
      [toGroup, toSite],
    ]) {
      const decoded = decodeAlias(...chain);
      expect(decoded.map?.aliases).toHaveLength(1);
      expect(decoded.problems[0]).toMatchObject({
        path: '.aliases[1]',
        why: expect.stringContaining('chain'),
      });
    }
  });

  it.each([
    ['another domain', 'diegos@fabrikam.com'],
    ['a domain that only ends alike', 'diegos@evilcontoso.com'],
    ['a subdomain', 'diegos@mail.contoso.com'],
    ['no address', 'diegos'],
  ])('refuses a contact of %s', (_name, mail) => {
    const contacts = [{ resource: app(1), name: 'Diego', mail }, good.contacts[0]];
    const decoded = decode({ version: 1, contacts });
    expect(decoded.map?.contacts.map((contact) => contact.name)).toEqual(['Diego']);
    expect(decoded.problems.map(({ path }) => path)).toEqual(['.contacts[0]']);
  });

  it('has no contacts without domains', () => {
    expect(decodeResourceMap(good, { contactDomains: [] }).map?.contacts).toEqual([]);
  });

  it('says which list is none, and keeps the others', () => {
    const decoded = decode({ ...good, packages: { a: 1 } });
    expect(decoded.problems).toEqual([{ path: '.packages', why: 'not a list' }]);
    expect(decoded.map?.aliases).toHaveLength(4);
  });

  it('never throws and never lets a foreign contact through', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.array(fc.anything()), (aliases, packages, contacts) => {
        const { map } = decode({ version: 1, aliases, packages, contacts });
        expect(map?.contacts.every(({ mail }) => mail.endsWith('@contoso.com'))).toBe(true);
      }),
    );
  });
});
