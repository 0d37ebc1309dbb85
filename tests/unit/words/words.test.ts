import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { compileAll } from '../../../lib/words/compile.ts';
import { backgroundPrefixes } from '../../../lib/words/compiledWords.ts';
import { en, type MessageKey } from '../../../lib/words/en.ts';
import pages from '../../../lib/words/en.ts?compiled';
import readBackground from '../../../lib/words/en.ts?compiled=background';
import { loadWords } from '../../../lib/words/locales.ts';
import { localized } from '../../../lib/words/localized.ts';
import { pickLocale } from '../../../lib/words/pickLocale.ts';
import { pseudoText } from '../../../lib/words/pseudo.ts';
import { pseudo } from '../../../lib/words/pseudoEnglish.ts';
import { createWords, type Words } from '../../../lib/words/words.ts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the arguments, read by the library's own parser: an independent witness for the types. */
function argumentsOf(elements: Elements): string[] {
  return elements.flatMap((element) => {
    if ('options' in element)
      return [element.value, ...Object.values(element.options).flatMap((arm) => argumentsOf(arm.value))];
    return element.type === 1 ? [element.value] : [];
  });
}
const parse = (message: string) =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
const keys = Object.keys(en).filter((key): key is MessageKey => key in en);

/** `t` with values that the types can't know here. */
const format = (words: Words, key: MessageKey, values: Record<string, string | number>): string =>
  Reflect.apply(words.t, undefined, [key, values]);

describe.each([
  ['en', createWords('en')],
  ['qps-plocm', createWords('qps-plocm', pseudo)],
])('every message in %s', (locale, words) => {
  it.each(keys)('%s formats with its arguments', (key) => {
    const names = argumentsOf(parse(en[key]));
    for (const count of [0, 1, 2, 5]) {
      const values = Object.fromEntries(
        names.map((name) => [name, name === 'count' ? count : `‹${name.toUpperCase()}›`]),
      );
      const text = format(words, key, values);
      expect(text).not.toMatch(/[{}#]/);
      for (const name of names.filter((one) => one !== 'count'))
        expect(text).toContain(`‹${name.toUpperCase()}›`);
      const own = text.replace(/‹[A-Z]+›/g, '');
      if (locale === 'qps-plocm') expect(own).not.toMatch(/[a-z]/i);
    }
  });
});

describe('the rules of the messages', () => {
  it.each(keys)('%s: no exclamation mark, no “oops”, no straight apostrophe', (key) => {
    expect(en[key]).not.toMatch(/!|oops|please|'/i);
  });
  it('no argument is written as an arm, which the types would take for an argument', () => {
    for (const key of keys) {
      const heads = [...en[key].matchAll(/\{([^\s#{},]+)[,}]/g)].map((match) => match[1]);
      expect(new Set(heads), key).toEqual(new Set(argumentsOf(parse(en[key]))));
    }
  });
});

describe('words', () => {
  const words = createWords('en');
  const now = Date.UTC(2026, 10, 22, 11, 20);

  it('counts by the plural rules', () => {
    expect(words.t('packages.results', { count: 0 })).toBe('Nothing found');
    expect(words.t('packages.results', { count: 1 })).toBe('1 access package');
    expect(words.t('packages.results', { count: 3 })).toBe('3 access packages');
  });
  it.each([
    ['P90D', '90 days'],
    ['P365D', '1 year'],
    ['P1Y6M', '1 year, 6 months'],
    ['PT8H', '8 hours'],
    ['P0D', 'P0D'],
    ['soon', 'soon'],
  ])('%s reads as %s', (iso, text) => expect(words.formatDuration(iso)).toBe(text));
  it.each([
    [20_000, 'just now'],
    [5 * 60_000, '5 minutes ago'],
    [3 * 3_600_000, '3 hours ago'],
    [26 * 3_600_000, 'yesterday'],
    [40 * 86_400_000, 'last month'],
    [-2 * 3_600_000, 'in 2 hours'],
  ])('%d ms before now reads as %s', (ago, text) => expect(words.formatRelative(now - ago, now)).toBe(text));
  it('adds the date to times of another day', () => {
    expect(words.formatTime(now - 86_400_000, now)).toContain('Nov 21');
    expect(words.formatTime(now, now)).not.toContain('Nov');
  });
  it('writes dates as the region does, with the same words', () => {
    const british = createWords('en-GB');
    expect(british.formatDate(now)).toBe('22 Nov 2026');
    expect(british.t('common.save')).toBe('Save');
  });
  it('keeps the direction of names in right-to-left text', () => {
    const text = createWords('qps-plocm', pseudo).t('denied.title', { name: 'Marketing' });
    expect(text).toContain('\u2068Marketing\u2069');
  });
  it('lets no name turn the words around it', () => {
    const name = '\u202eLee\u2069\u2067';
    expect(words.t('denied.title', { name })).toBe(words.t('denied.title', { name: 'Lee' }));
    expect(createWords('qps-plocm', pseudo).t('denied.title', { name })).not.toContain('\u202e');
  });
});

describe('the language', () => {
  it.each([
    [[undefined, 'de-AT', 'en-GB'], 'en-GB'],
    [['qps-plocm', 'en'], 'qps-plocm'],
    [['QPS-PLOCM'], 'qps-plocm'],
    [['zz'], 'en'],
    [['not a tag'], 'en'],
    [[], 'en'],
  ])('of %j is %s', (wishes, locale) => expect(pickLocale(wishes)).toBe(locale));
  it('is loaded when chosen', async () => {
    const words = await loadWords('qps-plocm', ['en']);
    expect([words.locale, words.dir, words.t('common.save')]).toEqual([
      'qps-plocm',
      'rtl',
      pseudoText('Save'),
    ]);
  });
  it('finds the words of the organisation: exact tag, then language, then the default', () => {
    const texts = [
      { languageCode: 'fr', text: 'Pays' },
      { languageCode: 'fr-CA', text: 'Pays (CA)' },
    ];
    expect(localized('Country', texts, ['fr-CA'])).toBe('Pays (CA)');
    expect(localized('Country', texts, ['fr-BE'])).toBe('Pays');
    expect(localized('Country', texts, ['de', 'fr'])).toBe('Pays');
    expect(localized('Country', texts, ['en-GB', 'fr'])).toBe('Country');
    expect(localized('Country', texts, ['de'])).toBe('Country');
  });
});

describe('the messages and the code', () => {
  const root = new URL('../../../', import.meta.url).pathname;
  const sources = ['components', 'entrypoints', 'lib']
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true }).map((file) => `${root}${folder}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/words/en'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const prefixes = [...sources.matchAll(/`([a-z][A-Za-z.]*\.)\$\{/g)].map((match) => match[1] ?? '');

  it.each(keys)('%s is used', (key) => {
    const isBuilt = prefixes.some((prefix) => key.startsWith(prefix));
    expect(isBuilt || sources.includes(`'${key}'`)).toBe(true);
  });
});

describe('compiled on import', () => {
  it('English is whole', () => expect(pages).toEqual(compileAll(en)));
  it("the worker's part holds what it says by itself, and nothing else", async () => {
    const own = keys.filter((key) => backgroundPrefixes.some((prefix) => key.startsWith(prefix)));
    expect(own.length).toBeLessThan(keys.length / 10);
    expect(await readBackground()).toEqual(Object.fromEntries(own.map((key) => [key, pages[key]])));
  });
});
