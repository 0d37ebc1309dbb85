/** Runs of scripts that write without blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
const breaks = /[\s\p{P}\p{S}\p{C}]+/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text as a search compares them: folded, and the parts of `SugarLearning` beside the whole. */
export function searchWords(text: string): string[] {
  return text.split(breaks).flatMap((word) => {
    if (word === '') return [];
    if (unspaced.test(word)) return [...segmenter.segment(word)].map(({ segment }) => fold(segment));
    const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
    return parts.length > 1 ? [fold(word), ...parts.map(fold)] : [fold(word)];
  });
}

/** Without case and accents. */
const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
