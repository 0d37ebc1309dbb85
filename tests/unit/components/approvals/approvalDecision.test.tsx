// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ApprovalDecision } from '../../../../components/approvals/approvalDecision.tsx';
import type { ApproverCommands } from '../../../../components/approvals/approvalProps.ts';
import { reasonMissing } from '../../../../lib/entitlement/approval.ts';
import { fail, ok } from '../../../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../../../lib/store/rows.ts';
import { approval, approvalContext } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

type Decide = ApproverCommands['decide'];
type Decided = Parameters<Decide>;

async function show(
  change: Partial<ApprovalRow> = {},
  answer: Awaited<ReturnType<Decide>> = ok({ left: [] }),
) {
  const decided: Decided[] = [];
  const undone: string[] = [];
  const view = (more: Partial<ApprovalRow> = {}) => (
    <ApprovalDecision
      approval={{ ...approval, ...change, ...more }}
      context={approvalContext}
      onDecide={async (...decision) => {
        decided.push(decision);
        return answer;
      }}
      onUndo={async (ids) => {
        undone.push(...ids);
        return ok({ left: [] });
      }}
      onSignIn={async () => ok()}
    />
  );
  const shown = await render(view());
  const field = () => {
    const found = shown.host.querySelector('textarea');
    if (found === null) throw new Error('no field');
    return found;
  };
  return {
    ...shown,
    decided,
    undone,
    field,
    become: (more: Partial<ApprovalRow>) => shown.again(view(more)),
  };
}

it('decides without a reason where nothing says that one is needed', async () => {
  const { click, decided } = await show();
  await click(/^Deny/);
  expect(decided).toEqual([[[approval.id], 'Deny', '']]);
});

it('asks for the reason that the service demanded, in its field, and forgets no decision for it', async () => {
  const { click, decided, field, host, type, become } = await show();
  await click(/^Approve/);
  await become({ state: 'failed', failure: reasonMissing, isJustificationRequired: true });
  expect(document.activeElement).toBe(field());
  expect(host.textContent).toContain('This access package needs a reason for each decision.');
  expect(host.textContent).not.toContain('right format');
  await type(field(), 'She joined the team');
  expect(host.textContent).not.toContain('needs a reason');
  await click(/^Approve/);
  expect(decided.map(([, , reason]) => reason)).toEqual(['', 'She joined the team']);
});

it('offers the reasons given before, the latest first, for the field where they can be changed', async () => {
  const { click, decided, field, host } = await show();
  const offered = [...host.querySelectorAll('.own-reasons button')].map(({ textContent }) => textContent);
  expect(offered).toEqual(['Ask for the archive only.', 'Closes the quarter with us.']);
  await click(/Closes the quarter/);
  expect(field().value).toBe('Closes the quarter with us.');
  expect(document.activeElement).toBe(field());
  await click(/^Approve/);
  expect(decided.map(([, , reason]) => reason)).toEqual(['Closes the quarter with us.']);
});

it('can be taken back until it is sent, and keeps the reason that was typed', async () => {
  const { click, field, host, type, become, undone } = await show();
  await type(field(), 'She joined the team');
  await click(/^Approve/);
  await become({ state: 'deciding', mayUndo: true });
  await click(/^Undo/);
  expect(undone).toEqual([approval.id]);
  await become({ state: 'deciding' });
  expect(host.textContent).not.toContain('Undo');
  await become({ state: 'waiting' });
  expect(field().value).toBe('She joined the team');
});

it('says which decision is being saved, also to who did not see it pressed', async () => {
  const { become, host } = await show();
  await become({ state: 'deciding', decision: 'Deny', mayUndo: true });
  const busy = () => [...host.querySelectorAll('[aria-busy]')].map(({ textContent }) => textContent);
  expect(busy()).toEqual(['Deny']);
  expect(host.querySelector('[role=status]')?.textContent).toBe('Denying…');
  await become({ state: 'deciding', decision: 'Approve', mayUndo: true });
  expect(busy()).toEqual(['Approve']);
});

it('keeps a decision here while the reason that is known to be needed is missing', async () => {
  const { click, decided, host } = await show({ isJustificationRequired: true }, fail(reasonMissing));
  await click(/^Approve/);
  expect(decided).toEqual([]);
  expect(host.textContent).toContain('Enter a reason.');
});
