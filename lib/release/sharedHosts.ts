import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';

/** The Public Suffix List as `tldts` has it: a trie in flat arrays, each node's edges in a row. */
interface Trie {
  /** 1: a rule of a registry (ICANN's part of the list), 2: of a company (its private part). */
  nodeFlags: ArrayLike<number>;
  edgeStart: ArrayLike<number>;
  edgeChild: ArrayLike<number>;
  edgeLength: ArrayLike<number>;
  labelText: string;
  rulesRoot: number;
  exceptionsRoot: number;
}

interface Rule {
  name: string;
  flags: number;
}

const head = `# Made by npm run shared-hosts from the Public Suffix List (publicsuffix.org/list).
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
# distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/
`;

/**
 * `public/shared-hosts.txt`, which `lib/settings/hostPattern.ts` reads: one rule a line. A registry's suffix stands as it
 * is, with `*.` and `!` as in the list. A company's begins with a dot: below it, each customer has names of their own.
 * Top-level domains are left out, since no pattern of one label is taken.
 */
export function sharedHosts(trie: Trie = tldts()): string {
  const rules = rulesOf(trie, trie.rulesRoot);
  const companies = new Set(rules.filter(isCompany).map(({ name }) => name.replace(/^\*\./, '')));
  const lines = [
    ...[...companies].filter((name) => !isBelow(name, companies)).map((name) => `.${name}`),
    ...rules.filter((rule) => !isCompany(rule) && rule.name.includes('.')).map(({ name }) => name),
    ...rulesOf(trie, trie.exceptionsRoot).map(({ name }) => `!${name}`),
  ];
  return `${head}${[...new Set(lines)].sort().join('\n')}\n`;
}

const isCompany = ({ flags }: Rule): boolean => flags === 2;

/** Whether another name of the set stands above this one: what is below the upper is refused as it is. */
const isBelow = (name: string, names: ReadonlySet<string>): boolean =>
  name.split('.').some((_, at, labels) => at > 0 && names.has(labels.slice(at).join('.')));

const tldts = (): Trie => createRequire(import.meta.url)('tldts/dist/cjs/src/data/trie.js');

function rulesOf(trie: Trie, root: number): Rule[] {
  const { nodeFlags, edgeStart, edgeChild, edgeLength, labelText } = trie;
  const offsets: number[] = [];
  for (let edge = 0, offset = 0; edge < edgeLength.length; edge++) {
    offsets.push(offset);
    offset += edgeLength[edge] ?? 0;
  }
  const below = (node: number, name: string): Rule[] => {
    const own = nodeFlags[node] ?? 0;
    const rules: Rule[] = own > 0 && name !== '' ? [{ name: ascii(name), flags: own }] : [];
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge++) {
      const at = offsets[edge] ?? 0;
      const label = labelText.slice(at, at + (edgeLength[edge] ?? 0));
      rules.push(...below(edgeChild[edge] ?? 0, name === '' ? label : `${label}.${name}`));
    }
    return rules;
  };
  return below(root, '');
}

const ascii = (name: string): string =>
  name.startsWith('*.') ? `*.${domainToASCII(name.slice(2))}` : domainToASCII(name);

// `npm run shared-hosts` writes the file, after an update of `tldts`.
if (import.meta.main) writeFileSync(new URL('../../public/shared-hosts.txt', import.meta.url), sharedHosts());
