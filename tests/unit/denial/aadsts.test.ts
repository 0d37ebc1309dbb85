import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aadstsReason, signInMeaning } from '../../../lib/denial/aadsts.ts';

/**
 * Every code of Microsoft's "authentication and authorization error codes" (reference-error-codes of 2025-02, as seen
 * 2026-11), numbers only.
 */
const documented = readFileSync(new URL('../../denial/fixtures/aadsts.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\s+/)
  .map(Number);

test('every documented code has a class', () => {
  expect(documented.length).toBeGreaterThan(300);
  expect(documented.filter((code) => aadstsReason(code, '') === 'unknown')).toEqual([]);
});

test('one code alone is cured by an access package', () => {
  expect(documented.filter((code) => aadstsReason(code, '') === 'notAssigned')).toEqual([50105]);
});

test.each([
  [530084, 'conditionalAccess'],
  // A code that Microsoft may add.
  [530099, 'conditionalAccess'],
  [53009, 'unknown'],
  [5300841, 'unknown'],
  [54000, 'organizationalPolicy'],
  [80012, 'organizationalPolicy'],
  [80014, 'notARefusal'],
  [750054, 'applicationBroken'],
  [7500529, 'applicationBroken'],
  [75, 'unknown'],
  [5010, 'unknown'],
  [501050, 'unknown'],
  [undefined, 'unknown'],
] as const)('%s is %s', (code, reason) => {
  expect(aadstsReason(code, '')).toBe(reason);
});

test('a sentence about an application without a user refuses nobody', () => {
  const sentence = "AADSTS50105: Application 'x' (y) is not assigned to a role for the application 'z'";
  expect(aadstsReason(50105, sentence)).toBe('notARefusal');
});

test('token protection is not cured by signing in once more; a check of the flow may be', () => {
  expect(signInMeaning(530084)).toBe('final');
  expect(signInMeaning(530036)).toBeNull();
});
