import { expect, it } from 'vitest';
import { type Found, isMadeHere } from '../../../lib/authoring/found.ts';
import { settleMs } from '../../../lib/authoring/sending.ts';
import type { CreationStep } from '../../../lib/store/draftRows.ts';

const sentAt = 1_000_000;
const one: Found = { id: 'one', createdAt: sentAt + 1000, isReady: true };
const lost: CreationStep = { sentAt };

it.each<[string, CreationStep, Found, boolean]>([
  ['nothing was sent', {}, one, false],
  ['its answer was lost', lost, one, true],
  ['Graph’s clock is a little behind', lost, { ...one, createdAt: sentAt - 5000 }, true],
  ['it is older', lost, { ...one, createdAt: sentAt - 5001 }, false],
  ['it is much younger', lost, { ...one, createdAt: sentAt + settleMs + 1 }, false],
  ['it doesn’t say when', lost, { ...one, createdAt: undefined }, false],
  ['it isn’t as it was sent', lost, { ...one, isOthers: true }, false],
  ['it is the first of two calls', { sentAt: sentAt + 200_000, firstSentAt: sentAt }, one, true],
  ['Graph gave its id', { isOurs: true, id: 'one' }, { ...one, createdAt: undefined, isOthers: true }, true],
  ['Graph gave another id', { isOurs: true, id: 'other', sentAt }, one, false],
  ['Graph took it, without an id', { isOurs: true, sentAt }, { ...one, createdAt: undefined }, true],
  ['it was found there', { isOurs: false, id: 'one', sentAt }, one, false],
])('%s', (_, state, found, expected) => {
  expect(isMadeHere(state, found)).toBe(expected);
});
