import { expect, it } from 'vitest';
import { listFiles, productSources, readSource } from './sources.ts';

const sources = productSources();
const handWritten = ['lib', 'components', 'entrypoints', 'tests', 'docs', 'public']
  .flatMap(listFiles)
  .filter((path) => /\.(tsx?|md|css|html)$/.test(path) && !path.includes('/fixtures/'));

const lines = (text: string) => text.split('\n').length;
/** Two empty halves, so that this file does not find itself. */
const todo = new RegExp(`\\b(${['TO', 'DO'].join('')}|FIX${'ME'}|XX${'X'})\\b`);

it('no file of the product is long', () => {
  const sizes = sources.map(({ path, text }) => ({ path, size: lines(text) }));
  const sorted = sizes.map(({ size }) => size).sort((a, b) => a - b);
  console.log(`product files: ${sorted.length}, median ${sorted[sorted.length >> 1]} lines`);
  expect(sizes.filter(({ size }) => size > 250)).toEqual([]);
});

it('nothing is put off, switched off or typed away', () => {
  const offences = handWritten.flatMap((path) => {
    const { text } = readSource(path);
    const isProduct = sources.some((source) => source.path === path);
    return [
      ...(todo.test(text) ? [`${path}: put off`] : []),
      ...(isProduct && /(:|<|\bas)\s*any\b(?!\s+\w)/.test(code(text)) ? [`${path}: any`] : []),
      ...(/\.test\.tsx?$/.test(path) &&
      /\b(it|test|describe)\.(skip|only)\b/.test(text) &&
      !path.endsWith('files.test.ts')
        ? [`${path}: switched off`]
        : []),
    ];
  });
  expect(offences).toEqual([]);
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

/** Without comments and strings, where the words may stand. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
}
