// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { ApprovalList } from '../../../../components/approvals/approvalList.tsx';
import { ok } from '../../../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../../../lib/store/rows.ts';
import { approval, now } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

async function show(count: number, row: ApprovalRow = approval) {
  let opened = 0;
  const read: string[][] = [];
  const left = async () => ok({ left: [] });
  const shown = await render(
    <ApprovalList
      approvals={Array.from({ length: count }, (_, index) => ({ ...row, id: `r${index}` }))}
      isOn
      isSetByPolicy={false}
      onTurnOn={async () => true}
      isReading={false}
      onRetry={() => {}}
      onDecide={left}
      onUndo={left}
      onSignIn={async () => ok()}
      onShow={(ids) => void read.push(ids)}
      onOpenHub={() => {
        opened++;
      }}
      asOf={now}
    />,
  );
  const cards = () => shown.host.querySelectorAll('article').length;
  const first = cards();
  await vi.waitFor(async () => {
    await act(async () => {});
    expect(cards()).toBe(Math.min(count, 20));
  }, 10_000);
  return { ...shown, first, opened: () => opened, read };
}

it('leads to the tab for those that a popup has no room for, and says how many', async () => {
  const { click, opened } = await show(500);
  await click(/^See 480 more requests in a tab$/);
  expect(opened()).toBe(1);
});

it('shows all of a few', async () => {
  const { host } = await show(20);
  expect(host.textContent).not.toContain('in a tab');
});

it('draws what has room in a popup first, and the rest a moment later', async () => {
  expect((await show(20)).first).toBe(1);
  expect((await show(1)).first).toBe(1);
});

it('has the stages read of those that are shown, and lets them be decided before that', async () => {
  const { stageId: _none, ...unread } = approval;
  const { read, host } = await show(30, { ...unread, isStageUnread: true });
  expect(read).toEqual([Array.from({ length: 20 }, (_, index) => `r${index}`)]);
  expect(host.querySelectorAll('.button-primary').length).toBe(20);
  expect((await show(30)).read).toEqual([]);
});
