import { expect, it } from 'vitest';
import { productSources, readSource } from './sources.ts';

const sources = productSources();
const kinds = [...readSource('lib/platform/failure.ts').text.matchAll(/\| \{ kind: '(\w+)'/g)].map(
  ([, kind]) => kind ?? '',
);
const notice = sources.find(({ path }) => /^components\/.*failureNotice\.tsx$/i.test(path));
/** Words may be chosen in the component or in a table beside it. */
const besides = sources.filter(({ path }) => /^components\/.*failure/i.test(path)).map(({ text }) => text);

it('every failure has words', () => {
  expect(kinds.length).toBeGreaterThan(10);
  expect(notice?.path).toBeDefined();
  const wordless = kinds.filter((kind) => !besides.some((text) => new RegExp(`\\b${kind}\\b`).test(text)));
  expect(wordless).toEqual([]);
});

it("Graph's English message is read nowhere", () => {
  const readers = sources.filter(
    ({ path, text }) => path.startsWith('components/') && /error\.message|\.innerError/.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});
