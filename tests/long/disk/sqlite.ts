import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unpackSnappy } from './snappy.ts';

const magic = Buffer.from('SQLite format 3\0', 'latin1');

export const isSqlite = (file: Buffer): boolean => file.subarray(0, magic.length).equals(magic);

/**
 * What the values of a database say once they are unpacked or decrypted; the raw bytes are searched besides. A copy is
 * read, since the browser may have the database open.
 */
export function unpackedValues(path: string): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'knock-sqlite-'));
  const copy = join(folder, 'copy');
  try {
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const database = new DatabaseSync(copy);
    const values = tablesOf(database).flatMap((table) => blobsOf(database, table));
    database.close();
    return values.flatMap((value) =>
      unpackedWays.map((unpack) => unpack(value)).filter((one) => one !== undefined),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .all()
    .map(({ name }) => String(name));

function blobsOf(database: DatabaseSync, table: string): Buffer[] {
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  // Times in microseconds are larger than a number may be.
  statement.setReadBigInts(true);
  return statement
    .all()
    .flatMap((row) => Object.values(row))
    .filter((value) => value instanceof Uint8Array)
    .map((value) => Buffer.from(value));
}

/** Chromium on Linux without a keyring: a password and a salt that are no secrets (`os_crypt_linux.cc`, 2026-11). */
const cookieKey = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');

const unpackedWays: ((value: Buffer) => Buffer | undefined)[] = [
  // Firefox: IndexedDB, `storage.local` and localStorage.
  unpackSnappy,
  // Chromium's cookies.
  (value) => {
    if (value.subarray(0, 3).toString('latin1') !== 'v10') return undefined;
    try {
      const decipher = createDecipheriv('aes-128-cbc', cookieKey, Buffer.alloc(16, ' '));
      return Buffer.concat([decipher.update(value.subarray(3)), decipher.final()]);
    } catch {
      return undefined;
    }
  },
];
