import { readFileSync } from 'node:fs';
import { detectors } from '../../lib/denial/detectors.ts';
import { detectDenial } from '../../lib/denial/judge.ts';
import { type Agreement, differs } from './agreement.ts';
import { type Page, verdictOf } from './verdict.ts';

/** A line of `reports.jsonl`: a page that somebody wrote about in public, and what Knock has to say of it. */
export interface Report extends Page {
  id: string;
  class: string;
  expect: {
    /** `depends`: allowed and refused people may see it, so nobody may claim it. */
    denied: boolean | 'depends';
    /** One class, or several of which any is right: `consentNeeded|applicationBroken`. */
    reason?: string;
    reasonNot?: string;
    curable?: boolean;
    code?: number;
    appId?: string | null;
    appName?: string | null;
    user?: string | null;
    kind?: string;
    key?: string;
    /** What the address is about; `null`: nothing. `powerBi*`: any kind that begins so. */
    identityKind?: string | null;
    identityKey?: string;
    /** Parameters that the way back must not keep. */
    returnToLacks?: string[];
  };
}

/** The lines of a file whose lines all say what is expected; none: it is another file. */
export function readReports(file: string): Report[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const rows: Partial<Report>[] = lines.every(isObject) ? lines.map((line) => JSON.parse(line)) : [];
  return rows.every((row): row is Report => row.expect !== undefined) ? rows : [];
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Judges one report in every point that it has an expectation for. */
export function judgeReport(report: Report): Agreement {
  const verdict = verdictOf(report);
  const { expect } = report;
  const same = <T>(what: string, found: T, expected: T | undefined): string[] =>
    expected === undefined ? [] : differs(what, found, expected);
  const differences = [
    differs('denied', verdict.denied, expect.denied === true),
    expect.reason?.split('|').includes(verdict.reason ?? '') === false
      ? differs('reason', verdict.reason, expect.reason)
      : [],
    expect.reasonNot === verdict.reason ? [`reason: found ${verdict.reason}, which it must not be`] : [],
    same('curable', verdict.curable, expect.curable),
    same('code', verdict.code, expect.code),
    same('appId', verdict.appId, expect.appId),
    same('appName', verdict.appName, expect.appName),
    same('user', verdict.user, expect.user),
    same('kind', verdict.resource?.kind, expect.kind),
    same('key', verdict.resource?.key, expect.key),
    same(
      'identityKind',
      verdict.identity?.kind ?? null,
      kindLike(expect.identityKind, verdict.identity?.kind),
    ),
    same('identityKey', verdict.identity?.key, expect.identityKey),
    (expect.returnToLacks ?? []).filter((name) => wayBack(report).includes(name)),
  ];
  return { subject: `${report.id} ${report.class}`, verdict, differences: differences.flat() };
}

const kindLike = (expected: string | null | undefined, found: string | undefined) =>
  expected?.endsWith('*') && found?.startsWith(expected.slice(0, -1)) ? found : expected;

const wayBack = ({ url }: Report): string =>
  (url === undefined ? undefined : detectDenial({ url: new URL(url) }, detectors)?.returnTo) ?? '';
