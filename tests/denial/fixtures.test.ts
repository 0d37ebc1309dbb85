import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectors } from '../../lib/denial/detectors.ts';
import { detectDenial } from '../../lib/denial/judge.ts';
import { siteIdKey } from '../../lib/resource/resource.ts';
import { judgeFixtureFile, judgeSavedPage, judgeUrlRow, type UrlRow } from './agreement.ts';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const urls: (UrlRow & { expectedResource: { siteId?: string; path?: string } | null })[] = JSON.parse(
  readFileSync(fixture('urls.json'), 'utf8'),
);

describe('the collected pages', () => {
  test.each(judgeFixtureFile(fixture('urls.json')))('$subject', ({ differences }) => {
    expect(differences).toEqual([]);
  });

  test('17 addresses prove a denial, and no other is claimed', () => {
    expect(
      urls.filter(({ url }) => detectDenial({ url: new URL(url) }, detectors) !== undefined),
    ).toHaveLength(17);
  });

  test.each(urls.filter((row) => row.expectedResource?.siteId !== undefined))('site id of $url', (row) => {
    const keys = detectDenial({ url: new URL(row.url) }, detectors)?.resources.map(({ key }) => key);
    expect(keys).toContain(siteIdKey(row.expectedResource?.siteId ?? ''));
  });

  test.each(urls.filter((row) => row.expectedResource?.path !== undefined))('way back of $url', (row) => {
    const returnTo = detectDenial({ url: new URL(row.url) }, detectors)?.returnTo ?? '';
    expect(decodeURIComponent(new URL(returnTo).pathname.replace(/^\/:x:\/r/, ''))).toBe(
      row.expectedResource?.path,
    );
  });

  test('a wrong expectation is noticed', () => {
    const row = urls.find(({ denied }) => denied === true);
    if (row === undefined) throw new TypeError('no denied row');
    expect(judgeUrlRow({ ...row, denied: false }).differences).toHaveLength(1);
  });
});

describe('the collected messages', () => {
  test.each(judgeFixtureFile(fixture('messages.json')))('$subject', ({ differences }) => {
    expect(differences).toEqual([]);
  });
});

describe('the saved neighbours', () => {
  test.each(['ConvergedProofUpRedirect', 'ConvergedSignIn', 'ConvergedTFA'])('%s is healthy', (pageId) => {
    expect(judgeSavedPage(fixture(`html/entra-neighbour-${pageId}.html`))).toMatchObject({
      differences: [],
      verdict: { detector: null, denied: false },
    });
  });
});
