import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Mishap } from '../unit/requests/fakeService.ts';
import { packageId } from '../unit/requests/people.ts';
import { createRandom, printedSeed, type Random } from '../unit/requests/random.ts';
import { type Outcome, type Plot, play } from '../unit/requests/story.ts';

/**
 * The promise of the whole outbox: one click, one request, whatever dies or drops on the way. The service has no guard
 * against duplicates, and its lists lag by up to a minute. The worker dies at every single access to store or service,
 * and up to two of its successors die somewhere, too.
 */
const mishaps: Mishap[] = [
  'none',
  'dropBefore',
  'dropAfter',
  '500 before',
  '504 after',
  '504 late',
  '503',
  '429',
  'malformed after',
];

const seed = printedSeed('neverDouble');

/** What the promise means, as the names of everything that is broken. */
function broken({ service, rows, left }: Outcome, wish: Plot['wish'] = 'access'): string[] {
  const filed = service.requests();
  const [row] = rows;
  const checks: [string, boolean][] = [
    [`${filed.length} requests took effect`, filed.length === 1],
    [`${rows.length} rows`, rows.length === 1],
    [`row is ${row?.state}`, row?.state === 'pendingApproval'],
    ['row is another request', row?.graphId === filed[0]?.id],
    ['what was typed is lost', row?.justification === 'Campaign launch' && row.accessPackageId === packageId],
    ['another thing was filed', filed[0]?.requestType === (wish === 'access' ? 'userAdd' : wish)],
    ['row is taken for a stranger', row?.madeHere === true],
    [`${left} commands left`, left === 0],
  ];
  return checks.flatMap(([name, holds]) => (holds ? [] : [name]));
}

/** Every step of the first life, each with its own lag, perhaps a later mishap and up to two more deaths. */
async function* plots(mishap: Mishap, random: Random, wish: Plot['wish']): AsyncGenerator<Plot> {
  const base = wish === undefined ? {} : { wish };
  const plain: Plot = { ...base, listLagMs: 1000 * random.integer(61), mishaps: [mishap], deaths: [] };
  yield plain;
  const { steps } = await play(plain);
  for (let step = 1; step <= steps; step++) {
    const further = Array.from({ length: random.integer(3) }, () => 1 + random.integer(steps));
    const later = random.next() < 0.3 ? [mishaps[random.integer(mishaps.length)] ?? 'none'] : [];
    yield {
      ...base,
      listLagMs: 1000 * random.integer(61),
      mishaps: [mishap, ...later],
      deaths: [step, ...further],
    };
  }
}

async function failuresOf(
  mishap: Mishap,
  { sender, wish }: Pick<Plot, 'sender' | 'wish'> = {},
): Promise<string[]> {
  const random = createRandom(seed + mishaps.indexOf(mishap));
  const failures: string[] = [];
  for await (const plot of plots(mishap, random, wish)) {
    const found = broken(await play(sender ? { ...plot, sender } : plot), wish);
    if (found.length > 0) failures.push(`${found.join(', ')} in ${JSON.stringify(plot)}`);
  }
  return failures;
}

describe('one click is one request', () => {
  it.each(mishaps)('worker killed at every step; the first POST: %s', { timeout: 60_000 }, async (mishap) => {
    expect(await failuresOf(mishap)).toEqual([]);
  });
});

describe('one click is one change of what is held', () => {
  it.each([
    ['userUpdate', 'dropAfter'],
    ['userUpdate', '504 late'],
    ['userRemove', '504 after'],
    ['userRemove', 'dropBefore'],
  ] as const)('%s; the first POST: %s', { timeout: 60_000 }, async (wish, mishap) => {
    expect(await failuresOf(mishap, { wish })).toEqual([]);
  });
});

describe('the suite sees what it is for', () => {
  it('finds the double of a sender that sends again without a look-up', { timeout: 60_000 }, async () => {
    const failures = await failuresOf('504 after', {
      sender: (honest) => ({ ...honest, lookUp: async () => ({ kind: 'go' }) }),
    });
    expect(failures.join('\n')).toContain('2 requests took effect');
  });

  it('finds the double of a sender that believes the first absence', { timeout: 60_000 }, async () => {
    const failures = await failuresOf('dropAfter', {
      sender: (honest) => ({
        ...honest,
        async lookUp(profile, row) {
          const verdict = await honest.lookUp(profile, row);
          return verdict.kind === 'lost' && row.failure?.kind !== 'throttled' ? { kind: 'go' } : verdict;
        },
      }),
    });
    expect(failures.join('\n')).toContain('2 requests took effect');
  });

  it('finds the loss of a sender that never looks', { timeout: 60_000 }, async () => {
    const failures = await failuresOf('dropBefore', {
      sender: (honest) => ({
        ...honest,
        lookUp: async () => ({ kind: 'refused', failure: { kind: 'offline' } }),
      }),
    });
    expect(failures.join('\n')).toContain('0 requests took effect');
  });
});
