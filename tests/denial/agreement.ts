import { readFileSync } from 'node:fs';
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

/** Products whose detectors exist; rows of all others must not be claimed. */
const covered = /^(?:SharePoint Online|OneDrive|Entra sign-in)/;

/** Judges a URL row without its page: only `denied: true` of a covered product may and must be claimed. */
export function judgeUrlRow(row: UrlRow): Agreement {
  const verdict = verdictOf({ url: row.url });
  const expected = covered.test(row.product) && row.denied === true ? row.expectedResource : null;
  const differences = [differs('denied', verdict.denied, expected !== null)];
  if (expected !== null) {
    differences.push(
      differs('kind', verdict.resource?.kind, expected.kind),
      differs('key', verdict.resource?.key.toLowerCase(), expected.key?.toLowerCase()),
      differs('curable', verdict.curable, expected.solvable !== false),
    );
  }
  return { subject: row.url, verdict, differences: differences.flat() };
}

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

/** Judges a saved page. Names that say `neighbour` are healthy; for others there is no expectation. */
export function judgeSavedPage(file: string): Agreement {
  const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
  const verdict = verdictOf({ url, html: readFileSync(file, 'utf8') });
  const differences = file.includes('neighbour') ? differs('denied', verdict.denied, false) : [];
  return { subject: basename(file), verdict, differences };
}

/** Reads `urls.json` or `messages.json`, told apart by their rows. */
export function judgeFixtureFile(file: string): Agreement[] {
  const rows: (UrlRow | MessageRow)[] = JSON.parse(readFileSync(file, 'utf8'));
  return rows.map((row) => ('url' in row ? judgeUrlRow(row) : judgeMessageRow(row)));
}

const differs = (what: string, found: unknown, expected: unknown): string[] =>
  found === expected ? [] : [`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
