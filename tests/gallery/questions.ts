import type { Question } from '../../lib/entitlement/request.ts';

const base = { localizations: [], isRequired: true };
const choice = (text: string) => ({ actualValue: text, text, localizations: [] });

/** One of every kind of question. */
export const questions: Question[] = [
  {
    ...base,
    id: 'q1',
    sequence: 0,
    kind: 'text',
    text: 'Cost centre',
    isSingleLine: true,
    regexPattern: '^\\d{4}$',
  },
  {
    ...base,
    id: 'q2',
    sequence: 1,
    kind: 'text',
    text: 'What will you work on?',
    isSingleLine: false,
    regexPattern: null,
    isRequired: false,
  },
  {
    ...base,
    id: 'q3',
    sequence: 2,
    kind: 'choice',
    text: 'Country',
    isMultipleSelectionAllowed: false,
    choices: ['Kenya', 'Norway', 'Peru'].map(choice),
  },
  {
    ...base,
    id: 'q4',
    sequence: 3,
    kind: 'choice',
    text: 'Region',
    isMultipleSelectionAllowed: false,
    choices: ['North', 'North-east', 'East', 'South-east', 'South', 'South-west', 'West'].map(choice),
  },
];
