// @vitest-environment happy-dom
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import type { QueueOf } from '../../../../components/approvals/useQueue.ts';
import { render } from '../render.tsx';

vi.mock('../../../../components/approvals/approvalsView.tsx', () => ({ ApprovalsView: () => <textarea /> }));

beforeEach(() => vi.resetModules());

async function opened() {
  const { ApprovalsPanel, loadApprovals } = await import('../../../../components/popup/approvalsPanel.tsx');
  return { panel: () => <ApprovalsPanel {...({} as QueueOf)} />, loadApprovals };
}

it('shows the queue in its first picture where its code was loaded before', async () => {
  const { panel, loadApprovals } = await opened();
  await loadApprovals();
  expect(renderToString(panel())).toContain('textarea');
});

it('waits for the code else, and keeps what was typed when it is drawn anew', async () => {
  const { panel } = await opened();
  const { host, again } = await render(panel());
  await vi.waitFor(() => expect(host.querySelector('textarea')).not.toBeNull());
  const typed = host.querySelector('textarea');
  await again(panel());
  expect(host.querySelector('textarea')).toBe(typed);
});
