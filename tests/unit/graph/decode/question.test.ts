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
