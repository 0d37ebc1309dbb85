/**
 * What somebody who wants a tag can read, as one comparable name: the language and its script, since Traditional and
 * Simplified Chinese, or Serbian in two alphabets, are different reading. `no` is Norwegian without saying which; both
 * written forms are read by all (CLDR, "languageMatching", 2026-11). In: any text; one that is no tag stands for itself.
 */
export function languageOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${norwegian.has(language) ? 'no' : language}-${script ?? ''}`;
  } catch {
    return tag.toLowerCase();
  }
}

const norwegian: ReadonlySet<string> = new Set(['no', 'nb', 'nn']);
