import { readFile } from 'node:fs/promises';
import type { Seed } from './organization.ts';
import { parseSeed } from './seed.ts';

/** An organisation from a file. @throws what is wrong with it, and where. */
export async function readSeed(file: string): Promise<Seed> {
  const text = await readFile(file, 'utf8');
  try {
    return parseSeed(JSON.parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is not an organisation:\n${why}`);
  }
}
