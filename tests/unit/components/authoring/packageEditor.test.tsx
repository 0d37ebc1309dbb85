// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { stepsOf } from '../../../../lib/authoring/steps.ts';
import type { CreationProblem, PackageDraftRow } from '../../../../lib/store/draftRows.ts';
import { say } from '../../../e2e/harness/words.ts';
import { adele, now } from '../../../gallery/people.ts';
import { draftOf, draftRow } from '../../authoring/drafts.ts';
import { render } from '../render.tsx';
import { Editor } from './editorProps.tsx';

const typeInto = (field: Element | null | undefined, text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
const described = (field: Element | null): string =>
  (field?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join('');
const plain = draftRow(adele.profile);
const withDraft = (more: Parameters<typeof draftOf>[0]): PackageDraftRow => ({
  ...plain,
  draft: draftOf(more),
});
const begun = (count: number, more: Partial<PackageDraftRow> = {}): PackageDraftRow => ({
  ...plain,
  state: 'creating',
  steps: Object.fromEntries(
    stepsOf(plain.draft)
      .slice(0, count)
      .map(({ key }) => [key, { id: key, sentAt: now, isOurs: true, isDone: true }]),
  ),
  ...more,
});
const stopped = (why: CreationProblem) =>
  begun(2, { problem: { step: stepsOf(plain.draft)[2]?.key ?? '', why } });

describe('a draft that can’t be sent', () => {
  const row = withDraft({ stages: draftOf().stages.map((stage) => ({ ...stage, approvers: [], days: 99 })) });

  it('is held back, counted, and the first wrong field has the focus though its part was closed', async () => {
    const onCreate = vi.fn();
    const { host, click } = await render(<Editor row={row} onCreate={onCreate} />);
    expect(host.querySelector('.making input[type=number]')).toBeNull();
    await click(/^Create$/);
    expect(onCreate).not.toHaveBeenCalled();
    expect(host.querySelector('.notice-warning')?.textContent).toBe(say('make.check.fix', { count: 4 }));
    const field = document.activeElement;
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(described(field)).toContain(say('make.limit.noApprovers'));
  });

  it('stays open where it was mended, and opens again at the next try', async () => {
    const late = withDraft({ stages: draftOf().stages.map((stage) => ({ ...stage, days: 99 })) });
    const { host, click, button } = await render(<Editor row={late} />);
    await click(/^Create$/);
    for (const field of host.querySelectorAll('input[type=number][aria-invalid]'))
      await typeInto(field, '14');
    expect(host.querySelector('[aria-invalid=true]')).toBeNull();
    expect(button(/^Approval$/).getAttribute('aria-expanded')).toBe('true');
    await typeInto(host.querySelector('input[type=number]'), '99');
    await click(/^Approval$/);
    expect(button(/^Approval$/).getAttribute('aria-expanded')).toBe('false');
    await click(/^Create$/);
    expect(button(/^Approval$/).getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('is sent once nothing is wrong', async () => {
    const onCreate = vi.fn();
    const { click } = await render(<Editor onCreate={onCreate} />);
    await click(/^Create$/);
    expect(onCreate).toHaveBeenCalledOnce();
  });
});

describe('discarding', () => {
  it('asks first, and Escape keeps the draft', async () => {
    const onRemove = vi.fn();
    const { host, click, button } = await render(<Editor onRemove={onRemove} />);
    await click(/^Discard draft$/);
    expect(host.textContent).toContain(say('make.discardQuestion'));
    await act(async () => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(onRemove).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button(/^Discard draft$/));
  });

  it('says of what was created that it stays', async () => {
    const { host, click } = await render(<Editor row={begun(8, { state: 'created' })} />);
    await click(new RegExp(`^${say('make.remove')}$`));
    expect(host.textContent).toContain(say('make.removeQuestion'));
  });
});

describe('while it is being created', () => {
  it('the form can’t be reached, and the button keeps the focus', async () => {
    const { host, button, again } = await render(<Editor />);
    button(/^Create$/).focus();
    await again(<Editor isRunning />);
    expect(host.querySelector('.making')?.hasAttribute('inert')).toBe(true);
    expect(document.activeElement).toBe(button(/^Create$/));
    expect(button(/^Create$/).getAttribute('aria-busy')).toBe('true');
  });

  it('an undo shows that it runs, in the same place', async () => {
    const { button } = await render(<Editor row={begun(3, { state: 'undoing' })} isRunning />);
    expect(button(new RegExp(`^${say('make.undo')}$`)).getAttribute('aria-busy')).toBe('true');
  });
});

describe('what became of it', () => {
  it('leads to the very packages in the admin center', async () => {
    const inPortal = [
      { name: 'Orion: view', url: 'https://entra.microsoft.com/#view/1' },
      { name: 'Orion: edit', url: 'https://entra.microsoft.com/#view/2' },
    ];
    const { host } = await render(<Editor row={begun(8, { state: 'created' })} inPortal={inPortal} />);
    expect(host.textContent).toContain(say('make.done'));
    expect([...host.querySelectorAll('a')].map(({ href }) => href)).toEqual(inPortal.map(({ url }) => url));
    expect(host.querySelector('.making')).toBeNull();
  });

  it.each<CreationProblem>([
    { kind: 'nameTaken' },
    { kind: 'notSeenYet' },
    { kind: 'policyClosed' },
    { kind: 'inUse' },
    { kind: 'forbidden' },
  ])('stops with a next step: %o', async (why) => {
    const { host, button } = await render(<Editor row={stopped(why)} />);
    const kind = why.kind as 'nameTaken';
    expect(host.querySelector('.notice')?.textContent).toBe(
      say(`make.problem.${kind}`) + say(`make.problem.${kind}.step`),
    );
    expect(button(/^Continue$/)).toBeDefined();
    expect(button(new RegExp(`^${say('make.undo')}$`))).toBeDefined();
  });

  it('names the roles that there are where none fits, and whose owner is needed', async () => {
    const { host, again } = await render(<Editor row={stopped({ kind: 'noSuchRole', roles: ['Reader'] })} />);
    expect(host.textContent).toContain(say('make.problem.noSuchRole', { roles: 'Reader' }));
    await again(<Editor key="2" row={stopped({ kind: 'noSuchRole', roles: [] })} />);
    expect(host.textContent).toContain(say('make.problem.noRoles.step'));
  });
});

it('where no role fits, its choice stands open, and is chosen at one place', async () => {
  const step = `roleScope/view/${plain.draft.resources[0]?.originId}`;
  const why: CreationProblem = { kind: 'noSuchRole', roles: ['User', 'Clerk'] };
  const { host, button, click } = await render(
    <Editor
      row={begun(3, { problem: { step, why } })}
      roles={{ [plain.draft.resources[0]?.originId ?? '']: [{ originId: '7', displayName: 'Clerk' }] }}
    />,
  );
  expect(button(new RegExp(`^${say('make.resources')}$`)).getAttribute('aria-expanded')).toBe('true');
  const wrong = host.querySelectorAll<HTMLSelectElement>('select[aria-invalid=true]');
  expect([...wrong].map(({ labels }) => labels?.[0]?.textContent)).toEqual([
    say('make.role.in', { name: 'Orion: view' }),
  ]);
  expect(described(wrong[0] ?? null)).toContain(say('make.limit.noRole'));
  await act(async () => {
    const [field] = wrong;
    if (field === undefined) return;
    field.value = '7';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(host.querySelector('[aria-invalid=true]')).toBeNull();
  await click(new RegExp(`^${say('make.resources')}$`));
  expect(button(new RegExp(`^${say('make.resources')}$`)).getAttribute('aria-expanded')).toBe('false');
});

describe('where Knock may not create', () => {
  it('the draft is saved as a file, and nothing offers to create', async () => {
    const onSave = vi.fn();
    const { host, click } = await render(<Editor mode="export" onSave={onSave} />);
    expect(host.textContent).toContain(say('make.off'));
    expect(host.textContent).toContain(say('make.export.terraformPart'));
    await click(new RegExp(`^${say('make.export.requests')}$`));
    await click(new RegExp(`^${say('make.export.terraform')}$`));
    expect(onSave.mock.calls.map(([name]) => name)).toEqual(['access-package.http', 'access-package.tf']);
    expect([...host.querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain(
      say('make.create'),
    );
  });
});

it('headings follow one another, and everything that can be pressed is named', async () => {
  const { host } = await render(<Editor row={stopped({ kind: 'nameTaken' })} />);
  for (const trigger of host.querySelectorAll<HTMLButtonElement>('.making .disclosure-trigger'))
    await act(async () => trigger.click());
  const levels = [...host.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]));
  expect(levels[0]).toBe(2);
  levels.forEach((level, index) => {
    expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
  });
  for (const field of host.querySelectorAll<HTMLInputElement>('input, select, textarea'))
    expect(field.labels?.[0]?.textContent, field.outerHTML).toBeTruthy();
  for (const button of host.querySelectorAll('button'))
    expect(button.getAttribute('aria-label') ?? button.textContent).toBeTruthy();
});
