// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { ApproverCommands } from '../../../../../components/approvals/approvalProps.ts';
import { QueuePage } from '../../../../../components/approvals/queue/queuePage.tsx';
import { ok } from '../../../../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../../../../lib/store/rows.ts';
import { approval, approvalContext, now } from '../../../../gallery/people.ts';
import { render } from '../../render.tsx';

const row = (index: number, more: Partial<ApprovalRow> = {}): ApprovalRow => ({
  ...approval,
  id: `r${index}`,
  requestorName: `Person ${index}`,
  targetName: `Person ${index}`,
  ...more,
});
const tenRows = Array.from({ length: 10 }, (_, index) => row(index));

interface Shown {
  rows?: ApprovalRow[];
  left?: Awaited<ReturnType<ApproverCommands['undo']>>;
  withLetters?: boolean;
  canDecide?: boolean;
}

const myAccessUrl = 'https://myaccess.microsoft.com/@contoso.com#/request-approval';

/** The page on rows that change as the worker would change them. */
async function show({
  rows = tenRows,
  left = ok({ left: [] }),
  withLetters = true,
  canDecide = true,
}: Shown = {}) {
  const decided: Parameters<ApproverCommands['decide']>[] = [];
  const undone: string[][] = [];
  const read: string[][] = [];
  let current = rows;
  const commands: ApproverCommands = {
    async decide(...decision) {
      decided.push(decision);
      await become((one) =>
        decision[0].includes(one.id) ? { ...one, state: 'deciding', mayUndo: true } : one,
      );
      return left;
    },
    async undo(ids) {
      undone.push(ids);
      await become((one) => (ids.includes(one.id) ? { ...one, state: 'waiting' } : one));
      return left;
    },
    readStages: (ids) => void read.push(ids),
  };
  const view = () => (
    <QueuePage
      approvals={current}
      context={approvalContext}
      isOn
      isSetByPolicy={false}
      canDecide={canDecide}
      onTurnOn={async () => true}
      isReading={false}
      failure={undefined}
      onRetry={() => {}}
      commands={commands}
      onSignIn={async () => ok({ profile: approval.profile })}
      myAccessUrl={myAccessUrl}
      asOf={now}
      withLetters={withLetters}
      onLetters={async () => true}
    />
  );
  const shown = await render(view());
  async function become(change: (one: ApprovalRow) => ApprovalRow) {
    current = current.map(change);
    await shown.again(view());
  }
  const leave = async (keep: (one: ApprovalRow) => boolean) => {
    current = current.filter(keep);
    await shown.again(view());
  };
  const list = shown.host.querySelector<HTMLElement>('[role=listbox]');
  if (list === null) throw new Error('no list');
  list.focus();
  let pressed = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      pressed++;
      await act(async () => {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    }
  };
  const active = () => document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.textContent;
  return { ...shown, list, press, pressed: () => pressed, decided, undone, read, active, become, leave };
}

