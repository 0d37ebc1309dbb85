import { languageOf } from './languageOf.ts';

/** Languages that exist. Each but English is a file of its own, loaded when chosen (`locales.ts`). */
export const availableLocales = ['en', 'qps-plocm'];

/**
 * The best language that exists for a list of wishes, most wanted first: the same tag, else the same language in the same
 * script. English when nothing fits. Out: the wish itself (`de-AT`) where its plain language exists, for dates and numbers.
 */
export function pickLocale(
  wishes: readonly (string | undefined)[],
  available: readonly string[] = availableLocales,
): string {
  for (const wish of wishes) {
    if (wish === undefined || wish === '') continue;
    const tag = wish.toLowerCase();
    if (available.includes(tag)) return tag;
    const language = tag.split('-')[0] ?? tag;
    const near = available.find((one) => languageOf(one) === languageOf(tag));
    if (near !== undefined) return near === language ? wish : near;
  }
  return 'en';
}
