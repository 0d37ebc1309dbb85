import type { RequestState } from '../../lib/entitlement/request.ts';
import type { RequestRow } from '../../lib/store/rows.ts';

/** What the person looks for. Empty: everything. Days are `YYYY-MM-DD` in their own time zone. */
export interface HistoryFilter {
  text: string;
  state: RequestState | '';
  /** Name of the package. */
  packageName: string;
  from: string;
  to: string;
}

export const noFilter: HistoryFilter = { text: '', state: '', packageName: '', from: '', to: '' };

/** Requests that fit all of it, newest first. Text is found in what was asked for, why, the answers and the ids. */
export function filterHistory(
  requests: readonly RequestRow[],
  filter: HistoryFilter,
  locale: string,
): RequestRow[] {
  const words = folded(filter.text, locale).split(/\s+/).filter(Boolean);
  const from = dayStart(filter.from) ?? Number.NEGATIVE_INFINITY;
  const to = dayEnd(filter.to) ?? Number.POSITIVE_INFINITY;
  return requests
    .filter(
      (row) =>
        (filter.state === '' || row.state === filter.state) &&
        (filter.packageName === '' || row.accessPackageName === filter.packageName) &&
        row.createdAt >= from &&
        row.createdAt <= to &&
        hasAll(row, words, locale),
    )
    .sort((one, other) => other.createdAt - one.createdAt);
}

function hasAll(row: RequestRow, words: readonly string[], locale: string): boolean {
  if (words.length === 0) return true;
  const answers = row.answers.map(({ displayValue }) => displayValue);
  const parts = [
    row.accessPackageName,
    row.deniedName,
    row.justification,
    ...answers,
    row.graphId,
    row.graphStatus,
  ];
  const all = folded(parts.join(' '), locale);
  return words.every((word) => all.includes(word));
}

/** Without case and accents: who types "buro" finds "Büro". */
const folded = (text: string, locale: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase(locale);

const dayStart = (day: string): number | undefined => timeOf(`${day}T00:00:00`);
const dayEnd = (day: string): number | undefined => timeOf(`${day}T23:59:59.999`);
function timeOf(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The names of all packages that were asked for, in order. */
export const packageNames = (requests: readonly RequestRow[]): string[] =>
  [...new Set(requests.map((row) => row.accessPackageName))]
    .filter((name) => name !== '')
    .sort((one, other) => one.localeCompare(other));
