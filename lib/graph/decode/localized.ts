import * as v from 'valibot';
import type { LocalizedText } from '../../entitlement/request.ts';
import { id, list, text } from './fields.ts';

const localizations = list(v.object({ languageCode: id, text }));

/**
 * A text that v1.0 writes as a string with `localizations` beside it, and beta (and v1.0's own documented sample,
 * seen 2026-07) as `{defaultText, localizedTexts}`.
 */
export const wording = v.fallback(
  v.union([
    v.pipe(
      v.string(),
      v.transform((plain): Wording => ({ text: plain, localizations: [] })),
    ),
    v.pipe(
      v.object({ defaultText: text, localizedTexts: localizations, localizations }),
      v.transform((rich) => worded(rich.defaultText, [...rich.localizedTexts, ...rich.localizations])),
    ),
  ]),
  { text: '', localizations: [] },
);

/** A text without its default one is read as what it says in English, else in any language. */
export function worded(plain: string, translations: LocalizedText[]): Wording {
  const english = translations.find(({ languageCode }) => /^en\b/i.test(languageCode));
  return { text: plain || (english ?? translations[0])?.text || '', localizations: translations };
}

/** The lists that may stand beside a text, under either name. */
export const besideWording = { localizations, localizedTexts: localizations };

export interface Wording {
  text: string;
  localizations: LocalizedText[];
}
