import type { LocalizedText } from '../entitlement/request.ts';
import { languageOf } from './languageOf.ts';

/**
 * A text of the organisation (a question, a choice) in a language the person reads. In: the default text, its
 * translations, the person's languages, most wanted first. For each of them the exact tag counts first, then the same
 * language in the same script; at English the default text is taken, as the service does, and where nothing fits.
 */
export function localized(
  text: string,
  localizations: readonly LocalizedText[],
  languages: readonly string[],
): string {
  for (const language of languages) {
    const wanted = language.toLowerCase();
    const exact = localizations.find((entry) => entry.languageCode.toLowerCase() === wanted);
    const own = languageOf(wanted);
    const near = localizations.find((entry) => entry.text !== '' && languageOf(entry.languageCode) === own);
    const found = exact?.text || near?.text;
    if (found) return found;
    if (own === english) return text;
  }
  return text;
}

const english = languageOf('en');
