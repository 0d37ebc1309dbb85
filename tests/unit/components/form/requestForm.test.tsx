// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTab } from '../../../../components/base/tabs.tsx';
import { RequestForm } from '../../../../components/form/requestForm.tsx';
import type { SubmitInput } from '../../../../lib/entitlement/requestInput.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { policy } from '../../../gallery/people.ts';
import { questions } from '../../../gallery/questions.ts';
import { render } from '../render.tsx';

const asking = { ...policy, isJustificationRequired: true, questions };
const sent: SubmitInput[] = [];
type Props = Parameters<typeof RequestForm>[0];
const formWith = (onSubmit: Props['onSubmit'], onSaveDraft: Props['onSaveDraft']) => (
  <RequestForm
    accessPackageId="p"
    policies={[asking]}
    earlier={undefined}
    languages={['en']}
    onSubmit={onSubmit}
    onSaveDraft={onSaveDraft}
    failureHandlers={{}}
  />
);
const form = formWith(
  async (input) => {
    sent.push(input);
    return ok();
  },
  async () => ok({ requestId: 'draft' }),
);

describe('the form', () => {
  it('shows what is wrong only after the first try, beside each field, and moves the focus to the first', async () => {
    const { host } = await render(form);
    expect(host.querySelectorAll('[aria-invalid="true"]')).toHaveLength(0);
    await act(async () => host.querySelector('form')?.requestSubmit());
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('Check 4 answers.');
    const first = host.querySelector('[aria-invalid="true"]');
    expect(first?.tagName).toBe('TEXTAREA');
    expect(document.activeElement).toBe(first);
    const described = first?.getAttribute('aria-describedby')?.split(' ') ?? [];
    const spoken = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(spoken).toContain('Enter a business justification.');
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

describe('a draft', () => {
  const kept: SubmitInput[] = [];
  let ids = 0;
  let answers = (): Promise<void> => Promise.resolve();
  const keeping = (onSubmit: (input: SubmitInput) => void = () => {}) =>
    formWith(
      async (input) => {
        onSubmit(input);
        return ok();
      },
      async (input) => {
        kept.push(input);
        await answers();
        return ok(input.justification === '' ? {} : { requestId: `draft ${++ids}` });
      },
    );
  const texts = () => kept.map(({ justification }) => justification);
  const why = (host: Element) => host.querySelector('textarea') as HTMLTextAreaElement;
  const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms));

  beforeEach(() => {
    vi.useFakeTimers();
    kept.length = 0;
    answers = () => Promise.resolve();
  });
  afterEach(() => vi.useRealTimers());

  it('begins with the first letter, which wakes the background, and follows with a moment’s pause', async () => {
    const { host, type, unmount } = await render(keeping());
    await type(why(host), 'I');
    await pass(0);
    expect(texts()).toEqual(['I']);
    await type(why(host), 'I close');
    await type(why(host), 'I close the');
    await pass(799);
    expect(texts()).toEqual(['I']);
    await pass(1);
    expect(texts()).toEqual(['I', 'I close the']);
    await pass(30_000);
    await type(why(host), 'I close the b');
    await pass(0);
    expect(texts().at(-1)).toBe('I close the b');
    await type(why(host), 'I close the books');
    await unmount();
    expect(texts().at(-1)).toBe('I close the books');
  });

  it('goes at once when its tab goes out of sight, once', async () => {
    const { host, type } = await render(keeping());
    await type(why(host), 'I');
    await pass(0);
    await type(why(host), 'I close');
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    await act(async () => document.dispatchEvent(new Event('visibilitychange')));
    Reflect.deleteProperty(document, 'visibilityState');
    expect(texts()).toEqual(['I', 'I close']);
    await pass(5000);
    expect(texts()).toEqual(['I', 'I close']);
  });

  it('is no longer said to be saved when all of it was taken out', async () => {
    const { host, type } = await render(keeping());
    await type(why(host), 'I');
    await pass(0);
    expect(host.textContent).toContain('Draft saved');
    await type(why(host), '');
    await pass(800);
    expect(texts()).toEqual(['I', '']);
    expect(host.textContent).not.toContain('Draft saved');
  });
});
