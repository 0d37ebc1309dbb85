import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagePrefixes } from '../../lib/words/compiledWords.ts';
import { en } from '../../lib/words/en.ts';
import browserTexts from '../../public/_locales/en/messages.json' with { type: 'json' };
import { root } from '../browsers/build.ts';
import { productSources } from './sources.ts';

/** What may be said and what may not, as the tables of the document have it. */
interface Term {
  said: string[];
  forbidden: string[];
}

const phrases = (cell = ''): string[] => cell.split(',').map((phrase) => phrase.trim());

const [, table = ''] = readFileSync(join(root, 'docs/words.md'), 'utf8').split('| say | for what | not |\n');
const terms: Term[] = (table.split('\n\n')[0] ?? '')
  .split('\n')
  .slice(1)
  .map((row) => row.split('|').slice(1, -1))
  .map(([said, , forbidden]) => ({ said: phrases(said), forbidden: phrases(forbidden) }));

const texts = {
  ...en,
  ...Object.fromEntries(Object.entries(browserTexts).map(([key, { message }]) => [key, message])),
};

/** Whole words, in any case. */
const anyOf = (words: readonly string[], flags: string) =>
  new RegExp(
    `(?<![\\w-])(?:${[...words]
      .sort((one, other) => other.length - one.length)
      .map((word) => word.replace(/[()]/g, '\\$&'))
      .join('|')})(?![\\w-])`,
    flags,
  );

const allSaid = anyOf(
  terms.flatMap(({ said }) => said),
  'gi',
);
const allForbidden = anyOf(
  terms.flatMap(({ forbidden }) => forbidden),
  'gi',
);

/** What of a message is forbidden outside of what may be said; the names of its arguments don't count. */
const forbiddenIn = (message: string): string[] =>
  message
    .replace(/\{\w+(?=[,}])/g, '')
    .replace(allSaid, '…')
    .match(allForbidden) ?? [];

describe('one term for one thing, as docs/words.md has it', () => {
  it('the table is read', () => {
    expect(terms.length).toBeGreaterThan(20);
    for (const { said, forbidden } of terms)
      expect([...said, ...forbidden].every((phrase) => /^[\w()’' -]+$/.test(phrase))).toBe(true);
  });

  it.each(Object.entries(texts))('%s says no other', (_key, message) => {
    expect(forbiddenIn(message)).toEqual([]);
  });

  it('and another one is noticed', () => {
    expect(forbiddenIn('Ask again for this package, {mail}')).toEqual(['Ask again', 'package']);
    expect(forbiddenIn('Request the access package {package} by email')).toEqual([]);
  });
});

describe('words that only the hub and the settings say', () => {
  const sources = new Map(productSources().map((source) => [source.path, source]));
  const reach = (path: string, seen: Set<string>): Set<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const next of sources.get(path)?.imports ?? []) reach(next, seen);
    return seen;
  };

  it.each(['entrypoints/card/main.tsx', 'entrypoints/popup/main.tsx'])('are not said by %s', (entry) => {
    const said = new RegExp(`['"\`](?:${pagePrefixes.join('|').replaceAll('.', '\\.')})\\w`);
    const files = [...reach(entry, new Set())].filter((path) => !path.startsWith('lib/words/'));
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((path) => said.test(sources.get(path)?.text ?? ''))).toEqual([]);
  });
});
