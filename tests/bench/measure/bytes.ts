import { packageZip } from '../../../lib/release/zips.ts';
import { buildOf } from '../../browsers/build.ts';
import { loadedScripts, readBuilt, weigh } from '../../e2e/build/bundle.ts';
import { plainRow, type Row } from '../rows.ts';

/** KiB, minified and gzipped, shared chunks counted. */
const budgets = { 'background.js': 95, 'card.html': 105, 'popup.html': 150 };
const contentScriptBudget = 5;
const packageMiB = 1.2;

/** What each context loads before it can run, and the package. */
export function measureBytes(): Row[] {
  const manifest: { content_scripts: { js: string[] }[] } = JSON.parse(readBuilt('manifest.json'));
  const scripts = manifest.content_scripts.flatMap(({ js }) =>
    js.map((file) => [file, contentScriptBudget] as const),
  );
  const entries = [...scripts, ...Object.entries(budgets)];
  const rows = entries.map(([entry, budget]) => {
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
