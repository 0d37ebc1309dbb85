import { parseArgs } from 'node:util';

/**
 * Stands in for the Azure CLI where a registration script runs: `az rest` (and a `login` without a question), with the options and the few forms of `--query`
 * that the script uses. Debian's azure-cli 2.45 sent the same calls with the same bodies (2026-11).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'only-show-errors': { type: 'boolean' },
    method: { type: 'string', default: 'get' },
    url: { type: 'string', default: '' },
    'url-parameters': { type: 'string' },
    headers: { type: 'string' },
    body: { type: 'string' },
    query: { type: 'string', default: '@' },
    output: { type: 'string' },
  },
});
if (positionals[0] === 'login') process.exit();
if (positionals.join(' ') !== 'rest') throw new Error(`az ${positionals.join(' ')} is not served.`);

const url = new URL(values.url);
const [, name, value] = /^([^=]*)=(.*)$/.exec(values['url-parameters'] ?? '') ?? [];
if (name !== undefined && value !== undefined) url.searchParams.set(name, value);
const response = await fetch(`${process.env.TENANT}/${url.host}${url.pathname}${url.search}`, {
  method: values.method.toUpperCase(),
  headers: { authorization: `Bearer ${process.env.TOKEN}`, 'content-type': 'application/json' },
  ...(values.body === undefined ? {} : { body: values.body }),
});
const text = await response.text();
if (!response.ok) {
  // As azure-cli writes it (`send_raw_request`): the reason, and the answer in parentheses.
  process.stderr.write(`ERROR: ${response.statusText}(${text})\n`);
  process.exitCode = 1;
} else if (text !== '') {
  const found = query(JSON.parse(text), values.query);
  // As `--output tsv`: a line for each, and nothing for null.
  for (const one of [found].flat()) process.stdout.write(`${one ?? ''}\n`);
}

/** JMESPath, as far as it is used: `a.b`, `list[].a`, `list[?a=='x' && b=='y'].c`, `[a,b][].list[]`. */
function query(answer: Record<string, unknown>, path: string): unknown {
  const [, members, inEach = ''] = /^\[([\w,]+)\]\[\]\.(\w+)\[\]$/.exec(path) ?? [];
  if (members !== undefined) return members.split(',').flatMap((name) => at(answer[name], inEach) ?? []);
  const [, list, filter, member] = /^([\w.]+)\[(?:\?(.*?))?\](?:\.(\w+))?$/.exec(path) ?? [];
  if (list === undefined) return at(answer, path);
  const all = at(answer, list);
  const conditions = [...(filter ?? '').matchAll(/(\w+)=='([^']*)'/g)];
  return (Array.isArray(all) ? all : [])
    .filter((one) => conditions.every(([, key = '', wanted]) => one[key] === wanted))
    .map((one) => (member === undefined ? one : one[member]));
}

function at(answer: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((one, key) => (one as Record<string, unknown> | null)?.[key], answer);
}
