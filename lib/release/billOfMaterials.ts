import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noticesFile } from './notices.ts';

/** What is read and changed of CycloneDX 1.5; the rest passes through. */
interface Bill {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: { name: string; 'bom-ref': string } };
  components: { name: string; version: string; 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * `npm sbom` of what the packages contain, as their notices name it. `npm sbom --omit dev` would leave out what WXT and
 * the bundler bring in. Number, time, folder and npm's own version go, so that the same lock file gives the same bill.
 */
export function billOfMaterials(builds: readonly string[]): string {
  const bundled = new Set(builds.flatMap(bundledIn));
  const bill: Bill = JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    }),
  );
  const { serialNumber: _number, metadata, ...rest } = bill;
  const { timestamp: _time, tools: _tools, component, ...described } = metadata;
  const components = rest.components.filter((part) => bundled.has(`${part.name} ${part.version}`));
  const missing = [...bundled].filter(
    (title) => !components.some((part) => title === `${part.name} ${part.version}`),
  );
  if (missing.length > 0) throw new Error(`npm's bill of materials lacks ${missing.join(', ')}.`);
  const kept = new Set([component['bom-ref'], ...components.map((part) => part['bom-ref'])]);
  const dependencies = rest.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  const name = component['bom-ref'].replace(/@[^@]*$/, '');
  const clean = {
    ...rest,
    metadata: { ...described, component: { ...component, name } },
    components,
    dependencies,
  };
  return `${JSON.stringify(clean, null, 2)}\n`;
}

/** Titles of the notices: `name version`. */
const bundledIn = (build: string): string[] =>
  [...readFileSync(join(build, noticesFile), 'utf8').matchAll(/^-{80}\n\n(\S+ \S+) \(/gm)].map(
    ([, title]) => title ?? '',
  );
