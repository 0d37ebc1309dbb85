import { expect, it } from 'vitest';
import { actOf } from '../../../../../components/approvals/queue/queueKeys.ts';

const press = (key: string, more: Partial<Parameters<typeof actOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...more,
});

it.each([
  ['a', 'approve'],
  ['A', 'approve'],
  ['d', 'deny'],
  ['j', 'next'],
  ['k', 'previous'],
  ['x', 'select'],
  ['z', 'undo'],
] as const)('%s: %s, unless letters are off', (key, act) => {
  expect(actOf(press(key), true)).toBe(act);
  expect(actOf(press(key), false)).toBeUndefined();
});

it('arrows, the space bar and Enter work with letters off', () => {
  const acts = ['ArrowDown', 'ArrowUp', ' ', 'Enter', 'Escape'].map((key) => actOf(press(key), false));
  expect(acts).toEqual(['next', 'previous', 'select', 'details', 'clear']);
});

it('the browser’s own combinations are left alone, other than to select all', () => {
  expect(actOf(press('a', { ctrlKey: true }), true)).toBe('selectAll');
  expect(actOf(press('d', { ctrlKey: true }), true)).toBeUndefined();
  expect(actOf(press('z', { metaKey: true }), true)).toBeUndefined();
  expect(actOf(press('A', { shiftKey: true }), true)).toBeUndefined();
});

it('a key that is held down moves on, and decides nothing more', () => {
  expect(actOf(press('j', { repeat: true }), true)).toBe('next');
  expect(actOf(press('a', { repeat: true }), true)).toBeUndefined();
});
