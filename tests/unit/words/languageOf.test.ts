import { expect, it } from 'vitest';
import { languageOf } from '../../../lib/words/languageOf.ts';

it.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant-MO'],
  ['zh', 'zh-CN'],
  ['zh-SG', 'zh-Hans'],
  ['no', 'nb-NO'],
  ['nn', 'no'],
  ['de-AT', 'de'],
  ['PT-br', 'pt-PT'],
  ['no tag at all', 'NO TAG AT ALL'],
])('%s and %s are read alike', (one, other) => expect(languageOf(one)).toBe(languageOf(other)));

it.each([
  ['zh-TW', 'zh-CN'],
  ['zh-TW', 'zh'],
  ['sr-Latn', 'sr'],
  ['nl', 'no'],
  ['da', 'nb'],
  ['', 'en'],
])('%s and %s are not', (one, other) => expect(languageOf(one)).not.toBe(languageOf(other)));
