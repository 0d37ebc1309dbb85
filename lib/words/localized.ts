import type { LocalizedText } from '../requests/request.ts';

/**
 * A text of the organisation (a question, a choice) in the person's language where it has one: the exact tag first,
 * then the same language, else the default text.
 */
export function localized(text: string, localizations: readonly LocalizedText[], locale: string): string {
  const wanted = locale.toLowerCase();
  const language = wanted.split('-')[0];
  const exact = localizations.find((entry) => entry.languageCode.toLowerCase() === wanted);
  const near = localizations.find((entry) => entry.languageCode.toLowerCase().split('-')[0] === language);
  return (exact ?? near)?.text || text;
}
