import * as v from 'valibot';
import type { Answer } from '../../entitlement/request.ts';
import { entries, id, readable, text } from './fields.ts';
import { wording } from './localized.ts';
import { shortType } from './question.ts';

const wire = v.object({
  value: text,
  displayValue: text,
  answeredQuestion: v.object({ id, '@odata.type': text, text: wording }),
});

/** `accessPackageAnswerString[]`, with the text of each question where the answer carries it. */
export const answers = entries((values) => {
  const given = readable(wire, values);
  return {
    answers: given.map(toAnswer),
    questionTexts: Object.fromEntries(
      given
        .map(({ answeredQuestion }) => [answeredQuestion.id, answeredQuestion.text.text] as const)
        .filter(([, asked]) => asked !== ''),
    ),
  };
});

const toAnswer = ({ value, displayValue, answeredQuestion }: v.InferOutput<typeof wire>): Answer => ({
  questionId: answeredQuestion.id,
  kind: shortType(answeredQuestion['@odata.type']) === 'multiplechoicequestion' ? 'choice' : 'text',
  value,
  displayValue: displayValue === '' ? value : displayValue,
});
