import type { RequestRow } from '../../store/rows.ts';

const columns = [
  'Package',
  'Request type',
  'State',
  'Microsoft state',
  'Microsoft status',
  'Asked',
  'Last change',
  'As of',
  'Reason',
  'Answers',
  'From',
  'Until',
  'Request id',
] as const;

/**
 * Requests as CSV by RFC 4180: comma, quotes doubled, CRLF, a header. A leading mark tells spreadsheets that it is UTF-8.
 * What a spreadsheet would take for a formula is made text: some of what stands in the cells was typed by strangers.
 */
export function toCsv(requests: readonly RequestRow[]): string {
  const lines = [columns, ...requests.map(cells)].map((line) => line.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

const cells = (row: RequestRow): string[] => [
  row.accessPackageName,
  row.requestType,
  row.state,
  row.graphState ?? '',
  row.graphStatus ?? '',
  iso(row.createdAt),
  iso(row.changedAt),
  iso(row.asOf),
  row.justification,
  row.answers.map(({ displayValue }) => displayValue).join('; '),
  row.schedule?.startDateTime ?? '',
  endOf(row),
  row.graphId ?? '',
];

/** Formula characters of the usual spreadsheets, also behind white space (OWASP "CSV Injection", seen 2026-09). */
const formula = /^[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** The same where another cell begins for a spreadsheet that splits elsewhere: at the semicolon in much of Europe. */
const formulaWithin = /([,;|\t\r\n][\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function cell(value: string): string {
  const text = `${formula.test(value) ? "'" : ''}${value.replaceAll(formulaWithin, "$1'")}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const iso = (ms: number): string => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
};

function endOf({ schedule }: RequestRow): string {
  const expiration = schedule?.expiration;
  if (expiration?.type === 'afterDateTime') return expiration.endDateTime;
  return expiration?.type === 'afterDuration' ? expiration.duration : '';
}

/** The same as JSON, with the whole timeline: what is kept of one's own requests, and nothing of Knock's book-keeping. */
export function toJson(requests: readonly RequestRow[], account: string, now: number): string {
  const own = requests.map(({ profile: _key, openIntent: _index, announcedState: _told, ...row }) => row);
  return `${JSON.stringify({ exportedAt: iso(now), account, requests: own }, undefined, 2)}\n`;
}
