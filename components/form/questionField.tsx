import type { Question } from '../../lib/entitlement/request.ts';
import { localized } from '../../lib/words/localized.ts';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { FormErrors } from './formState.ts';
import { patternExample } from './patternExample.ts';

/** So many choices still fit on screen as radio buttons. */
const fewChoices = 6;

interface QuestionFieldProps {
  question: Question;
  /** Languages in which the person reads the organisation's texts, most wanted first. */
  languages: readonly string[];
  /** Not asked yet when the earlier answers were given. */
  isNew?: boolean;
  value: string;
  error: FormErrors['answers'][string] | undefined;
  onChange: (value: string) => void;
}

/** One question of the policy, in the organisation's words and the person's language. */
export function QuestionField(props: QuestionFieldProps) {
  const { t } = useWords();
  if (!props.isNew) return <Field {...props} />;
  return (
    <div className="question">
      <span className="badge badge-warning">{t('form.newQuestion')}</span>
      <Field {...props} />
    </div>
  );
}

function Field({ question, languages, value, error, onChange }: QuestionFieldProps) {
  const { t } = useWords();
  const text = localized(question.text, question.localizations, languages);
  const label = question.isRequired ? text : `${text} (${t('form.optional')})`;
  const shared = { label, value, onChange, isRequired: question.isRequired };
  if (question.kind === 'text') {
    const found = question.regexPattern ? patternExample(question.regexPattern) : undefined;
    return (
      <>
        <TextInput
          {...shared}
          multiline={!question.isSingleLine}
          hint={found === undefined ? undefined : t('form.example', { example: leftToRight(found) })}
          error={error && t(error === 'pattern' ? 'form.error.pattern' : 'form.error.required')}
        />
        {error === 'pattern' && (
          <Disclosure label={t('form.pattern')}>
            <code className="code" dir="ltr">
              {question.regexPattern}
            </code>
          </Disclosure>
        )}
      </>
    );
  }
  const options = question.choices.map((choice) => ({
    value: choice.actualValue,
    text: localized(choice.text, choice.localizations, languages),
  }));
  const choiceError = error === undefined ? undefined : t('form.error.required');
  if (options.length <= fewChoices) return <ChoiceInput {...shared} options={options} error={choiceError} />;
  return (
    <SelectInput
      {...shared}
      error={choiceError}
      options={[{ value: '', text: t('form.chooseOne') }, ...options]}
    />
  );
}

/** An example reads left to right in every language, but may hold no letter that shows it. So it gets a Unicode isolate. */
const leftToRight = (text: string): string => `\u2066${text}\u2069`;
