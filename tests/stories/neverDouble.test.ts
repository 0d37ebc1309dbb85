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

async function* failures(
  mishap: Mishap,
  { sender, wish }: Pick<Plot, 'sender' | 'wish'> = {},
): AsyncGenerator<string> {
  const random = createRandom(seed + mishaps.indexOf(mishap));
  for await (const plot of plots(mishap, random, wish)) {
    const found = broken(await play(sender ? { ...plot, sender } : plot), wish);
    if (found.length > 0) yield `${found.join(', ')} in ${JSON.stringify(plot)}`;
  }
}

async function all(found: AsyncIterable<string>): Promise<string[]> {
  const list: string[] = [];
  for await (const one of found) list.push(one);
  return list;
}

type Sabotage = NonNullable<Plot['sender']>;

/** The first failure of this kind; `undefined`: there is none. */
async function firstFailure(kind: string, mishap: Mishap, sender: Sabotage): Promise<string | undefined> {
  for await (const failure of failures(mishap, { sender })) if (failure.includes(kind)) return failure;
  return undefined;
}

describe('one click is one request', () => {
  it.each(mishaps)('worker killed at every step; the first POST: %s', { timeout: 60_000 }, async (mishap) => {
    expect(await all(failures(mishap))).toEqual([]);
  });
});

describe('one click is one change of what is held', () => {
  it.each([
    ['userUpdate', 'dropAfter'],
    ['userUpdate', '504 late'],
    ['userRemove', '504 after'],
    ['userRemove', 'dropBefore'],
  ] as const)('%s; the first POST: %s', { timeout: 60_000 }, async (wish, mishap) => {
    expect(await all(failures(mishap, { wish }))).toEqual([]);
  });
});

describe('the suite sees what it is for', () => {
  it('finds the double of a sender that sends again without a look-up', { timeout: 60_000 }, async () => {
    const sendsAgain: Sabotage = (honest) => ({ ...honest, lookUp: async () => ({ kind: 'go' }) });
    expect(await firstFailure('2 requests took effect', '504 after', sendsAgain)).toBeDefined();
  });

  it('finds the double of a sender that believes the first absence', { timeout: 60_000 }, async () => {
    const believes: Sabotage = (honest) => ({
      ...honest,
      async lookUp(profile, row) {
        const verdict = await honest.lookUp(profile, row);
        return verdict.kind === 'lost' && row.failure?.kind !== 'throttled' ? { kind: 'go' } : verdict;
      },
    });
    expect(await firstFailure('2 requests took effect', 'dropAfter', believes)).toBeDefined();
  });

  it('finds the loss of a sender that never looks', { timeout: 60_000 }, async () => {
    const neverLooks: Sabotage = (honest) => ({
      ...honest,
      lookUp: async () => ({ kind: 'refused', failure: { kind: 'offline' } }),
    });
    expect(await firstFailure('0 requests took effect', 'dropBefore', neverLooks)).toBeDefined();
  });
});
