import { type ESTree, parseSync, Visitor } from 'vite';
import { expect, it } from 'vitest';
import { listFiles, productSources, readSource, type SourceFile } from './sources.ts';

const sources = productSources();
const handWritten = ['lib', 'components', 'entrypoints', 'tests', 'docs', 'public']
  .flatMap(listFiles)
  .filter((path) => /\.(tsx?|md|css|html)$/.test(path) && !path.includes('/fixtures/'));

const withoutEnding = new Set(
  [...sources.map(({ path }) => path), 'wxt.config.ts'].map((path) => path.replace(/\.tsx?$/, '')),
);

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const lines = (text: string) => text.split('\n').length;
/** Two empty halves, so that this file does not find itself. */
const todo = new RegExp(`\\b(${['TO', 'DO'].join('')}|FIX${'ME'}|XX${'X'})\\b`);

it('no file of the product is long', () => {
  const sizes = sources.map(({ path, text }) => ({ path, size: lines(text) }));
  const sorted = sizes.map(({ size }) => size).sort((a, b) => a - b);
  console.log(`product files: ${sorted.length}, median ${sorted[sorted.length >> 1]} lines`);
  expect(sizes.filter(({ size }) => size > 250)).toEqual([]);
});

it('no function of the product is long', () => {
  const long = sources.flatMap((source) => functions(source).filter(({ size }) => size > 80));
  expect(long).toEqual([]);
});

it('counts every kind of function, and no table or text', () => {
  const nine = Array(9).fill('  0;').join('\n');
  const kinds = [
    `export async function f() {\n${nine}\n}`,
    `const f = <T,>(x: T): T => {\n${nine}\n};`,
    `const f = { m() {\n${nine}\n} };`,
    `class C { m() {\n${nine}\n} }`,
    `const table = {\n${nine.replaceAll('0;', '0: 0,')}\n};`,
    `const text = \`() => {\n${nine}\n}\`;`,
  ];
  const sizes = kinds.map((text) => functions({ path: 'x.ts', text }).map(({ size }) => size));
  expect(sizes).toEqual([[11], [11], [11], [11], [], []]);
});

it('nothing is put off, switched off or typed away', () => {
  const offences = handWritten.flatMap((path) => {
    const { text } = readSource(path);
    const isProduct = sources.some((source) => source.path === path);
    return [
      ...(todo.test(text) ? [`${path}: put off`] : []),
      ...(isProduct && /(:|<|\bas)\s*any\b(?!\s+\w)/.test(code(text)) ? [`${path}: any`] : []),
      ...(isTest(path) && /\b(it|test|describe)\.(skip|only)\b/.test(text) && !path.endsWith('files.test.ts')
        ? [`${path}: switched off`]
        : []),
    ];
  });
  expect(offences).toEqual([]);
});

it('a unit test stands under the name of its source file', () => {
  expect(
    listFiles('tests/unit')
      .filter(isTest)
      .filter((path) => sourceOf(path) === undefined),
  ).toEqual([]);
  expect(sourceOf('tests/unit/requests/noSuchFile.test.ts')).toBeUndefined();
  expect(sourceOf('tests/unit/platform/singleFlight.test.ts')).toBe('lib/platform/singleFlight');
});

it('nothing that carries an end date is past it', () => {
  const today = new Date().toISOString().slice(0, 10);
  const past = handWritten.flatMap((path) =>
    [...readSource(path).text.matchAll(/\bexpires: (\d{4}-\d{2}-\d{2})\b/g)]
      .filter(([, date]) => date !== undefined && date < today)
      .map(([found]) => `${path}: ${found}`),
  );
  expect(past).toEqual([]);
});

/** The source that a unit test is named after, without ending. */
function sourceOf(test: string): string | undefined {
  const name = test.replace(/^tests\/unit\//, '').replace(/\.test\.tsx?$/, '');
  return [`lib/${name}`, `entrypoints/${name}`, name].find((path) => withoutEnding.has(path));
}

/** Without comments and strings, where the words may stand. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
}

/** Every function with its lines, from its first parameter or keyword to its closing brace. */
function functions({ path, text }: Pick<SourceFile, 'path' | 'text'>): { at: string; size: number }[] {
  const { program, errors } = parseSync(path, text);
  expect({ path, errors }).toEqual({ path, errors: [] });
  const found: { at: string; size: number }[] = [];
  const note = ({ start, end }: ESTree.Function | ESTree.ArrowFunctionExpression) => {
    found.push({ at: `${path}:${lines(text.slice(0, start))}`, size: lines(text.slice(start, end)) });
  };
  new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
  }).visit(program);
  return found;
}
