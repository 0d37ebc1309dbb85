import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { packageZip, sourcesZip } from '../../../lib/release/zips.ts';
import { buildOf } from '../../browsers/build.ts';

/** What `npm run zip` writes of the builds that every other browser test loads. */
export const zips = {
  chromium: packageZip(buildOf.chromium),
  firefox: packageZip(buildOf.firefox),
  sources: sourcesZip(),
} as const;

/** For all files of a process; the run removes it. */
const folder = mkdtempSync(join(tmpdir(), 'knock-zips-'));

/** The zips as a browser or a reviewer unpacks them. */
export const unpacked = {
  chromium: unpack('chromium'),
  firefox: unpack('firefox'),
  sources: unpack('sources'),
} as const;

/** A zip as a file, as Firefox installs it. */
export function zipFile(of: keyof typeof zips): string {
  const file = join(folder, `${of}.zip`);
  writeFileSync(file, zips[of]);
  return file;
}

function unpack(of: keyof typeof zips): string {
  const to = join(folder, of);
  for (const [file, content] of Object.entries(unzipSync(zips[of]))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), content);
  }
  return to;
}

/** Whether two folders' files are equal, byte for byte. */
export const isSameFile = (file: string, one: string, other: string): boolean =>
  readFileSync(join(one, file)).equals(readFileSync(join(other, file)));
