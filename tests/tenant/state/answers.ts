import type { QuestionSeed } from '../organization.ts';
import { sameId } from './lookups.ts';
import type { AnswerRecord } from './records.ts';
import { Refusal } from './refusal.ts';

export interface AnswerDraft extends AnswerRecord {
  /** `answeredQuestion.@odata.type`, where it was sent. */
  questionType: string | undefined;
}

const typeNames: Record<string, RegExp> = {
  text: /\.(?:accessPackage)?TextInputQuestion$/i,
  choice: /\.(?:accessPackage)?MultipleChoiceQuestion$/i,
};

/** @throws Refusal 400 when a required answer is missing or an answer does not fit its question. */
export function checkAnswers(questions: readonly QuestionSeed[], answers: readonly AnswerDraft[]): void {
  for (const answer of answers) {
    const question = questions.find((candidate) => sameId(candidate.id, answer.questionId));
    if (question === undefined) throw invalid(`There is no question '${answer.questionId}'.`);
    checkAnswer(question, answer);
  }
  for (const question of questions) {
    const given = answers.filter((answer) => sameId(answer.questionId, question.id));
    if (given.length > 1) throw invalid(`Question '${question.id}' is answered more than once.`);
    if (question.isRequired && (given[0]?.value.trim() ?? '') === '')
      throw invalid(`Question '${question.id}' requires an answer.`);
  }
}

function checkAnswer(question: QuestionSeed, answer: AnswerDraft): void {
  const typeName = typeNames[question.type];
  if (typeName !== undefined && answer.questionType !== undefined && !typeName.test(answer.questionType))
    throw invalid(`The answer to '${question.id}' names another kind of question.`);
  if (question.type === 'unknown')
    throw invalid(`Question '${question.id}' can't be answered with a string.`);
  if (question.type === 'choice' && !question.choices.some((choice) => choice.actualValue === answer.value))
    throw invalid(`'${answer.value}' is no choice of question '${question.id}'.`);
  if (question.type === 'text' && !matchesPattern(question.regexPattern, answer.value))
    throw invalid(`The answer to '${question.id}' does not match its pattern.`);
}

const matchesPattern = (pattern: string | null, value: string): boolean =>
  pattern === null || pattern === '' || value === '' || new RegExp(pattern).test(value);

const invalid = (message: string): Refusal => new Refusal(400, 'InvalidAnswers', message);
