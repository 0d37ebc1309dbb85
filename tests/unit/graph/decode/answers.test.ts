import * as v from 'valibot';
import { expect, it } from 'vitest';
import { answers } from '../../../../lib/graph/decode/answers.ts';

const question = {
  '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
  id: 'b',
  text: 'Where?',
};

it.each([
  ['a string', { value: 'KE', displayValue: 'Kenya' }, 'Kenya'],
  ['a string without what the person saw', { value: 'KE', displayValue: null }, 'KE'],
  [
    'a choice in the shape of beta',
    {
      '@odata.type': '#microsoft.graph.accessPackageAnswerChoice',
      actualValue: 'KE',
      displayValue: { defaultText: 'Kenya' },
    },
    'Kenya',
  ],
  [
    'a choice with translations alone',
    { actualValue: 'KE', displayValue: { localizedTexts: [{ languageCode: 'de', text: 'Kenia' }] } },
    'Kenia',
  ],
  [
    'a choice in the shape of v1.0',
    { '@odata.type': '#microsoft.graph.accessPackageAnswerChoice', actualValue: 'KE', text: 'Kenya' },
    'Kenya',
  ],
])('%s is an answer that an approver can read', (_, given, displayValue) => {
  expect(v.parse(answers, [{ ...given, answeredQuestion: question }])).toEqual({
    answers: [{ questionId: 'b', kind: 'choice', value: 'KE', displayValue }],
    questionTexts: { b: 'Where?' },
  });
});

it('a question without an id goes by its text', () => {
  const given = [{ value: 'x', answeredQuestion: { text: { defaultText: 'Why?' } } }];
  expect(v.parse(answers, given)).toEqual({
    answers: [{ questionId: 'Why?', kind: 'text', value: 'x', displayValue: 'x' }],
    questionTexts: { 'Why?': 'Why?' },
  });
});

it('a choice without its question is still one', () => {
  const [given] = v.parse(answers, [
    { '@odata.type': '#microsoft.graph.accessPackageAnswerChoice', actualValue: 'KE', text: 'Kenya' },
  ]).answers;
  expect(given).toMatchObject({ kind: 'choice', value: 'KE', displayValue: 'Kenya' });
});

it.each([[null], [undefined], ['x'], [42]])('%j is no answers', (value) => {
  expect(v.parse(answers, value)).toEqual(v.parse(answers, []));
});
