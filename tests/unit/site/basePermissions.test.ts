import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { type Need, reaches } from '../../../lib/entitlement/need.ts';
import {
  basePermissions,
  mayManagePermissions,
  reachOnPart,
  reachOnWeb,
} from '../../../lib/site/basePermissions.ts';

const maskOf = (value: unknown): bigint | undefined => {
  const read = v.safeParse(basePermissions, value);
  return read.success ? read.output : undefined;
};
const mask = (High: string, Low: string): bigint => {
  const read = maskOf({ High, Low });
  if (read === undefined) throw new Error(`${High}/${Low}`);
  return read;
};
const half = fc.integer({ min: 0, max: 0xffff_ffff });

describe('a mask', () => {
  test('is any two numbers of 32 bits', () => {
    fc.assert(
      fc.property(half, half, (high, low) => {
        const read = mask(String(high), String(low));
        expect([read >> 32n, read & 0xffff_ffffn]).toEqual([BigInt(high), BigInt(low)]);
      }),
    );
  });

  it.each([
    ['no halves', {}],
    ['one half', { Low: '1' }],
    ['numbers', { High: 0, Low: 1 }],
    ['a sign', { High: '0', Low: '-1' }],
    ['hexadecimal', { High: '0', Low: '0x1' }],
    ['a fraction', { High: '0', Low: '1.5' }],
    ['blanks', { High: ' ', Low: '1' }],
    ['nothing', { High: '', Low: '1' }],
    ['33 bits', { High: '0', Low: '4294967296' }],
    ['a number without end', { High: '0', Low: '9'.repeat(100_000) }],
    ['digits of another script', { High: '0', Low: '١' }],
    ['a list', ['0', '1']],
    ['text', '1'],
    ['null', null],
  ])('is not %s', (_name, value) => expect(maskOf(value)).toBeUndefined());

  test('is never read out of nonsense', () => {
    fc.assert(
      fc.property(fc.record({ High: fc.anything(), Low: fc.anything() }), (value) => {
        const isNumber = (part: unknown) =>
          typeof part === 'string' && /^[0-9]{1,10}$/.test(part) && Number(part) < 2 ** 32;
        expect(maskOf(value) !== undefined).toBe(isNumber(value.High) && isNumber(value.Low));
      }),
    );
  });
});

// The masks of SharePoint's built-in permission levels.
describe('how far a web opens', () => {
  it.each([
    ['Limited Access', mask('48', '134287360'), undefined],
    ['no right at all', 0n, undefined],
    ['items without pages', 0x1n, undefined],
    ['pages without items', 0x20000n, undefined],
    ['Read', mask('176', '138612833'), 'view'],
    ['adding without editing', mask('176', '138612835'), 'view'],
    ['Contribute', mask('432', '1011028719'), 'edit'],
    ['Edit', mask('432', '1011030767'), 'edit'],
    ['Full Control', mask('2147483647', '4294967295'), 'manage'],
  ])('%s', (_level, rights, reach) => expect(reachOnWeb(rights)).toBe(reach));

  test('never shrinks when a right is added', () => {
    const isWithin = (reach: Need | undefined, other: Need | undefined) =>
      reach === undefined || reaches(other, reach);
    fc.assert(
      fc.property(half, half, (some, more) =>
        isWithin(reachOnWeb(BigInt(some)), reachOnWeb(BigInt(some) | BigInt(more))),
      ),
    );
  });

  test('needs each right of each need', () => {
    const rights = [0x1n, 0x20000n, 0x2n, 0x4n, 0x2000000n, 0x40000000n];
    const reaches = rights.map((right) => reachOnWeb(mask('2147483647', '4294967295') & ~right));
    expect(reaches).toEqual([undefined, undefined, 'view', 'view', 'edit', 'edit']);
  });
});

describe('how far a part opens', () => {
  it.each([
    [0n, undefined],
    [0x1n, 'view'],
    [0x3n, 'view'],
    [0x5n, 'edit'],
    [0x2000005n, 'manage'],
    [0x2000004n, undefined],
  ])('%s', (rights, reach) => expect(reachOnPart(rights)).toBe(reach));
});

it('knows who adds people', () => {
  expect([mayManagePermissions(0x2000000n), mayManagePermissions(~0x2000000n)]).toEqual([true, false]);
});
