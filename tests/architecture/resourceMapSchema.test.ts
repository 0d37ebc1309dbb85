import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../docs/resource-map.schema.json' with { type: 'json' };
import { needs } from '../../lib/entitlement/need.ts';
import { sharePointSuffixOf } from '../../lib/platform/cloudHosts.ts';
import { lookUpKinds } from '../../lib/resource/lookUp.ts';
import { decodeResourceMap } from '../../lib/resourceMap/decodeResourceMap.ts';
import { readMapResource } from '../../lib/resourceMap/mapResource.ts';
import managed from '../../public/managed-schema.json' with { type: 'json' };

const isValid = new Ajv2020({ formats: { date: true } }).compile(schema);
const decode = (value: unknown) => decodeResourceMap(value, { contactDomains: ['contoso.com'] });
const guid = '00000000-0000-4000-8000-000000000001';
const kinds: readonly string[] = schema.$defs.resource.properties.kind.enum;

/** An id that fits each kind. */
const idOf = (kind: string): string => {
  const known: Record<string, string> = {
    site: 'https://contoso.sharepoint.com/sites/Marketing',
    azure: '/subscriptions/1',
    folder: 'https://contoso.sharepoint.com/sites/Marketing/Shared%20Documents',
    applicationHost: 'wiki.contoso.com',
    dynamicsOrg: 'contoso.crm4.dynamics.com',
  };
  return known[kind] ?? guid;
};
const resource = fc.constantFrom(...kinds).map((kind) => ({ kind, id: idOf(kind) }));

describe('the documented schema', () => {
  it('knows the kinds that Knock knows', () => {
    const held = [
      'site',
      'siteId',
      'group',
      'application',
      'servicePrincipal',
      'role',
      'azure',
      'folder',
      'list',
    ];
    expect([...kinds].sort()).toEqual([...held, ...lookUpKinds].sort());
    for (const kind of kinds) expect(readMapResource({ kind, id: idOf(kind) })).toHaveProperty('key');
  });

  it('has the lists that Chrome and Edge let through to Knock', () => {
    const { $schema: _editors, ...properties } = schema.properties;
    const passed = Object.keys(managed.properties.resourceMap.properties);
    expect(Object.keys(properties).sort()).toEqual([...passed].sort());
    const { map } = decode({ version: 1, dated: '2026-11-25' });
    expect(Object.keys(map ?? {}).sort()).toEqual([...passed].sort());
  });

  it('knows the needs that Knock knows', () => {
    expect(schema.$defs.role.properties.reach.enum).toEqual([...needs]);
  });

  it('takes every example of the documentation, and so does Knock', () => {
    const docs = readFileSync(new URL('../../docs/resource-map.md', import.meta.url), 'utf8');
    const examples = [...docs.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) =>
      JSON.parse(text ?? ''),
    );
    const maps = examples.filter((example) => 'version' in example && !('refused' in example));
    expect(maps.length).toBeGreaterThan(0);
    for (const map of maps) {
      expect(isValid(map), JSON.stringify(isValid.errors)).toBe(true);
      expect(decode(map).problems).toEqual([]);
    }
  });

  it('refuses nothing that Knock would use', () => {
    const hint = fc.record({ resource, accessPackageId: fc.uuid() });
    const contact = fc.record({
      resource,
      name: fc.constantFrom('Diego', 'Megan'),
      mail: fc.constant('d@contoso.com'),
    });
    const map = fc.record({
      version: fc.constant(1),
      dated: fc.constantFrom('2026-11-25', '2025-01-01'),
      packages: fc.array(hint),
      contacts: fc.array(contact),
      moved: fc.constantFrom(
        ...Object.values(sharePointSuffixOf).map((suffix) => [
          { from: `https://contoso.${suffix}/sites/Old`, to: `https://contoso.${suffix}` },
        ]),
      ),
      roles: fc.uniqueArray(fc.record({ name: fc.uuid(), reach: fc.constantFrom(...needs) })),
    });
    fc.assert(
      fc.property(map, (value) => {
        expect(decode(value).problems).toEqual([]);
        expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
      }),
    );
  });

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['no version', {}],
    ['no date', { version: 1, dated: 'yesterday' }],
    ['no list', { version: 1, aliases: {} }],
    [
      'an unknown kind',
      { version: 1, packages: [{ resource: { kind: 'door', id: guid }, accessPackageId: guid }] },
    ],
    [
      'a wildcard',
      { version: 1, packages: [{ resource: { kind: 'githubOrg', id: 'con*' }, accessPackageId: guid }] },
    ],
    [
      'a site over http',
      { version: 1, packages: [{ resource: { kind: 'site', id: 'http://a.b' }, accessPackageId: guid }] },
    ],
    [
      'a port',
      { version: 1, packages: [{ resource: { kind: 'site', id: 'https://a.b:1/' }, accessPackageId: guid }] },
    ],
    ['no GUID', { version: 1, packages: [{ resource: { kind: 'group', id: 'x' }, accessPackageId: guid }] }],
    [
      'a site as folder',
      { version: 1, packages: [{ resource: { kind: 'folder', id: 'https://a.b' }, accessPackageId: guid }] },
    ],
    [
      'a list without id',
      { version: 1, packages: [{ resource: { kind: 'list', id: 'Tasks' }, accessPackageId: guid }] },
    ],
    [
      'a move to another host',
      { version: 1, moved: [{ from: 'https://a.sharepoint.com/x', to: 'https://a.example.com/x' }] },
    ],
    ['a move to nowhere', { version: 1, moved: [{ from: 'https://a.sharepoint.com/x' }] }],
    ['a role that owns', { version: 1, roles: [{ name: 'Owners', reach: 'own' }] }],
    ['a package without an id', { version: 1, packages: [{ resource: { kind: 'group', id: guid } }] }],
    [
      'an unknown relation',
      {
        version: 1,
        aliases: [{ from: { kind: 'group', id: guid }, to: { kind: 'group', id: guid }, relation: 'opens' }],
      },
    ],
    [
      'a contact without an address',
      { version: 1, contacts: [{ resource: { kind: 'group', id: guid }, name: 'Diego', mail: 'diego' }] },
    ],
    [
      'a user principal name that is none',
      {
        version: 1,
        contacts: [
          { resource: { kind: 'group', id: guid }, name: 'D', mail: 'd@contoso.com', userPrincipalName: 'd' },
        ],
      },
    ],
  ])('refuses %s, as Knock does', (_, value) => {
    expect(isValid(value)).toBe(false);
    expect(decode(value).problems).toHaveLength(1);
  });
});
