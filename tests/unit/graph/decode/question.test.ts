import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../../../lib/graph/decode/requirements.ts';

const questionsOf = (...questions: unknown[]) => v.parse(requirements, { policyId: 'q', questions });

describe('questions', () => {
  const plainText = {
    kind: 'text',
    id: 'a',
    text: 'Why?',
    localizations: [{ languageCode: 'fr', text: 'Pourquoi ?' }],
    isRequired: true,
    sequence: 1,
    isSingleLine: true,
    regexPattern: null,
  };
  const choice = {
    kind: 'choice',
    id: 'b',
    text: 'Where?',
    localizations: [],
    isRequired: false,
    sequence: 0,
    isMultipleSelectionAllowed: false,
    choices: [{ actualValue: 'KE', text: 'Kenya', localizations: [{ languageCode: 'de', text: 'Kenia' }] }],
  };

  it('read the same in the shape of v1.0 and of beta, and come by their sequence', () => {
    const current = questionsOf(
      {
        '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion',
        id: 'a',
        text: 'Why?',
        localizations: [{ languageCode: 'fr', text: 'Pourquoi ?' }],
        isRequired: true,
        sequence: 1,
        isSingleLineQuestion: true,
        regexPattern: null,
      },
      {
        '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
        id: 'b',
        text: 'Where?',
        sequence: 0,
        isMultipleSelectionAllowed: false,
        choices: [
          { actualValue: 'KE', text: 'Kenya', localizations: [{ languageCode: 'de', text: 'Kenia' }] },
        ],
      },
    );
    const beta = questionsOf(
      {
        '@odata.type': '#microsoft.graph.textInputQuestion',
        id: 'a',
        text: { defaultText: 'Why?', localizedTexts: [{ languageCode: 'fr', text: 'Pourquoi ?' }] },
        isRequired: true,
        sequence: 1,
        isSingleLineQuestion: true,
      },
      {
        '@odata.type': '#microsoft.graph.multipleChoiceQuestion',
        id: 'b',
        text: { defaultText: 'Where?' },
        sequence: 0,
        allowsMultipleSelection: false,
        choices: [
          {
            actualValue: 'KE',
            displayValue: { defaultText: 'Kenya', localizedTexts: [{ languageCode: 'de', text: 'Kenia' }] },
          },
        ],
      },
    );
    expect(current.questions).toEqual([choice, plainText]);
    expect(beta.questions).toEqual(current.questions);
    expect([current.needsMyAccess, beta.needsMyAccess]).toEqual([false, false]);
  });

  it('are read by their translations where the default text is missing', () => {
    const french = { languageCode: 'fr', text: 'Lequel ?' };
    const english = { languageCode: 'en-GB', text: 'Which?' };
    const type = '#microsoft.graph.accessPackageMultipleChoiceQuestion';
    const { questions } = questionsOf({
      '@odata.type': type,
      id: 'b',
      text: { defaultText: null, localizedTexts: [french, english] },
      choices: [
        { actualValue: 'KE', text: null, localizations: [{ languageCode: 'de', text: 'Kenia' }] },
        { actualValue: 'NO', displayValue: { localizedTexts: [{ languageCode: 'nb', text: 'Norge' }] } },
        { actualValue: 'PT', text: 'Portugal', displayValue: { localizedTexts: [french] } },
        { actualValue: 'XX' },
      ],
    });
    expect(questions[0]).toMatchObject({ text: 'Which?', localizations: [french, english] });
    expect(questions[0]?.kind === 'choice' && questions[0].choices).toEqual([
      { actualValue: 'KE', text: 'Kenia', localizations: [{ languageCode: 'de', text: 'Kenia' }] },
      { actualValue: 'NO', text: 'Norge', localizations: [{ languageCode: 'nb', text: 'Norge' }] },
      { actualValue: 'PT', text: 'Portugal', localizations: [french] },
      { actualValue: 'XX', text: 'XX', localizations: [] },
    ]);
  });

  it.each([
    [false, true],
    [true, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('with isAnswerEditable %s: the answer is fixed: %s', (isAnswerEditable, isAnswerFixed) => {
    const type = '#microsoft.graph.accessPackageTextInputQuestion';
    const { questions } = questionsOf({ '@odata.type': type, id: 'a', text: 'Why?', isAnswerEditable });
    expect(questions[0]?.isAnswerFixed).toBe(isAnswerFixed);
  });

  it.each([
    ['an unknown type', { '@odata.type': '#microsoft.graph.accessPackageFaceScanQuestion', id: 'x' }],
    ['no type', { id: 'x', text: 'Why?' }],
    ['no id', { '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion', text: 'Why?' }],
    ['no object', 42],
  ])('of %s leave the form to My Access and stay out of ours', (_name, question) => {
    const decoded = questionsOf(question);
    expect(decoded).toMatchObject({ needsMyAccess: true, questions: [] });
  });

  it.each(['isMultipleSelectionAllowed', 'allowsMultipleSelection'])('with %s need My Access', (name) => {
    const decoded = questionsOf({
      '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
      id: 'b',
      [name]: true,
    });
    expect(decoded.needsMyAccess).toBe(true);
  });
});
