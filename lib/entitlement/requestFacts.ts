import { isDay } from '../platform/isDay.ts';
import { type Need, needs } from './need.ts';

/** What an approver has to know of a request and nothing in Graph says. */
export interface RequestFacts {
  /** The page's address for reading, or what the person wrote in its place. */
  page?: string;
  need?: Need;
  /** `YYYY-MM-DD`. */
  neededBy?: string;
}

/** No longer than this, in UTF-16 units, so that the reason keeps its room. */
export const longestFactsLine = 300;

/** English, whatever the requestor reads: the approver's Knock finds them again and shows them in its own language. */
const needTokens = { view: 'Can view', edit: 'Can edit', manage: 'Full control' } as const satisfies Record<
  Need,
  string
>;
const labels = { page: 'Page: ', need: 'Access: ', neededBy: 'Needed by: ' } as const;
const separator = ' · ';
const noFacts: RequestFacts = {};

/**
 * The facts as one line of a justification, readable in My Access as it is:
 * `[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit · Needed by: 2026-12-05]`. Empty without facts.
 */
export function factsLine(facts: RequestFacts): string {
  const { need, neededBy } = facts;
  const rest = [
    need === undefined ? '' : labels.need + needTokens[need],
    isDay(neededBy) ? labels.neededBy + neededBy : '',
  ].filter(Boolean);
  const room = longestFactsLine - `[${['', ...rest].join(separator)}]`.length - labels.page.length;
  const page = shortened(inOneLine(facts.page ?? ''), room);
  const parts = page === '' ? rest : [labels.page + page, ...rest];
  return parts.length === 0 ? '' : `[${parts.join(separator)}]`;
}

/** Where it is, for reading: the address without its scheme and escapes, then the part of it that was refused. */
export const readablePath = (url: string, partName?: string): string =>
  inOneLine([readableAddress(url), partName].filter((part) => part !== undefined).join(' › '));

function readableAddress(url: string): string {
  const path = url.replace(/^https:\/\//, '').replace(/\/$/, '');
  try {
    return decodeURI(path);
  } catch {
    return path; // broken escapes
  }
}

/** A justification that begins with the facts, if there are any. */
export const withFacts = (facts: RequestFacts, reason: string): string =>
  [factsLine(facts), reason.trim()].filter(Boolean).join('\n');

/** What `withFacts` wrote; `undefined`: the text doesn't begin with a line of facts. */
export function readFacts(text: string): { facts: RequestFacts; rest: string } | undefined {
  const [line = '', ...others] = text.trim().split('\n');
  const inner = /^\[(.*)\]\r?$/u.exec(line)?.[1];
  if (inner === undefined || line.length > longestFactsLine + 1) return undefined;
  let facts = noFacts;
  let last = -1;
  for (const part of inner.split(separator)) {
    const index = order.findIndex((name) => part.startsWith(labels[name]));
    const name = order[index];
    if (name === undefined || index <= last) return undefined;
    last = index;
    const fact = readFact(name, part.slice(labels[name].length));
    if (fact === undefined) return undefined;
    facts = { ...facts, ...fact };
  }
  return { facts, rest: others.join('\n').trim() };
}

/** What is left of facts in the line: that is shown, not what was typed. */
export const asSent = (facts: RequestFacts): RequestFacts => readFacts(factsLine(facts))?.facts ?? noFacts;

/** What was typed as the reason: without the line of facts, which nobody typed. */
export const reasonOf = (justification: string): string =>
  readFacts(justification)?.rest ?? justification.trim();

const order = ['page', 'need', 'neededBy'] as const;

function readFact(name: (typeof order)[number], value: string): RequestFacts | undefined {
  switch (name) {
    case 'page':
      return value === '' || value !== inOneLine(value) ? undefined : { page: value };
    case 'need': {
      const need = needs.find((one) => needTokens[one] === value);
      return need && { need };
    }
    case 'neededBy':
      return isDay(value) ? { neededBy: value } : undefined;
  }
}

/**
 * Text of a page or a person as a part of the line: nothing that breaks it, hides, or turns its direction, and no dot
 * that would begin another fact. `\p{C}` is control, format, surrogate, private and unassigned.
 */
const inOneLine = (text: string): string =>
  text
    .slice(0, longestFactsLine * 8)
    .replace(/[\s·]+/g, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();

function shortened(text: string, room: number): string {
  if (text.length <= room) return text;
  const cut = text.slice(0, room - 1);
  // No half of a character stays behind.
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
