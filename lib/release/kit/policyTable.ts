import type { PolicyKey } from './policyKeys.ts';

const words: Record<string, string> = {
  text: 'text',
  boolean: 'boolean',
  number: 'number',
  list: 'list',
  uuid: 'GUID',
  uri: 'https address',
  email: 'mail address',
};
const start = '| key | type | default | example |\n|---|---|---|---|\n';
const row = /^\| `/;

/** The text of `docs/policy.md` with its table of keys made anew. */
export function withPolicyTable(text: string, keys: readonly PolicyKey[]): string {
  const from = text.indexOf(start);
  if (from < 0) throw new Error('docs/policy.md has no table of keys.');
  const rest = text.slice(from + start.length).split('\n');
  const end = rest.findIndex((line) => !row.test(line));
  const rows = keys.map((key) => tableRow(key, text));
  return `${text.slice(0, from)}${start}${[...rows, ...rest.slice(end)].join('\n')}`;
}

function tableRow(key: PolicyKey, text: string): string {
  const isBelow = text.includes(`\n## ${key.key}\n`);
  const about = linked(key.description).replace(/\.$/, isBelow ? `, [below](#${key.key.toLowerCase()})` : '');
  const { default: byDefault, example } = key;
  const isLong = JSON.stringify(example).length > 80;
  return `| ${[
    `\`${key.key}\``,
    `${typeOf(key)}: ${key.title}. ${about}`,
    byDefault === undefined ? 'none' : code(byDefault),
    isLong ? (isBelow ? 'below' : 'there') : code(example),
  ].join(' | ')} |`;
}

const typeOf = ({ kind, format, choices, example }: PolicyKey): string =>
  kind === 'choice'
    ? choices.map((choice) => `\`${choice}\``).join(', ')
    : kind === 'json'
      ? Array.isArray(example)
        ? 'list'
        : 'object'
      : (words[format ?? kind] ?? kind);

/** `docs/denials.md` becomes a link with the words of its name. */
const linked = (text: string): string =>
  text.replace(/\bdocs\/([\w-]+)\.md\b/g, (_, name: string) => `[${name.replaceAll('-', ' ')}](${name}.md)`);

/** JSON as people write it: a blank after each comma and colon. */
const code = (value: unknown): string =>
  `\`${JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/([[{]) | ([\]}])/g, '$1$2')}\``;
