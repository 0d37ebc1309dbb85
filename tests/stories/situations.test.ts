import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeLines } from '../situations/judge.ts';
import { ends, lineSchema, plainFirsts, toldReasons } from '../situations/line.ts';

const root = join(import.meta.dirname, '../..');
const file = readFileSync(join(root, 'tests/situations/needs.jsonl'), 'utf8');
const lines = file.split('\n').filter((line) => line !== '');

/** The first line with changes. */
const changed = (change: object): string => JSON.stringify({ ...JSON.parse(lines[0] ?? ''), ...change });
const one = async (line: string) => {
  const [judged] = await judgeLines(line);
  return judged;
};

describe('a situation that people stand before', () => {
  it.each(lines.map((line) => [JSON.parse(line).about, line]))('%s', async (_, line) => {
    expect(await one(line)).toMatchObject({ verdict: 'right' });
  });
});

describe('what is said of a line', () => {
  it.each([
    [{ first: 'opens' }, 'first: request Marketing team, expected opens'],
    [{ first: 'request Marketing team', actions: 1 }, 'actions: 2, expected at most 1'],
    [
      { first: 'request Marketing team', end: ['can view', 'told'] },
      'end: can edit, expected can view or told',
    ],
  ])('%j is wrong, and how', async (expected, difference) => {
    expect(await one(changed({ expect: expected }))).toMatchObject({
      verdict: 'wrong',
      differences: [difference],
    });
  });

  it('is that it can’t be told where Knock guesses', async () => {
    const unknown = { name: 'Workbench', role: 'Werkbank', gives: 'edit', ownGroup: true };
    expect(await one(changed({ packages: [unknown] }))).toMatchObject({
      verdict: "can't tell",
      played: { first: 'cantTell', end: 'not played' },
    });
  });

  it.each([
    ['{"page":', 'no JSON'],
    [changed({ sight: 'view' }), 'sight: Invalid key'],
    [changed({ site: 'opens' }), 'site: Invalid type'],
    [changed({ site: 'conditionalAccess' }), 'site: of this page it is refuses'],
    [changed({ need: undefined }), 'need: of a site it is view, edit or manage'],
    [changed({ map: { packages: ['Sales'] } }), 'map.packages: no package is called Sales'],
    [changed({ expect: { first: 'request' } }), 'expect.first'],
    [changed({ says: 'wasRefused' }), 'says: the popup has no wasRefused on this page'],
  ])('%s: why it can’t be played, with its number; the others go on', async (broken, problem) => {
    const judged = await judgeLines(['', broken, lines.at(-1)].join('\n'));
    expect(judged).toMatchObject([
      { line: 2, verdict: 'broken', problem: expect.stringContaining(problem) },
      { line: 3, verdict: 'right' },
    ]);
  });
});

describe('the documentation of the format', () => {
  const text = readFileSync(join(root, 'docs/situations.md'), 'utf8');

  it('names every member and every value that one may have', () => {
    const names = namesIn(lineSchema);
    expect(names).toContain('heldMinutes');
    expect(names).toContain('otherAccount');
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every first answer and every end', () => {
    const answers = [...plainFirsts, ...toldReasons, ...ends];
    expect(answers.filter((answer) => !text.includes(`\`${answer}\``))).toEqual([]);
  });

  it('has examples that are right', async () => {
    const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));
    expect(examples.length).toBeGreaterThan(5);
    const judged = await judgeLines(examples.map((example) => JSON.stringify(example)).join('\n'));
    expect(judged.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
  });
});

interface Schema {
  type: string;
  entries?: Record<string, Schema>;
  wrapped?: Schema;
  item?: Schema;
  value?: Schema;
  options?: readonly (string | Schema)[];
}

/** Members and picked values of a schema, those inside included. */
function namesIn(schema: Schema): string[] {
  const { entries = {}, wrapped, item, value, options = [] } = schema;
  const inside = [wrapped, item, value, ...Object.values(entries), ...options];
  return [
    ...Object.keys(entries),
    ...inside.flatMap((one) => (one === undefined ? [] : typeof one === 'string' ? [one] : namesIn(one))),
  ];
}
