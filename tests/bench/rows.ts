import { median, quantile, upperBound } from './statistics.ts';

/** One line of the result. `goal` and `ok` are `null` where a figure is only reported. */
export interface Row {
  name: string;
  value: number;
  unit: 'ms' | 'KiB' | 'MiB' | '×' | 'count';
  floor: number | null;
  /** Median of the product by median of the floor. */
  ratio: number | null;
  /** At most this: of the ratio's upper bound where there is a floor, else of the value. */
  goal: number | null;
  ok: boolean | null;
  n?: number;
  /** Upper end of the 95 % bootstrap interval of the ratio. */
  ratioUpper?: number;
}

/** A row against its floor: ok only if the upper bound of the ratio meets the goal. */
export function ratioRow(
  name: string,
  samples: { product: number[]; floor: number[] },
  goal: number | null,
  random: () => number,
): Row {
  const ratioOf = (...[product = [], floor = []]: number[][]) => median(product) / median(floor);
  const ratioUpper = upperBound([samples.product, samples.floor], ratioOf, random);
  return {
    name,
    value: median(samples.product),
    unit: 'ms',
    floor: median(samples.floor),
    ratio: ratioOf(samples.product, samples.floor),
    goal,
    ok: goal === null ? null : ratioUpper <= goal,
    n: samples.product.length,
    ratioUpper,
  };
}

/** A row without floor: a plain figure, and the most it may be. */
export function plainRow(
  name: string,
  value: number,
  unit: Row['unit'],
  goal: number | null,
  n?: number,
): Row {
  const ok = goal === null ? null : value <= goal;
  return { name, value, unit, floor: null, ratio: null, goal, ok, ...(n === undefined ? {} : { n }) };
}

export const medianRow = (name: string, samples: number[]): Row =>
  plainRow(name, median(samples), 'ms', null, samples.length);
export const p95Row = (name: string, samples: number[], goal: number | null): Row =>
  plainRow(`${name}, p95`, quantile(samples, 0.95), 'ms', goal, samples.length);

const heads = ['', 'value', 'unit', 'floor', 'ratio', '≤95 %', 'goal', 'n', 'ok'];

/** The rows as a table of Markdown, which reads as well in a terminal. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.name,
    number(row.value),
    row.unit,
    number(row.floor),
    number(row.ratio),
    number(row.ratioUpper ?? null),
    number(row.goal),
    row.n === undefined ? '' : String(row.n),
    row.ok === null ? 'reported' : row.ok ? 'yes' : 'NO',
  ]);
  const cells = [heads, ...lines];
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]) =>
    `| ${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [format(heads), format(rule), ...lines.map(format)].join('\n');
}

const number = (value: number | null): string =>
  value === null ? '' : Number.isInteger(value) ? String(value) : value.toFixed(2);
