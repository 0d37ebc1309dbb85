import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestExpressionPath, matchesPath } from '../../../lib/denial/pathPattern.ts';
import { expressionCost } from '../../../lib/settings/expressionCost.ts';
import { readExpression } from '../../../lib/settings/safeExpression.ts';

/** An expression as a tree: what the tests count steps on, and print for what is tested. */
type Part =
  | { kind: 'character'; set: string; quantity?: readonly [least: number, most: number]; isLazy?: boolean }
  | { kind: 'group'; branches: Part[][]; isOptional: boolean };

const print = (branches: readonly Part[][]): string =>
  branches.map((row) => row.map(printPart).join('')).join('|');

function printPart(part: Part): string {
  if (part.kind === 'group') return `(?:${print(part.branches)})${part.isOptional ? '?' : ''}`;
  const character = part.set.length === 1 ? part.set : part.set === 'ab/!' ? '.' : `[${part.set}]`;
  if (part.quantity === undefined) return character;
  const [least, most] = part.quantity;
  return `${character}{${least},${most === Infinity ? '' : most}}${part.isLazy ? '?' : ''}`;
}

/** The plainest backtracking matcher there is: counts the characters it compares until it finds a match or gives up. */
function countSteps(branches: readonly Part[][], text: string): { steps: number; matches: boolean } {
  let steps = 0;
  type Next = (at: number) => boolean;
  const row = (parts: readonly Part[], at: number, next: Next): boolean => {
    const [first, ...rest] = parts;
    return first === undefined ? next(at) : part(first, at, (end) => row(rest, end, next));
  };
  const fits = (set: string, at: number): boolean => {
    steps += 1;
    return at < text.length && set.includes(text.charAt(at));
  };
  const part = (one: Part, at: number, next: Next): boolean => {
    if (one.kind === 'group')
      return one.branches.some((branch) => row(branch, at, next)) || (one.isOptional && next(at));
    const [least, most] = one.quantity ?? [1, 1];
    if (one.isLazy) {
      for (let end = at; ; end++) {
        if (end - at >= least && next(end)) return true;
        if (end - at >= most || !fits(one.set, end)) return false;
      }
    }
    let end = at;
    while (end - at < most && fits(one.set, end)) end += 1;
    for (; end - at >= least; end--) if (next(end)) return true;
    return false;
  };
  const isEnd: Next = (at) => {
    steps += 1;
    return at === text.length;
  };
  const matches = branches.some((branch) => row(branch, 0, isEnd));
  return { steps, matches };
}

const quantity = fc.oneof(
  fc.constantFrom<readonly [number, number]>([0, Infinity], [1, Infinity], [0, 1], [2, Infinity]),
  fc.tuple(fc.nat(3), fc.nat(4)).map(([least, more]) => [least, least + more] as const),
);
const character: fc.Arbitrary<Part> = fc.record(
  {
    kind: fc.constant('character' as const),
    set: fc.constantFrom('a', 'b', 'ab', 'ab/!', '/'),
    quantity,
    isLazy: fc.boolean(),
  },
  { requiredKeys: ['kind', 'set'] },
);
const { branches } = fc.letrec<{ branches: Part[][]; part: Part }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    character,
    fc.record({ kind: fc.constant('group' as const), branches: tie('branches'), isOptional: fc.boolean() }),
  ),
  branches: fc.array(fc.array(tie('part'), { maxLength: 5 }), { minLength: 1, maxLength: 3 }),
}));
/** Runs of one letter in a row, some of them in branches that are the same: the worst there is. */
const hostile = fc
  .array(fc.record({ kind: fc.constant('character' as const), set: fc.constant('a'), quantity }), {
    minLength: 2,
    maxLength: 4,
  })
  .map((runs): Part[][] => [
    runs.map((run, at) => (at === 1 ? { kind: 'group', branches: [[run], [run]], isOptional: false } : run)),
  ]);
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 }),
  fc.nat(12).map((length) => 'a'.repeat(length)),
  fc.nat(11).map((length) => `${'a'.repeat(length)}!`),
);

describe('the cost of an expression', () => {
  it('is never less than what a matcher does, on any text of that length', () => {
    let nearest = 0;
    fc.assert(
      fc.property(fc.oneof(branches, hostile), text, (tree, path) => {
        const cost = expressionCost(print(tree), 12);
        if ('why' in cost) throw new Error(cost.why);
        if (cost.steps > 100_000) return; // refused anyhow; counting would take the time that is the matter here
        const { steps, matches } = countSteps(tree, path);
        expect(steps).toBeLessThanOrEqual(cost.steps);
        expect(matches).toBe(new RegExp(`^(?:${print(tree)})$`, 'u').test(path));
        if (matches) expect((path.match(/[ab]/g) ?? []).length).toBeGreaterThanOrEqual(cost.letters);
        if (steps > 100) nearest = Math.max(nearest, steps / cost.steps);
      }),
      { numRuns: 1500 },
    );
    expect(nearest).toBeGreaterThan(0.1); // a bound that nothing comes near would prove little
  });

  it('of what is accepted is bounded, and paths that are longer than it was reckoned for are not compared', () => {
    fc.assert(
      fc.property(branches, (tree) => {
        const expression = print(tree);
        const cost = expressionCost(expression, longestExpressionPath);
        const isAccepted = 'letters' in readExpression(expression);
        const isCheap = 'steps' in cost && cost.steps <= 5_000_000;
        expect(isAccepted).toBe(isCheap && expression !== '' && expression.length <= 200);
      }),
    );
    expect(matchesPath({ expression: '/a*' }, `/${'a'.repeat(511)}`)).toBe(true);
    expect(matchesPath({ expression: '/a*' }, `/${'a'.repeat(512)}`)).toBe(false);
  });
});
