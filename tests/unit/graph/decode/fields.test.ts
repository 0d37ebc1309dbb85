import * as v from 'valibot';
import { expect, it } from 'vitest';
import { optionalText, time } from '../../../../lib/graph/decode/fields.ts';

it.each([
  ['2026-11-02T10:00:00Z', Date.UTC(2026, 10, 2, 10)],
  ['0001-01-01T00:00:00Z', undefined],
  ['9999-12-31T23:59:59.9999999Z', undefined],
  ['null', undefined],
  ['', undefined],
  [null, undefined],
  [7, undefined],
])('%j is the moment %s', (value, moment) => {
  expect(v.parse(time, value)).toBe(moment);
});

it.each([
  ['x', 'x'],
  ['', undefined],
  ['null', undefined],
  [null, undefined],
  [7, undefined],
])('%j is the text %s', (value, text) => {
  expect(v.parse(optionalText, value)).toBe(text);
});
