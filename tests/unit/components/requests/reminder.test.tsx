// @vitest-environment happy-dom
import { act, useState } from 'react';
import { expect, it } from 'vitest';
import { Reminder, reminderMessage } from '../../../../components/requests/reminder.tsx';
import { createWords } from '../../../../lib/words/words.ts';
import { adele, now, requestIn } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

const words = createWords('en');

it('writes where, what for and why it was asked, as far as that is known', () => {
  const text = (justification: string) =>
    reminderMessage(
      { ...requestIn('pendingApproval'), justification },
      { name: 'Megan', mail: 'megan@contoso.com' },
      { cloud: 'global', account: adele, afterMs: 1 },
      words,
    );
  const page = '[Page: contoso.sharepoint.com/sites/Finance · Access: Can edit]';
  const facts = 'Business justification: contoso.sharepoint.com/sites/Finance · Can edit';
  expect(text(`${page}\nQuarter close`)).toContain(`${facts} · Quarter close`);
  expect(text(page)).toContain(`${facts} —`);
  expect(text('Quarter close')).toContain('Business justification: Quarter close');
  expect(text('')).not.toContain('Business justification');
});

/** As the store answers: the request comes back with the reminder noted. */
function Asked() {
  const [request, setRequest] = useState(requestIn('pendingApproval'));
  return (
    <>
      <button type="button">Elsewhere</button>
      <button
        type="button"
        onClick={() => setRequest({ ...request, timeline: [...request.timeline, reminded] })}
      >
        Answer
      </button>
      <Reminder
        request={request}
        contact={{ name: 'Megan', mail: 'megan@contoso.com' }}
        reminding={{ cloud: 'global', account: adele, afterMs: 1 }}
        onRemind={() => undefined}
      />
    </>
  );
}
const reminded = { at: now, state: 'pendingApproval', source: 'knock', asked: 'mail' } as const;

it('hands the focus of the link that was followed to the text in its place', async () => {
  const { host, click } = await render(<Asked />);
  const link = host.querySelector<HTMLAnchorElement>('a[href^="mailto:"]');
  link?.addEventListener('click', (event) => event.preventDefault());
  link?.focus();
  await act(async () => link?.click());
  await click(/Answer/);
  expect(host.querySelector('a')).toBeNull();
  expect(document.activeElement?.tagName).toBe('P');
});

it('leaves the focus where the person has moved it meanwhile', async () => {
  const { host, click, button } = await render(<Asked />);
  const link = host.querySelector<HTMLAnchorElement>('a[href^="mailto:"]');
  link?.addEventListener('click', (event) => event.preventDefault());
  await act(async () => link?.click());
  button(/Elsewhere/).focus();
  await click(/Answer/);
  expect(document.activeElement).toBe(button(/Elsewhere/));
});