describe('by keyboard', () => {
  it('ten are decided with ten keys, each once, and the last is undone', async () => {
    const { press, decided, undone, pressed } = await show();
    await press('a', 'a', 'd', 'a', 'a', 'a', 'a', 'a', 'a', 'a');
    expect(decided.map(([ids]) => ids)).toEqual(tenRows.map(({ id }) => [id]));
    expect(decided.map(([, decision]) => decision).filter((one) => one === 'Deny')).toHaveLength(1);
    expect(pressed()).toBeLessThanOrEqual(20);
    await press('a');
    expect(decided).toHaveLength(10);
    await press('z');
    expect(undone).toEqual([['r9']]);
  });

  it('keys do nothing outside the list, nor letters where they are off', async () => {
    const outside = await show();
    outside.host.querySelector('input')?.focus();
    await outside.press('a', 'd', 'x');
    expect(outside.decided).toEqual([]);
    const off = await show({ withLetters: false });
    await off.press('a', 'd');
    expect(off.decided).toEqual([]);
    await off.press('ArrowDown');
    expect(off.active()).toContain('Person 1');
  });

  it('a reason that is needed has the focus instead', async () => {
    const { press, decided } = await show({ rows: [row(1, { isJustificationRequired: true })] });
    await press('a');
    expect(decided).toEqual([]);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  it('the list keeps the focus when a reason turns out to be needed', async () => {
    const { list, become } = await show({ rows: [row(1)] });
    await become((one) => ({
      ...one,
      state: 'failed',
      failure: { kind: 'notRequestable', why: 'invalidAnswer' },
    }));
    expect(document.activeElement).toBe(list);
  });

  it('what is decided in My Access is not decided', async () => {
    const { stageId: _none, ...rest } = row(1);
    const { press, decided, host } = await show({ rows: [rest] });
    await press('a', 'x');
    expect(decided).toEqual([]);
    expect(host.textContent).not.toContain('1 request selected');
  });

  it('without a registration that decides, only the keys that do something are told', async () => {
    const keysOf = (host: Element) => [...host.querySelectorAll('kbd')].map(({ textContent }) => textContent);
    expect(keysOf((await show()).host)).toEqual(['A', 'D', 'J', 'K', 'X', 'Z', 'Enter']);
    expect(keysOf((await show({ canDecide: false })).host)).toEqual(['J', 'K', 'Enter']);
  });
});

describe('many at once', () => {
  it('are selected, and decided with one reason', async () => {
    const { press, decided, host, type, click, list } = await show();
    await press('x', 'j', 'x', 'j', 'x');
    expect(host.textContent).toContain('3 requests selected');
    await press('a');
    expect(decided).toEqual([]);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await type(document.activeElement as HTMLTextAreaElement, 'They left the team');
    await click(/^Deny 3 requests$/);
    expect(decided).toEqual([[['r0', 'r1', 'r2'], 'Deny', 'They left the team']]);
    expect(document.activeElement).toBe(list);
    expect(host.textContent).toContain('Denying 3 requests');
  });

  it('wait for the reason that one of them needs', async () => {
    const { press, click, decided, host, type } = await show({
      rows: [row(1), row(2, { isJustificationRequired: true })],
    });
    await press('x', 'j', 'x');
    await click(/^Approve 2 requests$/);
    expect(decided).toEqual([]);
    expect(host.textContent).toContain('Enter a reason.');
    await type(host.querySelector('textarea') as HTMLTextAreaElement, 'Fine');
    await click(/^Approve 2 requests$/);
    expect(decided).toEqual([[['r1', 'r2'], 'Approve', 'Fine']]);
  });

  it('are said to be saved once they are, and not where one was taken back', async () => {
    const { press, click, become, host } = await show();
    await press('x', 'j', 'x');
    await click(/^Approve 2 requests$/);
    const turn = (of: string, state: ApprovalRow['state'], more: Partial<ApprovalRow> = {}) =>
      become((one) => (one.id === of ? { ...one, state, ...more } : one));
    const said = () => host.querySelector('.queue-outcome')?.textContent ?? '';
    await turn('r0', 'waiting');
    await turn('r1', 'waiting');
    expect(said()).toBe('');
    await turn('r0', 'approved');
    expect(said()).toBe('1 decision saved. ');
    await turn('r1', 'waiting', { stageId: 'next' });
    expect(said()).toBe('2 decisions saved. ');
  });

  it('are those that are alike, by one button', async () => {
    const other = row(9, { accessPackageId: 'other', accessPackageName: 'Marketing team' });
    const { click, host } = await show({ rows: [row(1), row(2), other] });
    await click(/^Select 1 other request with the same/);
    expect(host.textContent).toContain('2 requests selected');
    expect(host.textContent).not.toContain('differ in access package');
    await click(/^Clear selection$/);
    await click(/^Select all shown$/);
    expect(host.textContent).toContain('differ in access package');
  });

  it('are only those that are shown: a filter takes the others out', async () => {
    const other = row(2, { accessPackageId: 'other', accessPackageName: 'Marketing team' });
    const { click, decided, host } = await show({ rows: [row(1), other] });
    await click(/^Select all shown$/);
    expect(host.textContent).toContain('2 requests selected');
    await act(async () => {
      const [byPackage] = host.querySelectorAll('select');
      if (byPackage) byPackage.value = 'other';
      byPackage?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await click(/^Deny 1 request$/);
    expect(decided).toEqual([[['r2'], 'Deny', '']]);
  });

  it('are not said to be saved where Graph lists them no longer', async () => {
    const { press, click, leave, host } = await show();
    await press('x', 'j', 'x');
    await click(/^Approve 2 requests$/);
    await leave((one) => one.id !== 'r0');
    const said = host.querySelector('.queue-outcome')?.textContent ?? '';
    expect(said).toContain('This request is no longer available.');
    expect(said).not.toContain('2 of 2 saved');
  });

  it('say which of them were not decided, and why', async () => {
    const failure = { kind: 'forbidden' } as const;
    const left = ok({ left: [{ approvalId: 'r1', failure }] });
    const { press, host, click, become, active } = await show({ left });
    await press('x', 'j', 'x', 'j', 'x');
    await click(/^Approve 3 requests$/);
    await become((one) => {
      if (one.id === 'r0') return { ...one, state: 'approved' };
      return one.id === 'r2' ? { ...one, state: 'alreadyDecided' } : one;
    });
    const outcome = host.querySelector('.queue-outcome')?.textContent ?? '';
    expect(outcome).toContain('1 decision saved. 2 requests weren’t decided by you.');
    expect(outcome).toMatch(/Person 1 · .*Microsoft doesn’t allow this/);
    expect(outcome).toMatch(/Person 2 · /);
    await click(/^Person 2$/);
    expect(active()).toContain('Person 2');
  });
});

it('leads to My Access, where somebody else can be chosen to decide', async () => {
  const { host } = await show();
  expect(host.textContent).toContain('who decides while you’re away');
  expect([...host.querySelectorAll('a')].map(({ href }) => href)).toContain(myAccessUrl);
});

it('shows hostile texts as texts, and no more of them than a line has room for', async () => {
  const hostile = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(1_000_000)}`;
  const { list, host } = await show({
    rows: [row(1, { requestorName: '<b>B</b>', justification: hostile })],
  });
  expect(list.textContent?.length).toBeLessThan(1000);
  expect(list.textContent).toContain('<img src=x');
  expect(host.querySelector('img, b')).toBeNull();
});

it('reads the stages of those near the one that is looked at, each once', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const { stageId: _none, ...rest } = row(index);
    return { ...rest, isStageUnread: true as const };
  });
  const { press, read } = await show({ rows });
  expect(read.flat()).toEqual(rows.slice(0, 15).map(({ id }) => id));
  await press('j', 'j');
  expect(read.flat()).toEqual(rows.slice(0, 17).map(({ id }) => id));
});

it('reads stages again after the queue was read again without them', async () => {
  const { read, become } = await show({ rows: [row(1, { isStageUnread: true })] });
  await become(({ isStageUnread: _was, ...rest }) => rest);
  expect(read).toEqual([['r1']]);
  await become((one) => ({ ...one, isStageUnread: true, asOf: now + 1 }));
  await become((one) => ({ ...one, isStageUnread: true }));
  expect(read).toEqual([['r1'], ['r1']]);
});
