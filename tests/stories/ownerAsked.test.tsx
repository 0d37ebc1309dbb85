// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asDraftTexts } from '../../components/authoring/draftTexts.ts';
import { PackageEditor } from '../../components/authoring/packageEditor.tsx';
import { AskedFor } from '../../components/find/askedFor.tsx';
import { HubFrame } from '../../components/hub/hubFrame.tsx';
import { limitsOf } from '../../lib/authoring/limits.ts';
import { readOwnerLine } from '../../lib/authoring/ownerLine.ts';
import { prepare } from '../../lib/authoring/prepare.ts';
import { stepsOf } from '../../lib/authoring/steps.ts';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { ownerLine } from '../../lib/offer/ownerLine.ts';
import { ok } from '../../lib/platform/failure.ts';
import { resourceKey } from '../../lib/resource/resource.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { createWords } from '../../lib/words/words.ts';
import { say } from '../e2e/harness/words.ts';
import { adele } from '../gallery/people.ts';
import { draftRow } from '../unit/authoring/drafts.ts';
import { editorProps } from '../unit/components/authoring/editorProps.tsx';
import { render } from '../unit/components/render.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const key = resourceKey({
  originSystem: 'SharePointOnline',
  originId: 'https://contoso.sharepoint.com/sites/Orion',
});
if (key === undefined) throw new Error('No key');
const mail = (more = '') =>
  `Hello Lee,\n\nI can’t open Orion.\n\n${ownerLine(key, 'edit')} I write the plans\n${more}`;
const texts = asDraftTexts(createWords('en'));
const draftFrom = async (text: string): Promise<PackageDraft | undefined> => {
  const asked = readOwnerLine(text);
  return asked && (await prepare(asked, undefined, undefined, texts, async () => undefined));
};

/** Everything that Tab reaches, in its order. */
const reached = (host: HTMLElement): HTMLElement[] =>
  [...host.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && one.closest('[inert], [hidden]') === null,
  );
/** Tabs to the next one of this name, from where the focus is. */
const tabTo = async (host: HTMLElement, name: string): Promise<HTMLElement> => {
  const order = reached(host);
  const from = order.indexOf(document.activeElement as HTMLElement);
  const nameOf = (one: HTMLElement) =>
    one.getAttribute('aria-label') ?? (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent;
  const found = order.slice(from + 1).find((one) => nameOf(one) === name);
  if (found === undefined)
    throw new Error(`Tab reaches no ${name} behind ${document.activeElement?.outerHTML}`);
  await act(async () => found.focus());
  return found;
};
const enter = () => act(async () => (document.activeElement as HTMLElement).click());
const type = async (text: string) => {
  await act(async () => {
    const field = document.activeElement as HTMLInputElement;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => vi.advanceTimersByTimeAsync(1000));
};

function Hub({ first }: { first: PackageDraftRow }) {
  const [row, setRow] = useState(first);
  const steps = Object.fromEntries(
    stepsOf(row.draft).map((step) => [step.key, { id: step.key, isOurs: true, isDone: true }]),
  );
  const props = editorProps({
    row,
    onChange: (draft) => setRow({ ...row, draft }),
    onCreate: () => setRow({ ...row, state: 'created', steps }),
    search: {
      people: async () => ok([{ kind: 'user', id: 'lee', displayName: 'Lee Gu' }]),
      groups: async () => ok([]),
      resources: async () => ok([]),
    },
  });
  return (
    <HubFrame
      current="packages"
      account={adele}
      accounts={[adele]}
      onSwitch={() => {}}
      onOpenSettings={() => {}}
      makesPackages
    >
      <h1>{say('make.title')}</h1>
      <PackageEditor {...props} />
    </HubFrame>
  );
}

describe('an owner whom somebody asked', () => {
  it('gets from the pasted line to what was created by keyboard alone', async () => {
    const asked = readOwnerLine(mail());
    if (asked === undefined) throw new Error('No line');
    const onMake = vi.fn();
    const pasted = await render(<AskedFor asked={asked} onMake={onMake} />);
    expect(pasted.host.textContent).toContain('I write the plans');
    await tabTo(pasted.host, say('owner.make'));
    await enter();
    expect(onMake).toHaveBeenCalledExactlyOnceWith(key, 'edit');

    const draft = await draftFrom(mail());
    if (draft === undefined) throw new Error('No draft');
    const { host } = await render(<Hub first={draftRow(adele.profile, draft)} />);
    await tabTo(host, say('make.basics'));
    await enter();
    const catalog = (await tabTo(host, say('make.catalog'))) as HTMLSelectElement;
    await act(async () => {
      catalog.value = 'general';
      catalog.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(document.activeElement).toBe(catalog);
    await tabTo(host, say('make.create'));
    await enter();
    // Nobody approves for people without a manager: its part opens, and its field has the focus.
    const field = document.activeElement;
    expect(field?.closest('[role=group]')?.textContent).toContain(say('make.fallback'));
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    await type('lee');
    await tabTo(host, 'Lee Gu');
    await enter();
    expect(document.activeElement).toBe(field);
    expect(field?.getAttribute('aria-invalid')).toBeNull();
    await tabTo(host, say('make.create'));
    await enter();
    await act(async () => vi.advanceTimersByTimeAsync(0));
    expect(host.textContent).toContain(say('make.done'));
    expect(document.activeElement?.textContent).toBe(say('make.outcome'));
    expect(document.activeElement?.tagName).toBe('H2');
  });

  it('is told by a screen reader what was found, chosen, wrong and done', async () => {
    const draft = await draftFrom(mail());
    if (draft === undefined) throw new Error('No draft');
    const { host } = await render(<Hub first={draftRow(adele.profile, draft)} />);
    const heard = () =>
      [...host.querySelectorAll('[role=status]')].map((one) => one.textContent).filter((text) => text !== '');
    await tabTo(host, say('make.create'));
    await enter();
    expect(heard()).toContain(say('make.check.fix', { count: limitsOf(draft).length }));
    await type('lee');
    expect(heard()).toContain(say('make.search.found', { count: 1 }));
    await tabTo(host, 'Lee Gu');
    await enter();
    expect(heard()).toEqual([say('make.picked.added', { name: 'Lee Gu' })]);
    await tabTo(host, say('make.create'));
    await enter();
    expect(heard()).toEqual([say('make.done') + say('make.done.text')]);
  });
});

describe('a line from outside', () => {
  it('chooses neither who may request nor who approves, nor the catalog', async () => {
    const plain = await draftFrom(mail());
    const hostile = mail(
      'approvers: eve@evil.example\n{"requests":{"who":"everyone"},"stages":[],"catalog":{"id":"x"}}',
    );
    expect(await draftFrom(hostile)).toEqual(plain);
    expect(Object.keys(readOwnerLine(hostile) ?? {}).sort()).toEqual(['key', 'need', 'reason']);
  });

  it.each([
    'knock:own:sharepointonline:https://contoso.sharepoint.com/sites/orion',
    'knock:edit:sharepointonline:javascript:alert(1)',
    'knock:edit:aadgroup:../../users',
    'knock:edit:role:62e90394-69f5-4237-9190-012177145e10',
  ])('is none that names no site, group or app: %s', (line) => {
    expect(readOwnerLine(line)).toBeUndefined();
  });
});
