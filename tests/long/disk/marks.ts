import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { until } from '../../e2e/harness/until.ts';
import { type Find, searchProfile } from './profileFolder.ts';
import { searchFor } from './search.ts';

/** Ways to leave a text in a browser, by the kind of storage. */
export type Plants<Browser> = Record<string, (browser: Browser, mark: string) => Promise<void>>;

/** A text in which packing leaves no long part of the mark: the whole is written as references to its quarters. */
export const quartered = (mark: string): string => `${mark.replaceAll(/.{8}/g, '$&!')}${mark}`;

/** The same, large enough to be packed everywhere. */
export const large = (mark: string): string => quartered(mark) + '.'.repeat(200_000);

/** Leaves a text of its own in each kind of storage. Out: the kinds by their texts. */
export async function plant<Browser>(
  browser: Browser,
  plants: Plants<Browser>,
): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  for (const [kind, leave] of Object.entries(plants)) {
    const mark = randomBytes(16).toString('hex');
    await leave(browser, mark);
    marks.set(mark, kind);
  }
  return marks;
}

/** Browsers write some seconds after they were told to: waits until the search has seen each of these in the profile. */
export async function expectFound(folder: string, marks: ReadonlyMap<string, string>): Promise<Find[]> {
  const search = searchFor([...marks.keys()]);
  const finds: Find[] = [];
  await until(
    'not found in the profile',
    () => {
      finds.push(...searchProfile(folder, search));
      const seen = new Set(finds.map(({ secret }) => secret));
      return [...marks].filter(([mark]) => !seen.has(mark)).map(([, kind]) => kind);
    },
    (missing) => missing.length === 0,
    120_000,
  );
  return finds;
}

/** None of these is anywhere in the profile; says which is, and where. */
export function expectNone(folder: string, secrets: ReadonlyMap<string, string>, when: string): void {
  expect(secrets.size).toBeGreaterThan(0);
  const found = searchProfile(folder, searchFor([...secrets.keys()]));
  expect([...new Set(found.map((find) => `${secrets.get(find.secret)} in ${placeOf(find)}`))], when).toEqual(
    [],
  );
}

const placeOf = ({ file, packed }: Find): string => (packed ? `${file} (packed)` : file);
