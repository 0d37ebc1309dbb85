import * as v from 'valibot';
import type { Question } from '../../entitlement/request.ts';
import { flag, id, integer, list, optionalText, text } from './fields.ts';
import { besideWording, worded, wording } from './localized.ts';

const choice = v.pipe(
  v.object({ actualValue: text, text: wording, displayValue: wording, ...besideWording }),
  v.transform(({ actualValue, text: own, displayValue, ...beside }) => {
    const label = worded(own.text || displayValue.text, [
      ...own.localizations,
      ...displayValue.localizations,
      ...beside.localizations,
      ...beside.localizedTexts,
    ]);
    return { actualValue, ...label, text: label.text || actualValue };
  }),
);

const wire = v.object({
  '@odata.type': text,
  id,
  text: wording,
  ...besideWording,
  isRequired: flag,
  isAnswerEditable: v.fallback(v.boolean(), true),
  sequence: integer,
  isSingleLineQuestion: flag,
  regexPattern: optionalText,
  isMultipleSelectionAllowed: flag,
  allowsMultipleSelection: flag,
  choices: list(choice),
});

/** A question Knock has no form for is kept as `unknown`: then only My Access can answer. */
export type DecodedQuestion = Question | { kind: 'unknown' };

/** Both shapes of a question, with and without `accessPackage` in the type's name. */
export const question = v.pipe(wire, v.transform(toQuestion));

/** `#microsoft.graph.accessPackageTextInputQuestion` → `textinputquestion`. */
export const shortType = (odataType: string): string =>
  odataType
    .replace(/^#?microsoft\.graph\./i, '')
    .replace(/^accessPackage/i, '')
    .toLowerCase();

function toQuestion(entry: v.InferOutput<typeof wire>): DecodedQuestion {
  const common = {
    id: entry.id,
    ...worded(entry.text.text, [
      ...entry.text.localizations,
      ...entry.localizations,
      ...entry.localizedTexts,
    ]),
    isRequired: entry.isRequired,
    ...(entry.isAnswerEditable ? {} : { isAnswerFixed: true as const }),
    sequence: entry.sequence,
  };
  switch (shortType(entry['@odata.type'])) {
    case 'textinputquestion':
      return {
        ...common,
        kind: 'text',
        isSingleLine: entry.isSingleLineQuestion,
        regexPattern: entry.regexPattern ?? null,
      };
    case 'multiplechoicequestion':
      return {
        ...common,
        kind: 'choice',
        isMultipleSelectionAllowed: entry.isMultipleSelectionAllowed || entry.allowsMultipleSelection,
        choices: entry.choices,
      };
    default:
      return { kind: 'unknown' };
  }
}
