// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Progress } from '../../../../components/authoring/progress.tsx';
import { stepsOf } from '../../../../lib/authoring/steps.ts';
import type { PackageDraftRow } from '../../../../lib/store/draftRows.ts';
import { say } from '../../../e2e/harness/words.ts';
import { adele, now } from '../../../gallery/people.ts';
import { draftRow } from '../../authoring/drafts.ts';
import { render } from '../render.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const plain = draftRow(adele.profile);
const after = (count: number, isOurs = true): PackageDraftRow => ({
  ...plain,
  state: 'creating',
  steps: Object.fromEntries(
    stepsOf(plain.draft)
      .slice(0, count)
      .map(({ key }) => [key, { id: key, sentAt: now, isOurs, isDone: true }]),
  ),
});
const wait = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));

it('is said once a step has stood for a moment, and not at each of those that pass', async () => {
  const { host, again } = await render(<Progress row={after(0)} isRunning />);
  const said = () => host.querySelector('[role=status]')?.textContent;
  const heard = new Set([said()]);
  for (const count of [1, 2, 3]) {
    await again(<Progress row={after(count)} isRunning />);
    await wait(500);
    heard.add(said());
  }
  expect([...heard]).toEqual(['']);
  await wait(5000);
  const step = say('make.step.roleScope', { name: 'Orion: view', resource: 'Orion' });
  expect(said()).toBe(say('make.progress', { done: '3', count: '8', step }));
});

it('shows of each step what became of it', async () => {
  const row = { ...after(1, false), problem: { step: 'package/view', why: { kind: 'nameTaken' } } } as const;
  const { host } = await render(<Progress row={row} isRunning={false} />);
  const states = [...host.querySelectorAll('li')].map(({ textContent }) => textContent?.split(' · ')[1]);
  expect(states.slice(0, 4)).toEqual(
    (['existed', 'open', 'stopped', 'open'] as const).map((state) => say(`make.step.${state}`)),
  );
  expect(host.querySelectorAll('ol[aria-live], li[aria-live]')).toHaveLength(0);
});
