import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeResourceMap } from '../../../lib/resourceMap/decodeResourceMap.ts';

const guid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const site = (path: string) => ({ kind: 'site', id: `https://contoso.sharepoint.com${path}` });
const app = (last: number) => ({ kind: 'application', id: guid(last) });
const group = (last: number) => ({ kind: 'group', id: guid(last) });
const folder = (path: string) => ({ ...site(path), kind: 'folder' });
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
  moved: [{ from: site('/sites/Sales').id, to: site('/sites/Commercial').id }],
  roles: [{ name: ' Besucher von X ', reach: 'view' }],
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
      moved: [
        {
          from: 'sharepointonline|https://contoso.sharepoint.com/sites/sales',
          to: 'https://contoso.sharepoint.com/sites/Commercial',
        },
      ],
      roles: [{ name: 'Besucher von X', reach: 'view' }],
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
    ['a site as folder', { from: folder('/sites/A/'), to: group(2), relation: 'groupAssignedTo' }],
    [
      'a folder with a name in its address',
      {
        from: { kind: 'folder', id: 'https://a:b@contoso.sharepoint.com/sites/A/Docs' },
        to: group(2),
        relation: 'groupAssignedTo',
      },
    ],
    ['a folder that is its site', { from: folder('/sites/A/Docs'), to: site('/sites/A'), relation: 'same' }],
    ['a folder in its site', { from: folder('/sites/A/Docs'), to: site('/sites/A'), relation: 'contains' }],
    ['a folder as target', { from: app(1), to: folder('/sites/A/Docs'), relation: 'groupAssignedTo' }],
    ['a list without id', { from: { kind: 'list', id: 'Tasks' }, to: group(2), relation: 'groupAssignedTo' }],
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

  it.each([
    ['by its path', '/sites/A/Shared%20Documents/Plans/'],
    [
      'as the browser shows it',
      '/sites/A/Shared Documents/Forms/AllItems.aspx?id=%2Fsites%2FA%2FShared%20Documents%2FPlans',
    ],
  ])('takes a folder %s, and a list, for a group that has rights there', (_, path) => {
    const list = { kind: 'list', id: guid(5).toUpperCase() };
    const aliases = [folder(path), list].map((from) => ({ from, to: group(2), relation: 'groupAssignedTo' }));
    const decoded = decodeAlias(...aliases);
    expect(decoded.problems).toEqual([]);
    expect(decoded.map?.aliases.map(({ from }) => from)).toEqual([
      'sharepointfolder|https://contoso.sharepoint.com/sites/a/shared documents/plans',
      `sharepointlist|${guid(5)}`,
    ]);
  });

  it('refuses a move that leads astray and a role that contradicts one before, singly', () => {
    const decoded = decode({
      version: 1,
      moved: [{ from: site('/sites/A').id, to: 'https://evil.example/' }, { from: 7 }, good.moved[0]],
      roles: [
        ...good.roles,
        { name: 'Besucher von X', reach: 'edit' },
        { name: 'x', reach: 'own' },
        { name: 'Mitglieder von X', reach: 'edit' },
      ],
    });
    expect(decoded.map?.moved).toHaveLength(1);
    expect(decoded.map?.roles.map(({ reach }) => reach)).toEqual(['view', 'edit']);
    expect(decoded.problems.map(({ path }) => path)).toEqual([
      '.moved[0]',
      '.moved[1]',
      '.roles[1]',
      '.roles[2]',
    ]);
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

  it('reads 5,000 entries of a list, and says that there are more', () => {
    const roles = Array.from({ length: 5001 }, (_, at) => ({ name: `Role ${at}`, reach: 'view' }));
    const decoded = decode({ version: 1, roles });
    expect(decoded.map?.roles).toHaveLength(5000);
    expect(decoded.problems).toEqual([{ path: '.roles', why: expect.stringContaining('5000') }]);
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
