// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ExtendForm } from '../../../../components/held/extendForm.tsx';
import type { TypedChange } from '../../../../components/held/useExtendForm.ts';
import type { Answer } from '../../../../lib/entitlement/request.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { minutes, now, policy } from '../../../gallery/people.ts';
import { questions } from '../../../gallery/questions.ts';
import { render } from '../render.tsx';

const day = minutes(24 * 60);
let kept: TypedChange[] = [];
let sent: TypedChange[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  sent = [];
});
afterEach(() => vi.useRealTimers());

const country = questions.filter(({ id }) => id === 'q3');
const asking = {
  ...policy,
  allowsCustomSchedule: true,
  isJustificationRequired: true,
  questions: country.map((one) => ({
    ...one,
    localizations: [
      { languageCode: 'en', text: 'Country' },
      { languageCode: 'de', text: 'Land' },
    ],
  })),
};
const form = (languages: string[], before?: TypedChange, answered: Answer[] = [], asked = asking) => (
  <ExtendForm
    extension={{ kind: 'extend', policy: asked, latest: now + 80 * day }}
    accessPackageId="p"
    end={now + 10 * day}
    before={before}
    answered={answered}
    languages={languages}
    onSend={async (input) => {
      sent.push(input);
      return ok();
    }}
    onSaveDraft={async (input) => {
      kept.push(input);
      return ok({ requestId: 'draft' });
    }}
    failureHandlers={{}}
  />
);
const reason = (host: Element) => host.querySelector('textarea') as HTMLTextAreaElement;

it('keeps what is typed, also when the page is closed right after', async () => {
  const { host, type, choose, unmount } = await render(form(['en']));
  await type(reason(host), 'The audit');
  await act(async () => vi.advanceTimersByTime(800));
  expect(kept.at(-1)).toMatchObject({ justification: 'The audit', schedule: null });
  expect(host.querySelector('.actions [role=status]')?.textContent).toMatch(/^Draft saved/);
  await choose(1);
  await unmount();
  expect(kept.at(-1)).toMatchObject({ justification: 'The audit', answers: [{ value: 'Norway' }] });
});

it('opens with a kept draft, its last day too, and sends it', async () => {
  const endDateTime = new Date(now + 40 * day).toISOString();
  const { host } = await render(
    form(['en'], {
      policyId: policy.policyId,
      justification: 'The audit',
      answers: [{ questionId: 'q3', kind: 'choice', value: 'Peru', displayValue: 'Peru' }],
      schedule: { startDateTime: null, expiration: { type: 'afterDateTime', endDateTime } },
    }),
  );
  await act(async () => host.querySelector('form')?.requestSubmit());
  expect(sent).toMatchObject([{ justification: 'The audit', answers: [{ value: 'Peru' }] }]);
  expect(kept).toEqual([]);
});

it('asks in the languages that the person reads, and names the zone of its days', async () => {
  const { host } = await render(form(['de', 'en']));
  expect(host.textContent).toContain('Land');
  expect(host.textContent).toMatch(/time zone: .+/);
});

it('moves the focus to the last day, which is missing first', async () => {
  const { host } = await render(form(['en']));
  await act(async () => host.querySelector('form')?.requestSubmit());
  expect(sent).toEqual([]);
  expect(document.activeElement).toBe(host.querySelector('input[type=date]'));
});

const fixing = {
  ...asking,
  questions: asking.questions.map((one) => ({ ...one, isAnswerFixed: true as const })),
};
const norway: Answer = { questionId: 'q3', kind: 'choice', value: 'Norway', displayValue: 'Norway' };
const typed = {
  justification: 'The audit',
  answers: [{ ...norway, value: 'Peru' }],
  schedule: {
    startDateTime: null,
    expiration: { type: 'afterDateTime' as const, endDateTime: new Date(now + 40 * day).toISOString() },
  },
};

it('shows an answer that nobody may change, and sends it as it was', async () => {
  const { host } = await render(form(['en'], typed, [norway], fixing));
  expect(host.textContent).toContain('This answer can’t be changed.');
  expect(host.querySelectorAll('[role=radio], input[type=radio], select')).toHaveLength(0);
  await act(async () => host.querySelector('form')?.requestSubmit());
  expect(sent).toMatchObject([{ answers: [{ questionId: 'q3', value: 'Norway' }] }]);
});

it.each([
  ['that was never given', []],
  ['whose choice is gone', [{ ...norway, value: 'Atlantis' }]],
])('asks for a fixed answer %s', async (_, answered) => {
  const { host } = await render(form(['en'], typed, answered, fixing));
  expect(host.textContent).not.toContain('This answer can’t be changed.');
  await act(async () => host.querySelector('form')?.requestSubmit());
  expect(sent).toMatchObject([{ answers: [{ value: 'Peru' }] }]);
});
