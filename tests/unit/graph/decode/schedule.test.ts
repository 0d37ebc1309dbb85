import * as v from 'valibot';
import { expect, it } from 'vitest';
import { schedule } from '../../../../lib/graph/decode/schedule.ts';

const end = '2027-01-31T00:00:00Z';

it.each([
  ['a date', { type: 'afterDateTime', endDateTime: end }, { type: 'afterDateTime', endDateTime: end }],
  ['a date without its type', { endDateTime: end }, { type: 'afterDateTime', endDateTime: end }],
  ['a length without its type', { duration: 'P30D' }, { type: 'afterDuration', duration: 'P30D' }],
  [
    'the last moment of .NET',
    { type: 'afterDateTime', endDateTime: '9999-12-31T23:59:59.9999999Z' },
    { type: 'noExpiration' },
  ],
  [
    'the first moment of .NET',
    { type: 'afterDateTime', endDateTime: '0001-01-01T00:00:00Z' },
    { type: 'notSpecified' },
  ],
  ['the string "null"', { type: 'afterDateTime', endDateTime: 'null' }, { type: 'notSpecified' }],
  ['no date at all', { type: 'afterDateTime', endDateTime: 'soon' }, { type: 'notSpecified' }],
  ['the length "null"', { type: 'afterDuration', duration: 'null' }, { type: 'notSpecified' }],
  ['a type that nobody knows', { type: 'afterRain', endDateTime: end }, { type: 'notSpecified' }],
])('an end that is %s', (_, expiration, expected) => {
  expect(v.parse(schedule, { startDateTime: null, expiration })).toEqual({
    startDateTime: null,
    expiration: expected,
  });
});

it.each([
  ['2026-11-30T08:00:00Z', '2026-11-30T08:00:00Z'],
  ['0001-01-01T00:00:00Z', null],
  ['9999-12-31T23:59:59Z', null],
  ['null', null],
  [undefined, null],
])('it begins at %s: %s', (startDateTime, expected) => {
  expect(v.parse(schedule, { startDateTime, expiration: { type: 'noExpiration' } })).toEqual({
    startDateTime: expected,
    expiration: { type: 'noExpiration' },
  });
});
