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
      v.object({ defaultText: v.string(), localizedTexts: localizations, localizations }),
      v.transform(
        (rich): Wording => ({
          text: rich.defaultText,
          localizations: [...rich.localizedTexts, ...rich.localizations],
        }),
      ),
    ),
  ]),
  { text: '', localizations: [] },
);

/** The lists that may stand beside a text, under either name. */
export const besideWording = { localizations, localizedTexts: localizations };

export interface Wording {
  text: string;
  localizations: LocalizedText[];
}
