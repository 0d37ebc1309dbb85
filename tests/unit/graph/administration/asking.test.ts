import { expect, it } from 'vitest';
import { anyOf, equals, getter } from '../../../../lib/graph/administration/asking.ts';
import { id } from '../../../../lib/graph/decode/fields.ts';
import { hostile } from '../../authoring/hostile.ts';
import { maker } from '../../authoring/maker.ts';

it.each(hostile)('a condition is one text between quotes, whatever it holds: %j', (text) => {
  const written = equals('displayName', text);
  expect(written).not.toMatch(/[&#?\s]/);
  const [, held] = /^displayName eq '([\s\S]*)'$/.exec(decodeURIComponent(written)) ?? [];
  expect(held?.replaceAll("''", "'")).toBe(text);
  expect(held?.replaceAll("''", '')).not.toContain("'");
});

it('any of several is joined by or', () => {
  expect(decodeURIComponent(anyOf('id', ['a', "b'c"]))).toBe("id eq 'a' or id eq 'b''c'");
});

it('a read asks for no more than the right to read', () => {
  const { me } = maker();
  const deps = {
    send: async () => Promise.reject(new Error('not sent')),
    profile: me,
    clock: { now: () => 0 },
  };
  const { call } = getter(deps)('/catalogs', 'catalogs', id);
  expect(call).toMatchObject({ method: 'GET', path: '/catalogs', access: { role: 'administrator' } });
  expect(call.access.scopes.filter((scope) => /Write/.test(scope))).toEqual([]);
});
