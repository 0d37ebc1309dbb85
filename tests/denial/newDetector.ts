/**
 * `npm run new:detector -- NAME`: the files of a new product's detector, and its lines in the lists. What it writes
 * compiles; the tests then say which examples are missing. Exits 1, having written nothing, on a name it can't use.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';

const listFile = 'lib/denial/detectors.ts';
const idFile = 'lib/denial/denial.ts';
const wordFile = 'lib/words/en/page.ts';

/**
 * Writes the files below a checkout's root. Out: what to do next, line by line. Throws a `TypeError` with words for a
 * name that can't be used, before anything is written.
 */
export function scaffold(root: string, name: string): string[] {
  const at = (path: string) => join(root, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  if (!/^[a-z][a-zA-Z0-9]{1,39}$/.test(name))
    throw new TypeError(
      `"${name}" is no name for a detector: letters and digits, beginning with a small letter`,
    );
  if (existsSync(at(`lib/denial/${name}.ts`))) throw new TypeError(`there is a detector ${name} already`);
  const isKnownProduct = read(idFile).includes(`  '${name}',\n`);
  write(`lib/denial/${name}.ts`, detector(name));
  write(`lib/denial/${name}.examples.ts`, examples(name));
  change(listFile, /((?:^import .*\n)+)/m, (imports) =>
    [...imports.trimEnd().split('\n'), `import { ${name} } from './${name}.ts';`]
      .sort(byModule)
      .join('\n')
      .concat('\n'),
  );
  change(listFile, /\n\];/, () => `\n  ${name},\n];`);
  if (!isKnownProduct) {
    change(idFile, /( {2}\/\*\* Declared by the organisation's policy)/, (line) => `  '${name}',\n${line}`);
    change(wordFile, /( {2}'product\.inHouse')/, (line) => `  'product.${name}': '${name}',\n${line}`);
  }
  return [
    `lib/denial/${name}.ts: its hosts, and the signals that prove a denial`,
    `lib/denial/${name}.examples.ts: pages it claims, and neighbours that nobody may claim`,
    ...(isKnownProduct ? [] : [`${wordFile}: the product's name`]),
    'lib/denial/hosts.ts: its hosts in serviceHosts, if it must run anywhere; tsc then names the other places',
    'docs/denials.md: a row',
    'npx vitest run --project unit tests/denial: says what is missing',
  ];

  function write(path: string, text: string): void {
    writeFileSync(at(path), text);
  }
  function change(path: string, part: RegExp, to: (found: string) => string): void {
    const text = read(path);
    if (!part.test(text)) throw new TypeError(`${path} does not look as expected`);
    write(
      path,
      text.replace(part, (found: string) => to(found)),
    );
  }
}

const byModule = (one: string, other: string): number => moduleOf(one).localeCompare(moduleOf(other), 'en');
const moduleOf = (line: string): string => /'(.+)'/.exec(line)?.[1] ?? '';

const detector = (name: string): string => `import type { Detector } from './detector.ts';
import { reasons } from './reasons.ts';

/** Which page says no, how that is known, and where the fact comes from: document or capture, and the date seen. */
export const ${name}: Detector = {
  id: '${name}',
  product: '${name}',
  hosts: ['${name.toLowerCase()}.example'],
  rules: [
    {
      id: '${name}.refused',
      // All must hold, and each has a name: \`npm run detect\` says which one failed.
      signals: {
        status: ({ status }) => status === 403,
      },
      read: ({ url }) => ({
        reason: 'notAssigned',
        curable: reasons.notAssigned.curable,
        resources: [],
        resourceName: url.hostname,
      }),
    },
  ],
};
`;

const examples = (name: string): string => `import type { DetectorExamples } from './detector.ts';

export const examples: DetectorExamples = {
  claims: [],
  neighbours: [{ name: 'a healthy page', page: { url: 'https://${name.toLowerCase()}.example/', status: 200 } }],
};
`;

if (import.meta.filename === argv[1]) {
  try {
    const [name = ''] = argv.slice(2);
    for (const line of scaffold(join(import.meta.dirname, '../..'), name)) console.log(`- ${line}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
