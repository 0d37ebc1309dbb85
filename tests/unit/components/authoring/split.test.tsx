// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { emptyDraft } from '../../../../lib/authoring/prefill.ts';
import type { PackageDraft } from '../../../../lib/entitlement/packageDraft.ts';
import { say } from '../../../e2e/harness/words.ts';
import { adele } from '../../../gallery/people.ts';
import { draftOf, draftRow, site } from '../../authoring/drafts.ts';
import { render } from '../render.tsx';
import { Editor } from './editorProps.tsx';

/** Toggles the choice in a draft; out: what the draft is then, or `undefined` where there is no such choice. */
async function toggled(draft: PackageDraft): Promise<PackageDraft | undefined> {
  let changed: PackageDraft | undefined;
  const { host } = await render(
    <Editor
      key={Math.random()}
      row={draftRow(adele.profile, draft)}
      onDraft={(next) => {
        changed = next;
      }}
    />,
  );
  const label = [...host.querySelectorAll('label')].find(({ textContent }) =>
    textContent?.startsWith(say('make.split')),
  );
  await act(async () => label?.querySelector('input')?.click());
  return changed;
}
const namesOf = (draft: PackageDraft | undefined) => draft?.packages.map(({ displayName }) => displayName);
const only = (displayName: string): PackageDraft => {
  const [first] = draftOf().packages;
  if (first === undefined) throw new Error('No package');
  return draftOf({ packages: [{ ...first, key: 'only', displayName, description: '' }] });
};

it('makes one of two, and two of one', async () => {
  const one = await toggled(draftOf());
  expect(namesOf(one)).toEqual(['Orion: view']);
  if (one === undefined) return;
  const two = await toggled(one);
  expect(two?.packages.map(({ roles }) => roles[0]?.role)).toEqual([{ need: 'view' }, { need: 'edit' }]);
  expect(namesOf(two)).toEqual(['Orion: view', 'Orion: edit']);
});

it('keeps a name that somebody wrote, and names after the resource what has none', async () => {
  expect(namesOf(await toggled(only('Budget: 2026')))).toEqual(['Budget: 2026: view', 'Budget: 2026: edit']);
  const unnamed = await toggled(only(''));
  expect(namesOf(unnamed)).toEqual(['Orion: view', 'Orion: edit']);
  expect(unnamed?.packages[1]?.description).toBe(say('make.packageText.edit', { resource: 'Orion' }));
});

it('is no choice for a group, for nothing, or for a package that is there', async () => {
  const group = { ...site, originSystem: 'AadGroup' } as const;
  expect(await toggled({ ...only('Orion'), resources: [group] })).toBeUndefined();
  expect(await toggled(emptyDraft('Initial policy'))).toBeUndefined();
  const [first] = only('Orion').packages;
  if (first === undefined) return;
  expect(await toggled(draftOf({ packages: [{ ...first, id: 'there' }] }))).toBeUndefined();
});
