import { packageZip } from '../../../lib/release/zips.ts';
import { buildOf } from '../../browsers/build.ts';
import { budgets, loadedScripts, weigh } from '../../e2e/build/bundle.ts';
import { plainRow, type Row } from '../rows.ts';

const packageMiB = 1.2;

/** What each context loads before it can run, and the package. */
export function measureBytes(): Row[] {
  const rows = Object.entries(budgets()).map(([entry, budget]) => {
    const parts = weigh(loadedScripts(entry));
    const total = parts.reduce((sum, { kib }) => sum + kib, 0);
    return plainRow(`bytes of ${entry}${total > budget ? `: ${largest(parts)}` : ''}`, total, 'KiB', budget);
  });
  return [
    ...rows,
    plainRow('package, zipped', packageZip(buildOf.chromium).length / 2 ** 20, 'MiB', packageMiB),
  ];
}

const largest = (parts: { file: string; kib: number }[]): string =>
  parts
    .slice(0, 3)
    .map(({ file, kib }) => `${file} ${kib.toFixed(1)}`)
    .join(', ');
