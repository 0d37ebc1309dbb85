import * as v from 'valibot';
import { isSwitch, type Position, type RowName, rowNames, verdictOf } from './rows.ts';
import type { ContactRow } from './seen.ts';
import { codes, troubles } from './visit.ts';

/** What the file of First contact calls itself. */
const kind = 'knock-first-contact';

const row = v.pipe(
  v.strictObject({
    row: v.picklist(rowNames, 'not a row of First contact'),
    answer: v.picklist(['so', 'notSo', 'nothing']),
    position: v.exactOptional(v.union([v.string(), v.number(), v.boolean()])),
    status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599))),
    code: v.exactOptional(v.picklist(codes, 'not a code of Graph that may be kept')),
    trouble: v.exactOptional(v.picklist(troubles)),
  }),
  v.check(
    ({ row: name, answer, position }) =>
      (verdictOf(name, position)?.answer ?? 'nothing') === answer &&
      (answer === 'nothing') === (position === undefined),
    'not a position of this row',
  ),
);

const file = v.strictObject({
  file: v.literal(kind),
  version: v.literal(1),
  rows: v.array(row),
});

/** The rows as they are saved: positions and codes, one row a line, so that a person can read all of it. */
export const contactFile = (rows: readonly ContactRow[]): string =>
  `{"file": "${kind}", "version": 1, "rows": [\n${rows.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]}\n`;

export type ContactFile = { ok: true; rows: ContactRow[] } | { ok: false; place: string; why: string };

/** Reads such a file. Anything else is refused, with the place, e.g. `rows[3].position`. */
export function readContactFile(text: string): ContactFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      place: 'the whole file',
      why: `not JSON (${error instanceof Error ? error.message : ''})`,
    };
  }
  const parsed = v.safeParse(file, content);
  if (parsed.success) return { ok: true, rows: parsed.output.rows };
  const [issue] = parsed.issues;
  return { ok: false, place: placeOf(issue.path ?? []), why: issue.message };
}

const placeOf = (path: readonly { key?: unknown }[]): string =>
  path
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || 'the whole file';

/** The positions that the simulated tenant's switches take from a file. */
export const switchesOf = (rows: readonly ContactRow[]): Partial<Record<RowName, Position>> =>
  Object.fromEntries(
    rows.flatMap(({ row: name, position }) =>
      isSwitch(name) && position !== undefined ? [[name, position]] : [],
    ),
  );
