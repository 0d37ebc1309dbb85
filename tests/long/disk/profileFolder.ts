import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { blinkValues, logContent, tableBlocks } from './levelDb.ts';
import { unpackMozLz4 } from './mozLz4.ts';
import type { Search } from './search.ts';
import { isSqlite, unpackedValues } from './sqlite.ts';

export interface Find {
  secret: string;
  /** Within the profile. */
  file: string;
  /** Not in the file's own bytes. */
  packed: boolean;
}

/** Searches every file of a profile: its name, its bytes, and what they say unpacked. The browser may be running. */
export function searchProfile(folder: string, search: Search): Find[] {
  return filesIn(folder).flatMap((path) => {
    const file = relative(folder, path);
    const bytes = ifThere(() => readFileSync(path));
    if (bytes === undefined) return [];
    const plain = new Set([...search(Buffer.from(file)), ...search(bytes)]);
    const inside = new Set(unpacked(path, bytes).flatMap((content) => search(content)));
    return [
      ...[...plain].map((secret) => ({ secret, file, packed: false })),
      ...[...inside].filter((secret) => !plain.has(secret)).map((secret) => ({ secret, file, packed: true })),
    ];
  });
}

const filesIn = (folder: string): string[] =>
  (ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? []).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });

/** Browsers remove files while they are looked at. */
function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function unpacked(path: string, bytes: Buffer): Buffer[] {
  if (isSqlite(bytes)) return unpackedValues(path);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [gunzipSync(bytes)];
  if (/\.log$/.test(path)) {
    const content = logContent(bytes);
    return [content, ...blinkValues(content)];
  }
  const blocks = tableBlocks(bytes);
  if (blocks !== undefined) return blocks.flatMap((block) => [block, ...blinkValues(block)]);
  const text = unpackMozLz4(bytes);
  return text === undefined ? [] : [text];
}
