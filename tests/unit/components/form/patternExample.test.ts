import { describe, expect, it } from 'vitest';
import { patternExample } from '../../../../components/form/patternExample.ts';

describe('an example instead of a pattern', () => {
  it.each([
    ['^CC-[0-9]{4}$', 'CC-1234'],
    ['^\\d{4}$', '1234'],
    ['[A-Z]{2,4}-\\d+', 'AB-1'],
    ['^[a-z]{3}\\.[A-Za-z0-9]{2}$', 'abc.AB'],
    ['^INC[0-9]{7}$', 'INC1234567'],
    ['^[XY]\\w?/[4-6]{2}$', 'X/45'],
  ])('%s: %s', (pattern, example) => {
    expect(patternExample(pattern)).toBe(example);
    expect(example).toMatch(new RegExp(pattern));
  });

  it.each([
    '',
    '^$',
    '^.{5,}$',
    '^(A|B)\\d$',
    '^a|b$',
    '^[^x]+$',
    '\\p{L}+',
    '^\\d{900}$',
    '^[0-9]{13}{2}$',
    '[a',
  ])('none for %s', (pattern) => expect(patternExample(pattern)).toBeUndefined());
});
