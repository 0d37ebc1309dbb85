import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeText } from '../../lib/denial/safeText.ts';

describe('safeText', () => {
  test('leaves no character that hides, reorders or breaks lines, and keeps to the length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        fc.integer({ min: 1, max: 200 }),
        (text, length) => {
          const safe = safeText(text, length);
          if (safe === undefined) return;
          expect([...safe].length).toBeLessThanOrEqual(length);
          expect(safe).not.toMatch(/\p{C}|[\u2028\u2029\n\t]| {2}|^\s|\p{M}{4}/u);
          expect(safe.trim()).not.toBe('');
        },
      ),
    );
  });

  test.each([
    ['Mar\u200bke\u202eting', 'Marketing'],
    ['  Finance\r\n  reports ', 'Finance reports'],
    ['\u2066\u200f\ufeff', undefined],
    ['Zal\u0301\u0301\u0301\u0301\u0301\u0301go', 'Zal\u0301\u0301\u0301go'],
    ['Ünïcode – 日本語 עברית', 'Ünïcode – 日本語 עברית'],
    [undefined, undefined],
  ])('%j → %j', (given, expected) => {
    expect(safeText(given)).toBe(expected);
  });

  test('a megabyte is cut before it is read', () => {
    expect(safeText('x'.repeat(1_000_000))).toHaveLength(120);
  });
});
