import type { QuestionSeed } from '../organization.ts';
import type { SwitchPositions } from '../state/switches.ts';

interface Localized {
  text: string;
  localizations: { languageCode: string; text: string }[];
}

/** A question as `getApplicablePolicyRequirements` prints it, in the v1.0 or the beta shape. */
export function questionJson(
  question: QuestionSeed,
  locale: string,
  shape: SwitchPositions['questionShape'],
): Record<string, unknown> {
  const { id, isRequired, isAnswerEditable, sequence } = question;
  const common = { id, isRequired, isAnswerEditable, sequence };
  if (shape === 'both')
    return {
      ...questionJson(question, locale, 'beta'),
      ...v1Details(question, locale, true),
      isAnswerEditable: null,
      localizations: question.localizations,
    };
  return shape === 'beta'
    ? { ...typeOf(question, 'beta'), ...common, text: betaText(question), ...betaDetails(question) }
    : { ...typeOf(question, 'v1.0'), ...common, ...v1Text(question, locale), ...v1Details(question, locale) };
}

/** `@odata.type` of a question. */
export function typeOf(
  question: QuestionSeed,
  shape: SwitchPositions['questionShape'],
): { '@odata.type': string } {
  if (question.type === 'unknown') return { '@odata.type': question.odataType };
  const name = question.type === 'text' ? 'TextInputQuestion' : 'MultipleChoiceQuestion';
  const full = shape !== 'v1.0' ? name.charAt(0).toLowerCase() + name.slice(1) : `accessPackage${name}`;
  return { '@odata.type': `#microsoft.graph.${full}` };
}

const v1Text = ({ text, localizations }: Localized, locale: string) => ({
  text: localized({ text, localizations }, locale),
  localizations,
});

const betaText = ({ text, localizations }: Localized) => ({
  defaultText: text,
  localizedTexts: localizations,
});

function v1Details(question: QuestionSeed, locale: string, withBeta = false): Record<string, unknown> {
  if (question.type === 'text') return textDetails(question);
  if (question.type === 'unknown') return {};
  return {
    isMultipleSelectionAllowed: question.isMultipleSelectionAllowed,
    choices: question.choices.map((choice) => ({
      actualValue: choice.actualValue,
      ...v1Text(choice, locale),
      ...(withBeta ? { displayValue: betaText(choice) } : {}),
    })),
  };
}

function betaDetails(question: QuestionSeed): Record<string, unknown> {
  if (question.type === 'text') return textDetails(question);
  if (question.type === 'unknown') return {};
  return {
    allowsMultipleSelection: question.isMultipleSelectionAllowed,
    choices: question.choices.map((choice) => ({
      actualValue: choice.actualValue,
      displayValue: betaText(choice),
    })),
  };
}

const textDetails = (question: QuestionSeed & { type: 'text' }) => ({
  isSingleLineQuestion: question.isSingleLineQuestion,
  regexPattern: question.regexPattern,
});

/** The text in the first wanted language that has one: `fr-CA` is served by `fr-CA`, then by `fr`. */
function localized({ text, localizations }: Localized, locale: string): string {
  for (const wanted of wantedLanguages(locale)) {
    const exact = localizations.find(({ languageCode }) => languageCode.toLowerCase() === wanted);
    const close = localizations.find(({ languageCode }) => primary(languageCode) === primary(wanted));
    const found = exact ?? close;
    if (found !== undefined) return found.text;
    if (primary(wanted) === 'en') return text;
  }
  return text;
}

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

/** Languages of an `Accept-Language` header, most wanted first. */
function wantedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [language = '', quality] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language, quality: Number(quality ?? 1) };
    })
    .filter(({ language }) => language !== '' && language !== '*')
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ language }) => language);
}
