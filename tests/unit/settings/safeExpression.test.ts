import { describe, expect, it } from 'vitest';
import { readExpression } from '../../../lib/settings/safeExpression.ts';

describe('an expression', () => {
  it.each([
    ['/errors/(?:401|403)', 9],
    ['/[a-z]+/denied', 6],
    ['/[^/]+/[^/]+/denied', 6],
    ['/projects/[^/]+/items/[^/]+/no-access', 21],
    ['/x{1,9}', 1],
    ['/a\\.b', 2],
    ['/\\p{L}+/no(?:-access)?', 2],
    ['/(?:abc|de)f??', 2],
    ['/[\\]a-z(]*/closed', 6],
    ['/a{1000}', 1],
    ['/a\\*b\\(c', 3],
  ])('%s is harmless, and spells out %i letters', (expression, letters) => {
    expect(readExpression(expression)).toMatchObject({ letters });
  });
  it.each([
    ['nested repetition', '(a+)+$'],
    ['repeated branches', '(a|a)*b'],
    ['a counted group', '(?:x{2,})+'],
    ['a group that comes back', '(ab){2}'],
    ['overlapping branches in a row', `${'(?:a|a)'.repeat(24)}b`],
    ['many that may be missing', `${'a?'.repeat(24)}b`],
    ['many that may be missing before all else', `${'a?'.repeat(18)}.*b`],
    ['many optional groups', `${'(?:a)?'.repeat(24)}b`],
    ['counted runs', `${'a{0,99}'.repeat(4)}b`],
    ['three runs', '/a*b*c*d'],
    ['three long runs', 'a{1,}b{2,}c+'],
    ['long branches of runs', '/(?:a*|b*)(?:a*|b*)(?:a|b)(?:a|b)(?:a|b)(?:a|b)c'],
    ['a reference', '(a)\\1'],
    ['a named reference', '(?<name>a)\\k<name>'],
    ['a look ahead', '(?=a)b'],
    ['a look behind', '(?<!a)b'],
    ['a modifier', '(?i:a)'],
    ['no expression', '('],
    ['nothing', ''],
    ['too long a one', 'x'.repeat(201)],
  ])('with %s is refused', (_, expression) => {
    expect(readExpression(expression)).toEqual({ why: expect.stringMatching(/\w/) });
  });
});
