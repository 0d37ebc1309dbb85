import * as v from 'valibot';
import type { Answer } from '../../entitlement/request.ts';
import { entries, maybe, readable, text } from './fields.ts';
import { wording } from './localized.ts';
import { shortType } from './question.ts';

const wire = v.object({
  '@odata.type': text,
  value: text,
  actualValue: text,
  displayValue: wording,
  text: wording,
  answeredQuestion: maybe(v.object({ id: text, '@odata.type': text, text: wording })),
});

/**
 * `accessPackageAnswerString[]`, or choices (`accessPackageAnswerChoice`: `actualValue` with a wording), with the text of
 * each question where the answer carries it. A question without an id goes by its text.
 */
export const answers = entries((values) => {
  const given = readable(wire, values);
  return {
    answers: given.map(toAnswer),
    questionTexts: Object.fromEntries(
      given
        .map((answer) => [idOf(answer), answer.answeredQuestion?.text.text ?? ''] as const)
        .filter(([, asked]) => asked !== ''),
    ),
  };
});

type Given = v.InferOutput<typeof wire>;

const idOf = ({ answeredQuestion }: Given): string =>
  answeredQuestion?.id || answeredQuestion?.text.text || '';

function toAnswer(given: Given): Answer {
  const value = given.value || given.actualValue;
  const isChoice =
    shortType(given.answeredQuestion?.['@odata.type'] ?? '') === 'multiplechoicequestion' ||
    shortType(given['@odata.type']) === 'answerchoice';
  return {
    questionId: idOf(given),
    kind: isChoice ? 'choice' : 'text',
    value: value || given.displayValue.text,
    displayValue: given.displayValue.text || given.text.text || value,
  };
}
