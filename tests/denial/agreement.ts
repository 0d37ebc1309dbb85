import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Verdict, verdictOf } from './verdict.ts';

/** A row of `urls.json`. */
export interface UrlRow {
  url: string;
  product: string;
  denied: boolean | 'depends';
  expectedResource: { kind: string; key: string | null; solvable?: boolean; siteId?: string } | null;
}

/** A row of `messages.json`. */
export interface MessageRow {
  text: string;
  code: number | null;
  appId: string | null;
  appName: string | null;
  user: string | null;
  denied_solvable: boolean;
}

/** What was found, and in which points it differs from what is expected; none: agreement. */
export interface Agreement {
  subject: string;
  verdict: Verdict;
  differences: string[];
}

/**
 * Judges a URL row without its page. `denied: true` must be claimed, with its key; nothing else may be. What is only
 * identified must be what the row expects, where it names a key.
 */
export function judgeUrlRow(row: UrlRow): Agreement {
  const verdict = verdictOf({ url: row.url });
  const { expectedResource: expected } = row;
  const isDenied = row.denied === true;
  const differences = [differs('denied', verdict.denied, isDenied)];
  const found = isDenied ? verdict.resource : verdict.identity;
  if (expected?.key != null && !unidentifiable.test(row.product))
    differences.push(
      differs('kind', found?.kind, expected.kind),
      differs('key', comparable(found?.key), comparable(expected.key)),
    );
  if (isDenied) differences.push(differs('curable', verdict.curable, expected?.solvable !== false));
  return { subject: row.url, verdict, differences: differences.flat() };
}

/** No Entra resource at all, or one that only a declared host or an inflated SAML request tells. */
const unidentifiable = /^(?:SharePoint Server|app redirect_uri)/;

const comparable = (key: string | undefined): string | undefined => key?.toLowerCase().replace(/-/g, '');

/** Judges a message as if read on Entra's own error page. */
export function judgeMessageRow(row: MessageRow): Agreement {
  const verdict = verdictOf({ message: row.text });
  const differences = [
    differs('code', verdict.code, row.code),
    differs('appId', verdict.appId, row.appId),
    differs('appName', verdict.appName, row.appName),
    differs('user', verdict.user, row.user),
    differs('curable', verdict.curable, row.denied_solvable),
  ].flat();
  return { subject: row.text, verdict, differences };
}

/**
 * Judges a saved page, at the address that browsers write into it when they save it, or that of a `NAME.json` beside it
 * (`{url, status?}`); without either as if it were one of Entra's. Names that say `neighbour` are healthy; for others
 * there is no expectation.
 */
export function judgeSavedPage(file: string): Agreement {
  const html = readFileSync(file, 'utf8');
  const verdict = verdictOf({ url: savedFrom(html) ?? errorPages, html, ...besides(file) });
  const differences = file.includes('neighbour') ? differs('denied', verdict.denied, false) : [];
  return { subject: basename(file), verdict, differences };
}

const errorPages = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';

/** `<!-- saved from url=(0026)https://example.com/ -->`: the number is the address's length. */
const savedFrom = (html: string): string | undefined =>
  /<!--\s*saved from url=\(\d+\)(https:\/\/\S+?)\s*-->/.exec(html.slice(0, 4096))?.[1];

function besides(file: string): { url?: string; status?: number } {
  const path = file.replace(/\.html?$/, '.json');
  if (path === file || !existsSync(path)) return {};
  const told: { url?: unknown; status?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    ...(typeof told.url === 'string' ? { url: told.url } : {}),
    ...(typeof told.status === 'number' ? { status: told.status } : {}),
  };
}

/** Reads `urls.json` or `messages.json`, told apart by their rows. */
export function judgeFixtureFile(file: string): Agreement[] {
  const rows: (UrlRow | MessageRow)[] = JSON.parse(readFileSync(file, 'utf8'));
  return rows.map((row) => ('url' in row ? judgeUrlRow(row) : judgeMessageRow(row)));
}

export const differs = (what: string, found: unknown, expected: unknown): string[] =>
  found === expected ? [] : [`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
