// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDraft } from '../../../../lib/authoring/prefill.ts';
import type { DraftResource, PackageDraft } from '../../../../lib/entitlement/packageDraft.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { say } from '../../../e2e/harness/words.ts';
import { adele } from '../../../gallery/people.ts';
import { draftOf, draftRow, site } from '../../authoring/drafts.ts';
import { render } from '../render.tsx';
import { Editor } from './editorProps.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const finds = (...resources: DraftResource[]) => ({
  people: async () => ok([]),
  groups: async () => ok([]),
  resources: async () =>
    ok(resources.map((resource) => ({ id: resource.originId, displayName: resource.displayName, resource }))),
});
async function opened(draft: PackageDraft, more: Partial<Parameters<typeof Editor>[0]>) {
  const shown = await render(<Editor row={draftRow(adele.profile, draft)} {...more} />);
  await shown.click(new RegExp(`^${say('make.resources')}$`));
  return {
    ...shown,
    async search(text: string) {
      const field = shown.host.querySelector('.making [role=group] input');
      await act(async () => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
        field?.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await act(async () => vi.advanceTimersByTimeAsync(1000));
    },
  };
}

it('names an empty draft after its first resource, in the one catalog that there is', async () => {
  let draft: PackageDraft | undefined;
  const { search, click } = await opened(emptyDraft('Initial policy'), {
    search: finds(site),
    onDraft: (next) => {
      draft = next;
    },
  });
  await search('ori');
  await click(/^Orion/);
  expect(draft?.packages.map(({ displayName }) => displayName)).toEqual(['Orion: view']);
  expect(draft?.catalog).toEqual({ id: 'general', displayName: 'General', description: '' });
  expect(draft?.packages[0]?.roles).toEqual([{ originId: site.originId, role: { need: 'view' } }]);
});

it('doesn’t offer what is in the draft', async () => {
  const { search, host } = await opened(draftOf(), { search: finds(site) });
  await search('ori');
  expect(host.textContent).toContain(say('make.search.none'));
});

it('offers the roles that Entra lists, by their names', async () => {
  let draft: PackageDraft | undefined;
  const { host } = await opened(draftOf(), {
    roles: { [site.originId]: [{ originId: '5', displayName: 'Orion Designers' }] },
    onDraft: (next) => {
      draft = next;
    },
  });
  const field = host.querySelector('select');
  expect(field?.labels?.[0]?.textContent).toBe(say('make.role.in', { name: 'Orion: view' }));
  await act(async () => {
    if (field === null) return;
    field.value = '5';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(draft?.packages[0]?.roles[0]?.role).toEqual({ originId: '5', displayName: 'Orion Designers' });
});
