/** Languages that exist. Each but English is a file of its own, loaded when chosen (`locales.ts`). */
export const availableLocales = ['en', 'qps-plocm'];

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
