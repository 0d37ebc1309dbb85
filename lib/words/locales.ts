import { type Catalog, english } from './catalog.ts';
import { createWords, type Words } from './words.ts';

/** Languages besides English, each loaded only when chosen. */
const loaders: Record<string, () => Promise<Catalog>> = {
  'qps-plocm': async () => (await import('./pseudo.ts')).pseudo,
};

/** Tags that the settings offer. */
export const availableLocales = ['en', ...Object.keys(loaders)];

/**
 * The best language that exists for a list of wishes, most wanted first: the same tag, else the same language.
 * English when nothing fits.
 */
export function pickLocale(wishes: readonly (string | undefined)[]): string {
  for (const wish of wishes) {
    if (wish === undefined || wish === '') continue;
    const tag = wish.toLowerCase();
    if (availableLocales.includes(tag)) return tag;
    const language = tag.split('-')[0] ?? tag;
    if (availableLocales.includes(language)) return wish;
  }
  return 'en';
}

/** Words for pages. A language whose file cannot be loaded falls back to English. */
export async function loadWords(
  setting: string | undefined,
  browserLanguages: readonly string[],
): Promise<Words> {
  const locale = pickLocale([setting, ...browserLanguages]);
  const load = loaders[locale.toLowerCase()] ?? loaders[locale.toLowerCase().split('-')[0] ?? ''];
  if (load === undefined) return createWords(locale, english);
  try {
    return createWords(locale, await load());
  } catch {
    return createWords('en', english);
  }
}
