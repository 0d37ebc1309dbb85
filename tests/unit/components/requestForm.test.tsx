// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { nextTab } from '../../../components/base/tabs.tsx';
import { RequestForm } from '../../../components/form/requestForm.tsx';
import type { SubmitInput } from '../../../lib/messaging/protocol.ts';
import { ok } from '../../../lib/platform/failure.ts';
import { policy } from '../../gallery/people.ts';
import { questions } from '../../gallery/questions.ts';
import { render } from './render.tsx';

const asking = { ...policy, isJustificationRequired: true, questions };
const sent: SubmitInput[] = [];
const form = (
  <RequestForm
    accessPackageId="p"
    policies={[asking]}
    earlier={undefined}
    languages={['en']}
    onSubmit={async (input) => {
      sent.push(input);
      return ok();
    }}
    onSaveDraft={async () => ok({ requestId: 'draft' })}
    failureHandlers={{}}
  />
);

describe('the form', () => {
  it('shows what is wrong only after the first try, beside each field, and moves the focus to the first', async () => {
    const { host } = await render(form);
    expect(host.querySelectorAll('[aria-invalid="true"]')).toHaveLength(0);
    await act(async () => host.querySelector('form')?.requestSubmit());
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('4 answers need another look.');
    const first = host.querySelector('[aria-invalid="true"]');
    expect(first?.tagName).toBe('TEXTAREA');
    expect(document.activeElement).toBe(first);
    const described = first?.getAttribute('aria-describedby')?.split(' ') ?? [];
    const spoken = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(spoken).toContain('Say in a few words why you need it.');
  });
});

describe('tabs', () => {
  it.each([
    ['ArrowRight', 'ltr', 1],
    ['ArrowLeft', 'ltr', 2],
    ['ArrowLeft', 'rtl', 1],
    ['ArrowRight', 'rtl', 2],
    ['End', 'ltr', 2],
    ['Home', 'ltr', 0],
    ['a', 'ltr', undefined],
  ] as const)('%s in %s leads from the first of three to %s', (key, dir, index) => {
    expect(nextTab(key, 0, 3, dir)).toBe(index);
  });
});
