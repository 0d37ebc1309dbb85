import { readFile } from 'node:fs/promises';
import { readContactFile, switchesOf } from '../../lib/contact/contactFile.ts';
import { knownPositions, type SwitchPositions } from './state/switches.ts';

/**
 * The positions that a file of First contact gives the switches.
 * @throws a sentence with the place, for any other file
 */
export async function readObserved(file: string): Promise<Partial<SwitchPositions>> {
  const read = readContactFile(await readFile(file, 'utf8'));
  if (!read.ok) throw new Error(`${file} is no file of First contact: ${read.place}: ${read.why}`);
  const switches = switchesOf(read.rows);
  const foreign = Object.keys(switches).find((name) => !Object.hasOwn(knownPositions, name));
  if (foreign !== undefined) throw new Error(`${file}: the simulated tenant has no switch ${foreign}`);
  return switches as Partial<SwitchPositions>; // `rows.ts` has positions of the tenant's only, which a test holds
}
