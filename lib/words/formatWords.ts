import format from 'icu-minify/format';
import { day, hour, minute, second } from '../platform/durations.ts';
import type { Catalog } from './catalog.ts';
import type { MessageKey } from './en.ts';
import { splitDuration } from './isoDuration.ts';
import type { ValuesOf } from './messageArguments.ts';

/** Every visible word of Knock goes through one of these. Free of React and of the DOM. */
export interface Words {
  /** BCP 47 tag of the words; also what Graph is asked for (`Accept-Language`). */
  locale: string;
  /** Tag that `Intl` understands. */
  formatLocale: string;
  dir: 'ltr' | 'rtl';
  t<K extends MessageKey>(key: K, ...values: ValuesOf<K>): string;
  /** “2 hours ago”, “in 3 days”; under a minute: “just now”. Both in epoch ms. */
  formatRelative(ms: number, now: number): string;
  /** “10:42” on the day of `now`, else with the date. */
  formatTime(ms: number, now: number): string;
  /** Absolute, with seconds and zone: for hovering. */
  formatFull(ms: number): string;
  formatDate(ms: number): string;
  /** “90 days” for `P90D`; text that is no ISO 8601 duration comes back as it is. */
  formatDuration(iso: string): string;
  formatList(items: readonly string[]): string;
  formatNumber(value: number): string;
}

/**
 * Messages and days in one language: all that the worker says. `locale` may be more exact than the catalog (`en-GB`
 * with the English messages): it then decides how dates and numbers look. Unknown tags fall back to the catalog's own.
 */
export function messageWords(locale: string, catalog: Catalog) {
  const { messages, dir, decorate = (text: string) => text } = catalog;
  const formatLocale = catalog.formatTag ?? supported(locale) ?? catalog.tag;
  const t: Words['t'] = (key, ...values) =>
    String(format(messages[key], formatLocale, isolate(values[0], dir), { formatters }));

  // Each of these takes up to a millisecond to make, and a list asks for them once an entry.
  const date = once(() => new Intl.DateTimeFormat(formatLocale, { dateStyle: 'medium' }));
  const number = once(() => new Intl.NumberFormat(formatLocale));
  const plural = once(() => new Intl.PluralRules(formatLocale));
  const formatters = {
    getPluralRules: plural,
    getNumberFormat: number,
    getDateTimeFormat: date, // no message holds a date
  };
  return {
    formatLocale,
    dir,
    decorate,
    t,
    formatDate: (ms: number) => decorate(date().format(ms)),
    formatNumber: (value: number) => number().format(value),
  };
}

/** All words of a page in one language, see `messageWords`. */
export function formatWords(locale: string, catalog: Catalog): Words {
  const words = messageWords(locale, catalog);
  const { formatLocale, decorate, t, formatDate } = words;
  const clock = once(() => new Intl.DateTimeFormat(formatLocale, { timeStyle: 'short' }));
  const full = once(() => new Intl.DateTimeFormat(formatLocale, { dateStyle: 'full', timeStyle: 'long' }));
  const relative = once(() => new Intl.RelativeTimeFormat(formatLocale, { numeric: 'auto' }));
  const list = once(() => new Intl.ListFormat(formatLocale, { type: 'unit', style: 'short' }));
  return {
    ...words,
    locale: catalog.formatTag === undefined ? formatLocale : catalog.tag,
    formatRelative(ms, now) {
      const [value, unit] = relativeParts(ms - now);
      if (unit === 'second') return t('time.justNow');
      return decorate(relative().format(value, unit));
    },
    formatTime(ms, now) {
      const time = decorate(clock().format(ms));
      const date = formatDate(ms);
      return date === formatDate(now) ? time : t('time.onDay', { date, clock: time });
    },
    formatFull: (ms) => decorate(full().format(ms)),
    formatDuration(iso) {
      const parts = splitDuration(iso);
      if (parts === undefined) return iso;
      return list().format(parts.map(({ unit, count }) => t(`duration.${unit}`, { count })));
    },
    formatList: (items) => list().format(items),
  };
}

/** Made when first asked for, and kept. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function supported(locale: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0];
  } catch {
    return undefined; // not a language tag at all
  }
}

/**
 * Names, addresses and URLs keep their own direction inside right-to-left text (Unicode isolates). None of them turns the
 * words around it: somebody may have chosen a name for that. A value may be a text of ours, with isolates in it.
 */
function isolate(
  values: Readonly<Record<string, string | number>> = {},
  dir: Catalog['dir'],
): Record<string, string | number> {
  const contained = (text: string) =>
    dir === 'ltr'
      ? text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
      : `\u2068${text.replace(/[\u202a-\u202e]/g, '')}\u2069`;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? contained(value) : value,
    ]),
  );
}

const steps: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['second', second, 45 * second],
  ['minute', minute, 55 * minute],
  ['hour', hour, 22 * hour],
  ['day', day, 26 * day],
  ['month', 30 * day, 320 * day],
];

function relativeParts(difference: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, size, limit] of steps)
    if (Math.abs(difference) < limit) return [nonZero(difference / size), unit];
  return [nonZero(difference / (365 * day)), 'year'];
}

/** Rounds, but never to zero: “0 minutes ago” is no time. */
const nonZero = (value: number): number => Math.round(value) || Math.sign(value);
