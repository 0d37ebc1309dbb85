import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isRecord } from '../../platform/isRecord.ts';
import { decodeSettings } from '../../settings/decodeSettings.ts';
import { policyLists } from '../../settings/policyLists.ts';
import { developmentIds, type Ids } from '../ids.ts';
import type { Plan } from './plan.ts';
import { exampleSettings, type PolicyKey } from './policyKeys.ts';

export const usage = `npm run kit -- [options]

  --chrome ID --edge ID --firefox ID   the ids of your packages (default: those of a build for development)
  --update-url URL                     where Chrome and Edge fetch a self-hosted package (default: their stores)
  --firefox-url URL                    where Firefox fetches it (default: addons.mozilla.org)
  --firefox-unsigned                   lets Firefox ESR install packages that Mozilla has not signed, of any extension
  --client GUID --approver-client GUID --administrator-client GUID --tenant GUID --cloud NAME
                                       the registrations that policy sets
  --settings FILE                      further settings, as a JSON object of keys
  --examples                           sets every key, to its example
  --out FOLDER                         where the files go (default: docs/kit without options, else .output/kit)
  --check                              writes nothing; fails where docs/kit or docs/policy.md is not as it would be
`;

const options = {
  chrome: { type: 'string' },
  edge: { type: 'string' },
  firefox: { type: 'string' },
  'update-url': { type: 'string' },
  'firefox-url': { type: 'string' },
  'firefox-unsigned': { type: 'boolean' },
  client: { type: 'string' },
  'approver-client': { type: 'string' },
  'administrator-client': { type: 'string' },
  tenant: { type: 'string' },
  cloud: { type: 'string' },
  settings: { type: 'string' },
  examples: { type: 'boolean' },
  out: { type: 'string' },
  check: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export interface Command {
  plan: Plan;
  /** Nothing was asked for: the files that are checked in. */
  isDefault: boolean;
  out: string | undefined;
  check: boolean;
  help: boolean;
  /** One sentence for each value that can't be used. */
  problems: string[];
}

/** What `npm run kit` was told. Throws on an option that it doesn't know. */
export function readCommand(args: readonly string[], keys: readonly PolicyKey[]): Command {
  const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
  const { out, check = false, help = false, ...chosen } = values;
  const ids: Ids = {
    chrome: chosen.chrome ?? developmentIds.chrome,
    edge: chosen.edge ?? developmentIds.edge,
    firefox: chosen.firefox ?? developmentIds.firefox,
  };
  const updates = chosen['update-url'];
  const updateUrls = {
    ...(updates === undefined ? {} : { chrome: updates, edge: updates }),
    ...(chosen['firefox-url'] === undefined ? {} : { firefox: chosen['firefox-url'] }),
  };
  const { settings, problems } = readValues(chosen, keys);
  return {
    plan: { ids, keys, settings, updateUrls, unsigned: chosen['firefox-unsigned'] === true },
    isDefault: Object.keys(chosen).length === 0,
    out,
    check,
    help,
    problems: [...idProblems(ids), ...Object.values(updateUrls).flatMap(urlProblems), ...problems],
  };
}

interface Values {
  client?: string | undefined;
  'approver-client'?: string | undefined;
  'administrator-client'?: string | undefined;
  tenant?: string | undefined;
  cloud?: string | undefined;
  settings?: string | undefined;
  examples?: boolean | undefined;
}

function readValues(chosen: Values, keys: readonly PolicyKey[]) {
  const file = chosen.settings === undefined ? {} : readFile(chosen.settings);
  const registration = {
    clientId: chosen.client,
    approverClientId: chosen['approver-client'],
    administratorClientId: chosen['administrator-client'],
    tenantId: chosen.tenant,
    cloud: chosen.cloud,
  };
  const examples = exampleSettings(keys);
  const given: Record<string, unknown> = {
    ...(chosen.examples === true ? examples : {}),
    ...(typeof file === 'string' ? {} : file),
    ...Object.fromEntries(Object.entries(registration).filter(([, value]) => value !== undefined)),
  };
  const { clientId, approverClientId, tenantId } = examples;
  const settings =
    Object.keys(given).length > 0 ? given : { clientId, approverClientId, tenantId, cloud: 'global' };
  const wrong = decodeSettings(settings, {}, policyLists).problems.map(({ key, why }) => `${key}: ${why}.`);
  return { settings, problems: typeof file === 'string' ? [file, ...wrong] : wrong };
}

/** The object in a file, or why there is none. */
function readFile(path: string): Record<string, unknown> | string {
  try {
    const text = readFileSync(path, 'utf8');
    const content: unknown = JSON.parse(text);
    if (!isRecord(content)) return `${path} is not a JSON object of keys and values.`;
    const twice = namedTwice(text);
    return twice.length === 0 ? content : `${path} has ${twice.join(', ')} twice.`;
  } catch (error) {
    return `${path} can't be read: ${error instanceof Error ? error.message : error}.`;
  }
}

/** Names that an object of this JSON has twice: of two values the last would count, without a word. */
function namedTwice(json: string): string[] {
  const open: Set<string>[] = [];
  const twice: string[] = [];
  for (const [token, name = '', colon] of json.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g)) {
    const names = open.at(-1);
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined && names?.has(name)) twice.push(name);
    else if (colon !== undefined) names?.add(name);
  }
  return twice;
}

/** Chromium's ids are 32 letters from `a` to `p`; Firefox takes something like a mail address, or a GUID in braces. */
export const idProblems = ({ chrome, edge, firefox }: Ids): string[] => [
  ...Object.entries({ chrome, edge })
    .filter(([, id]) => !/^[a-p]{32}$/.test(id))
    .map(([browser, id]) => `--${browser}: "${id}" is not an id, which is 32 letters from a to p.`),
  ...(firefox.length <= 80 && /^(\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}|[\w.-]*@[\w.-]+)$/i.test(firefox)
    ? []
    : [`--firefox: "${firefox}" is not an id, such as knock@contoso.com.`]),
];

/** `http` only on this machine, for a trial. */
function urlProblems(address: string): string[] {
  const url = URL.parse(address);
  const isUsable = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  return isUsable ? [] : [`"${address}" is not an https address.`];
}
