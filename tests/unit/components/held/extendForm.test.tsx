// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ExtendForm } from '../../../../components/held/extendForm.tsx';
import type { TypedChange } from '../../../../components/held/useExtendForm.ts';
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
const form = (languages: string[], before?: TypedChange) => (
  <ExtendForm
    extension={{ kind: 'extend', policy: asking, latest: now + 80 * day }}
    accessPackageId="p"
    end={now + 10 * day}
    before={before}
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
