import { expect, it } from 'vitest';
import { localized } from '../../../lib/words/localized.ts';

const translations = [
  { languageCode: 'zh-CN', text: '简体' },
  { languageCode: 'zh-TW', text: '繁體' },
  { languageCode: 'nb', text: 'norsk' },
  { languageCode: 'de-DE', text: '' },
  { languageCode: 'de', text: 'deutsch' },
  { languageCode: 'null', text: 'no language' },
];

it.each([
  [['zh-HK'], '繁體'],
  [['zh-Hant'], '繁體'],
  [['zh'], '简体'],
  [['zh-SG'], '简体'],
  [['no'], 'norsk'],
  [['nn-NO'], 'norsk'],
  [['nb-NO'], 'norsk'],
  // An empty translation is none.
  [['de-DE'], 'deutsch'],
  [['fr', 'no'], 'norsk'],
  // English is the default text, as the service has it.
  [['en-GB', 'no'], 'default'],
  [['fr'], 'default'],
  [['%'], 'default'],
  [[], 'default'],
])('for readers of %j: %s', (languages, text) => {
  expect(localized('default', translations, languages)).toBe(text);
});

it('readers of Traditional Chinese get the default text, not the simplified one', () => {
  expect(localized('default', translations.slice(0, 1), ['zh-TW'])).toBe('default');
});
