import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before browser tests, in the process that starts them: what they leave in the temporary folder goes at the end. */
export default function temporaryFiles(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'knock-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
