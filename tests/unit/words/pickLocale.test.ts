import { expect, it } from 'vitest';
import { pickLocale } from '../../../lib/words/pickLocale.ts';

const available = ['en', 'de', 'zh', 'zh-hant', 'nb'];

it.each([
  ['zh-TW', 'zh-hant'],
  ['zh-Hant', 'zh-hant'],
  ['zh-CN', 'zh-CN'],
  ['no', 'nb'],
  ['nb-NO', 'nb-NO'],
  ['de-AT', 'de-AT'],
  ['fr', 'en'],
  ['%', 'en'],
])('somebody who wants %s gets %s', (wish, locale) => expect(pickLocale([wish], available)).toBe(locale));

it('nobody gets Simplified text for Traditional', () => {
  expect(pickLocale(['zh-TW'], ['en', 'zh'])).toBe('en');
});
