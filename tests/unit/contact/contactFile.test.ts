import { expect, it } from 'vitest';
import { contactFile, readContactFile, switchesOf } from '../../../lib/contact/contactFile.ts';
import type { ContactRow } from '../../../lib/contact/seen.ts';

const rows: ContactRow[] = [
  { row: 'packageList', answer: 'so', position: 'works', status: 200 },
  { row: 'packageExpand', answer: 'notSo', position: 'refused', status: 403, code: 'AccessDenied' },
  { row: 'pageSize', answer: 'nothing', trouble: 'busy', status: 429 },
];
const withRow = (row: object) =>
  JSON.stringify({ file: 'knock-first-contact', version: 1, rows: [rows[0], row] });

it('comes back as it was written, one row a line', () => {
  expect(readContactFile(contactFile(rows))).toEqual({ ok: true, rows });
  expect(contactFile(rows).split('\n')).toHaveLength(rows.length + 3);
});

it('gives the tenant’s switches the positions that were seen, and no others', () => {
  expect(switchesOf(rows)).toEqual({ packageExpand: 'refused' });
});

it.each<[string, string, string]>([
  ['{"a"', 'the whole file', 'not JSON'],
  ['[]', 'file', ''],
  ['{"tenants": []}', 'file', ''],
  [JSON.stringify({ file: 'knock-first-contact', version: 2, rows: [] }), 'version', ''],
  [withRow({ row: 'nonsense', answer: 'so' }), 'rows[1].row', 'not a row of First contact'],
  [
    withRow({ row: 'packageExpand', answer: 'so', position: 'refused' }),
    'rows[1]',
    'not a position of this row',
  ],
  [withRow({ row: 'pageSize', answer: 'so', position: -1 }), 'rows[1]', 'not a position of this row'],
  [withRow({ row: 'packageList', answer: 'so' }), 'rows[1]', 'not a position of this row'],
  [withRow({ row: 'packageList', answer: 'so', position: 'works', code: 'Contoso' }), 'rows[1].code', ''],
  [withRow({ row: 'packageList', answer: 'so', position: 'works', name: 'Contoso' }), 'rows[1].name', ''],
  [withRow({ row: 'packageList', answer: 'so', position: 'works', status: 7 }), 'rows[1].status', ''],
])('refuses %s, with the place', (text, place, why) => {
  const read = readContactFile(text);
  expect(read).toMatchObject({ ok: false, place });
  expect(read.ok ? '' : read.why).toContain(why);
});
