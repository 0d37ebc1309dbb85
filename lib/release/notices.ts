import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** The file in each package that names what others wrote, and on which terms. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
/** `components/style/tokens.css` is made of its values (`makeTokens.ts`), so no module of it is bundled. */
const copied = ['@fluentui/tokens'];
/** Vite's and Rolldown's own few lines, which have no file: `\0vite/preload-helper.js`, `\0rolldown/runtime.js`. */
const helper = /^\0(vite|rolldown)\//;
const inModules = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

export interface Notices {
  /** Notes whose code a bundle contains; one for each bundler, workers' too. */
  plugin(): Plugin;
  /** The whole file; for the same bundles the same bytes. */
  text(): string;
}

export function createNotices(): Notices {
  const names = new Set(copied);
  return {
    plugin: () => ({
      name: 'third-party-notices',
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          for (const [id, { renderedLength }] of Object.entries(file.modules)) {
            const name = helper.exec(id)?.[1] ?? inModules.exec(id)?.[1];
            if (name !== undefined && renderedLength > 0) names.add(name);
          }
        }
      },
    }),
    text: () => [head, ...[...names].sort().map(notice)].join(`\n${'-'.repeat(80)}\n\n`),
  };
}

const head = `Knock contains the following software of others. Each stands under its own terms.

shared-hosts.txt is made from the Public Suffix List (https://publicsuffix.org/list/), which stands under the Mozilla Public
License, v. 2.0 (https://mozilla.org/MPL/2.0/); the file itself is its source form.
`;

interface PackageFile {
  name: string;
  version: string;
  license?: string;
  author?: string | { name: string };
  repository?: string | { url: string };
}

/** Title line `name version (licence)`, which `billOfMaterials.ts` reads, then the package's own texts. */
function notice(name: string): string {
  const folder = join(modules, name);
  const described: PackageFile = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (described.license === undefined) throw new Error(`${name} names no licence.`);
  const { repository } = described;
  const source = typeof repository === 'object' ? repository.url : repository;
  return [
    `${described.name} ${described.version} (${described.license})`,
    ...(source === undefined ? [] : [source]),
    '',
    ...textsOf(folder, described),
    '',
  ].join('\n');
}

function textsOf(folder: string, described: PackageFile): string[] {
  const files = readdirSync(folder).filter((file) =>
    /^(licen[cs]e|copying|notice)(\.(txt|md))?$/i.test(file),
  );
  if (files.length > 0) return files.sort().map((file) => ownText(readFileSync(join(folder, file), 'utf8')));
  if (described.license !== 'MIT') throw new Error(`${described.name} carries no text of its licence.`);
  // Some packages name the MIT licence and leave its text out: Knock's own has it.
  const { author } = described;
  const holder = (typeof author === 'object' ? author.name : author) ?? `the authors of ${described.name}`;
  const own = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
  return [`MIT License\n\nCopyright (c) ${holder}\n\n${own.slice(own.indexOf('Permission is')).trim()}`];
}

/** Vite's file goes on with what Vite itself is bundled with, none of which is in a build of it. */
const ownText = (text: string): string =>
  (text.split('\n# Licenses of bundled dependencies')[0] ?? '').replaceAll('\r\n', '\n').trim();
