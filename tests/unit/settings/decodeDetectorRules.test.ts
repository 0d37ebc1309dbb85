import { describe, expect, it } from 'vitest';
import { decodeDetectorRules } from '../../../lib/settings/decodeDetectorRules.ts';

describe('detector rules', () => {
  const rules = { version: 1, dated: '2026-11-23', disabled: ['dynamics'], codes: [] };
  it('are read', () => {
    const codes = [{ code: 399284, reason: 'conditionalAccess' }];
    expect(decodeDetectorRules({ ...rules, codes })).toEqual({ rules: { ...rules, codes }, problems: [] });
  });
  it.each([
    ['another version', { version: 2 }, '.version'],
    ['no date', { dated: 'yesterday' }, '.dated'],
  ])('with %s are refused whole', (_, change, path) => {
    expect(decodeDetectorRules({ ...rules, ...change })).toMatchObject({ problems: [{ path }] });
  });
  it('tell a member they do not know', () => {
    expect(decodeDetectorRules({ ...rules, disable: ['entra'] })).toMatchObject({
      rules,
      problems: [{ path: '.disable' }],
    });
  });
  it('lose what they can’t mean, and keep the rest', () => {
    const codes = [
      { code: 50105, reason: 'lost' },
      { code: 5, reason: 'unknown' },
    ];
    expect(decodeDetectorRules({ ...rules, disabled: ['a b', 'entra.code'], codes })).toMatchObject({
      rules: { disabled: ['entra.code'], codes: [] },
      problems: [{ path: '.disabled[0]' }, { path: '.codes[0]' }, { path: '.codes[1]' }],
    });
  });
});
