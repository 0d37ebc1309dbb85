// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { AddToExisting, type AddToExistingProps } from '../../../../components/authoring/addToExisting.tsx';
import { ok } from '../../../../lib/platform/failure.ts';
import { say } from '../../../e2e/harness/words.ts';
import { render } from '../render.tsx';

const catalogs = ['General', 'Sales'].map((displayName) => ({ id: displayName, displayName }));
const inCatalog: AddToExistingProps['packagesIn'] = async (id) =>
  ok(id === 'Sales' ? ['Offers', 'Partners'].map((displayName) => ({ id: displayName, displayName })) : []);
const view = (more: Partial<AddToExistingProps> = {}) => (
  <AddToExisting
    resource="Orion"
    catalogs={catalogs}
    catalogId={undefined}
    packagesIn={inCatalog}
    onAdd={() => {}}
    {...more}
  />
);
const select = (host: HTMLElement, index: number, value: string) =>
  act(async () => {
    const field = host.querySelectorAll('select')[index];
    if (field === undefined) throw new Error('No such field');
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });

it('reads the packages of the catalog that is chosen, and adds to the one that is chosen', async () => {
  const onAdd = vi.fn();
  const { host, click } = await render(view({ onAdd }));
  expect(host.textContent).toContain(say('make.existing.empty'));
  await select(host, 0, 'Sales');
  await select(host, 1, 'Partners');
  await click(new RegExp(say('make.existing.add', { resource: 'Orion' })));
  expect(onAdd).toHaveBeenCalledExactlyOnceWith({ id: 'Partners', displayName: 'Partners' }, catalogs[1]);
});

it('begins with the catalog that has the thing', async () => {
  const { host } = await render(view({ catalogId: 'Sales' }));
  expect(host.querySelectorAll('select')).toHaveLength(2);
});

it('says why it can’t list any', async () => {
  const packagesIn: AddToExistingProps['packagesIn'] = async () => ({
    ok: false,
    failure: { kind: 'forbidden' },
  });
  const { host, again } = await render(view({ packagesIn }));
  expect(host.querySelector('.notice')).not.toBeNull();
  await again(view({ catalogs: [] }));
  expect(host.textContent).toBe(say('make.existing.noCatalog'));
});
