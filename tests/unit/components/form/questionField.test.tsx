// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { QuestionField } from '../../../../components/form/questionField.tsx';
import type { Question } from '../../../../lib/entitlement/request.ts';
import { say } from '../../../e2e/harness/words.ts';
import { questions } from '../../../gallery/questions.ts';
import { render } from '../render.tsx';

const asked = questions.find(({ kind }) => kind === 'text');
const field = (regexPattern: string, error?: 'pattern') => (
  <QuestionField
    question={{ ...asked, regexPattern } as Question}
    languages={['en']}
    value=""
    error={error}
    onChange={() => {}}
  />
);

it('a format is shown by an example, never by its expression', async () => {
  const { host, again } = await render(field('^CC-[0-9]{4}$'));
  expect(host.textContent).toContain('CC-1234');
  expect(host.textContent).not.toContain('[0-9]');
  await again(field('^(A|B)$'));
  expect(host.querySelector('.field-hint')?.textContent).toBe('');
});

it('a wrong answer offers the expression to those who read it', async () => {
  const { host, click } = await render(field('^CC-[0-9]{4}$', 'pattern'));
  expect(host.textContent).toContain(say('form.error.pattern'));
  expect(host.textContent).not.toContain('[0-9]');
  await click(new RegExp(say('form.pattern')));
  expect(host.querySelector('code')?.textContent).toBe('^CC-[0-9]{4}$');
});
