import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import schema from '../../../public/managed-schema.json' with { type: 'json' };
import { takeSharedHosts } from '../../settings/hostPattern.ts';
import { zipOf } from '../zips.ts';
import { kitFiles } from './kit.ts';
import { type Command, readCommand, usage } from './options.ts';
import { readSchema } from './policyKeys.ts';
import { withPolicyTable } from './policyTable.ts';

// `npm run kit`: the files that roll Knock out, from the schema of its settings.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const checkedIn = join(root, 'docs/kit');
const docs = join(root, 'docs/policy.md');
takeSharedHosts(readFileSync(join(root, 'public/shared-hosts.txt'), 'utf8'));
const { keys, problems } = readSchema(schema);

try {
  const command = readCommand(process.argv.slice(2), keys);
  const wrong = [...problems, ...command.problems];
  if (command.help) process.stdout.write(usage);
  else if (wrong.length > 0) fail(wrong);
  else if (command.check) check(command);
  else write(command);
} catch (error) {
  fail([error instanceof Error ? error.message : String(error), usage]);
}

function write({ plan, isDefault, out }: Command): void {
  const files = kitFiles(plan);
  const folder = out ?? (isDefault ? checkedIn : join(root, '.output/kit'));
  // Files of an older kit go; a folder that somebody named keeps what is in it.
  if (out === undefined) rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (isDefault) writeFileSync(docs, withPolicyTable(readFileSync(docs, 'utf8'), keys));
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The release's own stays beside one with somebody's ids.
  const zip = isDefault ? `.output/${name}-${version}-kit.zip` : '.output/kit.zip';
  mkdirSync(join(root, '.output'), { recursive: true });
  writeFileSync(join(root, zip), zipOf(files));
  process.stdout.write(
    `${Object.keys(files).length} files in ${relative(process.cwd(), folder)}, and ${zip}\n`,
  );
}

function check({ plan }: Command): void {
  const files = kitFiles(plan);
  const found = readdirSync(checkedIn, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(checkedIn, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const stale = [...new Set([...found, ...Object.keys(files)])].filter(
    (path) => !found.includes(path) || readFileSync(join(checkedIn, path), 'utf8') !== files[path],
  );
  const text = readFileSync(docs, 'utf8');
  const unknown = keys.filter(({ key }) => !text.includes(`\n| \`${key}\` |`)).map(({ key }) => key);
  const wrong = [
    ...unknown.map((key) => `The kit does not know ${key}.`),
    ...stale.map((path) => `docs/kit/${path} is not what the schema says.`),
    ...(withPolicyTable(text, keys) === text
      ? []
      : ['The table of docs/policy.md is not what the schema says.']),
  ];
  if (wrong.length > 0) fail([...wrong, '`npm run kit` writes them anew.']);
  else process.stdout.write(`The kit knows all ${keys.length} keys.\n`);
}

function fail(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exitCode = 1;
}
