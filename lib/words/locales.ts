import { type Catalog, english } from './catalog.ts';
import { pickLocale } from './pickLocale.ts';
import { createWords, type Words } from './words.ts';

/** Languages besides English, each loaded only when chosen. */
const loaders: Record<string, () => Promise<Catalog>> = {
  'qps-plocm': async () => (await import('./pseudoEnglish.ts')).pseudo,
};

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
