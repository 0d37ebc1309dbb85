// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Picked, Picker } from '../../../../components/authoring/picker.tsx';
import { ok, type Result } from '../../../../lib/platform/failure.ts';
import { say } from '../../../e2e/harness/words.ts';
import { render } from '../render.tsx';

const lee = { id: 'lee', displayName: 'Lee Gu', hint: 'lee@contoso.com' };
const lea = { id: 'lea', displayName: 'Lea Roth' };
const both = async (): Promise<Result<Picked[]>> => ok([lee, lea]);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function Chooser({ search = both, first = [] }: { search?: typeof both | undefined; first?: Picked[] }) {
  const [chosen, setChosen] = useState(first);
  return (
    <Picker
      label="Approvers"
      error={chosen.length === 0 ? 'Add an approver.' : undefined}
      chosen={chosen}
      search={search}
      onAdd={(one) => setChosen([...chosen, one])}
      onRemove={({ id }) => setChosen(chosen.filter((one) => one.id !== id))}
    />
  );
}
async function searched(view: React.ReactNode) {
  const shown = await render(view);
  const field = shown.host.querySelector('input');
  const type = async (text: string) => {
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => vi.advanceTimersByTimeAsync(1000));
  };
  await type('le');
  return { ...shown, field, type, said: () => shown.host.querySelector('[role=status]')?.textContent };
}

it('says how many it found, and which were found; those that are chosen are not', async () => {
  const { host, said } = await searched(<Chooser first={[lea]} />);
  expect(said()).toBe(say('make.search.found', { count: 1 }));
  expect(host.querySelector('.picked-list:last-of-type')?.textContent).toBe('Lee Gulee@contoso.com');
});

it('says in sight that there is nothing', async () => {
  const { host } = await searched(<Chooser search={async () => ok([])} />);
  expect(host.querySelector('[role=status].quiet')?.textContent).toBe(say('make.search.none'));
});

it('shows why a search failed, and searches again', async () => {
  let failing = true;
  const { host, type } = await searched(
    <Chooser search={async () => (failing ? { ok: false, failure: { kind: 'offline' } } : ok([lee]))} />,
  );
  expect(host.querySelector('.notice')).not.toBeNull();
  failing = false;
  await type('lee');
  expect(host.querySelector('.notice')).toBeNull();
  expect(host.textContent).toContain('Lee Gu');
});

it('gives the focus back to the field after a choice, and says what was chosen', async () => {
  const { field, click, said, button } = await searched(<Chooser />);
  button(/^Lee Gu/).focus();
  await click(/^Lee Gu/);
  expect(said()).toBe(say('make.picked.added', { name: 'Lee Gu' }));
  expect(document.activeElement).toBe(field);
  button(/^Remove Lee Gu/).focus();
  await click(/^Remove Lee Gu/);
  expect(said()).toBe(say('make.picked.removed', { name: 'Lee Gu' }));
  expect(document.activeElement).toBe(field);
});

it('ties what is wrong to its field', async () => {
  const { host } = await render(<Chooser />);
  const field = host.querySelector('input');
  expect(field?.getAttribute('aria-invalid')).toBe('true');
  expect(host.querySelector('[role=group]')?.textContent).toContain('Approvers');
  const ids = field?.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toContain('Add an approver.');
});

it('says what searching needs where nobody is signed in', async () => {
  const { host } = await render(
    <Picker label="Approvers" chosen={[]} search={undefined} onAdd={() => {}} onRemove={() => {}} />,
  );
  expect(host.querySelector('input')).toBeNull();
  expect(host.textContent).toContain(say('make.search.off'));
});
