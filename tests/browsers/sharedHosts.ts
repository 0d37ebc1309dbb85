import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeSharedHosts } from '../../lib/settings/hostPattern.ts';

/** The list of shared domains, as a browser reads it from the package. */
export const withSharedHosts = (): void =>
  takeSharedHosts(readFileSync(join(import.meta.dirname, '../../public/shared-hosts.txt'), 'utf8'));
