/**
 * `npm run detect [-- PATH…]`: what the shipped detectors make of pages.
 * `FILE.jsonl`: one JSON verdict a line for lines `{url, html?, title?, status?, message?}`; bad lines give `{error}`.
 * `urls.json`, `messages.json`, `saved.html`, a `.jsonl` whose lines all say what they `expect`, or a folder of them
 * (default: our fixtures): a row per entry, found against expected; exits 1 on any disagreement.
 */
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Agreement, judgeFixtureFile, judgeSavedPage } from './agreement.ts';
import { judgeReport, readReports } from './reports.ts';
import type { Runs } from './runs.ts';
import { type Page, verdictOf } from './verdict.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

async function main(paths: string[]): Promise<number> {
  let disagreements = 0;
  for (const path of paths.flatMap(filesIn)) {
    const reports = extname(path) === '.jsonl' ? readReports(path) : [];
    if (reports.length > 0) disagreements += print(path, reports.map(judgeReport));
    else if (extname(path) === '.jsonl') await printVerdicts(path);
    else disagreements += printAgreements(path);
  }
  return disagreements === 0 ? 0 : 1;
}

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path];

async function printVerdicts(path: string): Promise<void> {
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim() !== '') console.log(JSON.stringify(judgeLine(line)));
  }
}

function judgeLine(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (!isPage(value)) throw new TypeError('a line is an object whose url, html and message are strings');
    return verdictOf(value);
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unreadable' };
  }
}

const isPage = (value: unknown): value is Page =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ['url', 'html', 'title', 'message'].every((name) => {
    const member = Object.entries(value).find(([key]) => key === name)?.[1];
    return member === undefined || typeof member === 'string';
  });

function printAgreements(path: string): number {
  const isHtml = /\.html?$/.test(path);
  // A JSON file beside a saved page tells about that page.
  if (!isHtml && (extname(path) !== '.json' || existsSync(path.replace(/\.json$/, '.html')))) return 0;
  return print(path, isHtml ? [judgeSavedPage(path)] : judgeFixtureFile(path));
}

function print(path: string, agreements: readonly Agreement[]): number {
  console.log(`\n${path}`);
  for (const agreement of agreements) console.log(row(agreement));
  const wrong = agreements.filter((agreement) => agreement.differences.length > 0).length;
  console.log(`${agreements.length - wrong} agree, ${wrong} disagree`);
  return wrong;
}

const looks: Record<Runs, string> = {
  always: '',
  onceAllowed: 'Knock looks once its host is allowed',
  never: 'Knock does not look here',
};

function row({ subject, verdict, differences }: Agreement): string {
  const made = [
    verdict.rule ?? 'not claimed',
    verdict.reason ?? '',
    verdict.detector === null ? '' : verdict.curable ? 'curable' : 'not curable',
    verdict.code ?? '',
    verdict.resource?.key ?? (verdict.identity === null ? '' : `about ${verdict.identity.key}`),
    verdict.denied ? looks[verdict.runs] : '',
  ].filter((part) => part !== '');
  const about = subject.replace(/\s+/g, ' ').slice(0, 100);
  const wrong = differences.map((difference) => `\n    ${difference}`).join('');
  const close = verdict.denied
    ? ''
    : verdict.close.map(({ rule, failed }) => `\n    close: ${rule}, but not ${failed.join(', ')}`).join('');
  return `${differences.length === 0 ? '✓' : '✗'} ${about}\n    ${made.join(' · ')}${close}${wrong}`;
}

const given = process.argv.slice(2);
try {
  process.exitCode = await main(given.length === 0 ? [fixtures] : given);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
