// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ExistingList, type ExistingListProps } from '../../../../components/authoring/existingList.tsx';
import type { ExistingPackage } from '../../../../lib/authoring/existing.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { say } from '../../../e2e/harness/words.ts';
import { render } from '../render.tsx';

const general = { id: 'general', displayName: 'General' };
const readers: ExistingPackage = {
  id: 'readers',
  displayName: 'Orion readers',
  catalog: general,
  isHidden: false,
  roles: ['Visitors'],
  warnings: ['nobodyMayRequest'],
};
const props = (more: Partial<ExistingListProps> = {}): ExistingListProps => ({
  resource: 'Orion',
  existing: {
    packages: [readers],
    catalogs: [general],
    hasMore: false,
    holding: [general],
    isPartial: false,
  },
  catalogs: [general],
  changing: undefined,
  catalogId: 'general',
  packagesIn: async () => ok([]),
  onAdd: () => {},
  onLetRequest: () => {},
  onBack: () => {},
  ...more,
});

describe('what exists already', () => {
  it.each(['nobodyMayRequest', 'noApprovers'] as const)('warns with a next step: %s', async (warning) => {
    const packages = [{ ...readers, warnings: [warning] }];
    const { host } = await render(<ExistingList {...props()} existing={{ ...props().existing, packages }} />);
    expect(host.querySelector('.notice')?.textContent).toBe(
      say(`make.existing.${warning}`) + say(`make.existing.${warning}.step`),
    );
  });

  it('can be given a policy; the button says of which', async () => {
    const onLetRequest = vi.fn();
    const { click } = await render(<ExistingList {...props({ onLetRequest })} />);
    await click(new RegExp(`^${say('make.existing.letRequestTo', { name: 'Orion readers' })}$`));
    expect(onLetRequest).toHaveBeenCalledExactlyOnceWith(readers);
  });

  it('is said to be none, or not all, where that is so', async () => {
    const existing = { ...props().existing, packages: [], isPartial: true };
    const { host } = await render(<ExistingList {...props({ existing })} />);
    expect(host.textContent).toContain(say('make.existing.none', { resource: 'Orion' }));
    expect(host.textContent).toContain(say('make.existing.partial'));
  });

  it('is left alone for a new one again', async () => {
    const onBack = vi.fn();
    const { host, click } = await render(
      <ExistingList {...props({ changing: ['Orion readers'], onBack })} />,
    );
    expect(host.textContent).toContain(say('make.existing.changing', { names: 'Orion readers' }));
    await click(new RegExp(`^${say('make.existing.back')}$`));
    expect(onBack).toHaveBeenCalledOnce();
  });
});

it('the thing is added to another package of a catalog', async () => {
  const onAdd = vi.fn();
  const { host, click, open } = await render(
    <ExistingList
      {...props({ onAdd, packagesIn: async () => ok([{ id: 'team', displayName: 'Project team' }]) })}
    />,
  );
  await open(new RegExp(`^${say('make.existing.choose')}$`), 'select');
  await act(async () => {});
  expect([...host.querySelectorAll('select')].map(({ labels }) => labels?.[0]?.textContent)).toEqual([
    say('make.catalog'),
    say('make.existing.all'),
  ]);
  await click(new RegExp(`^${say('make.existing.add', { resource: 'Orion' })}$`));
  expect(onAdd).toHaveBeenCalledExactlyOnceWith({ id: 'team', displayName: 'Project team' }, general);
});
