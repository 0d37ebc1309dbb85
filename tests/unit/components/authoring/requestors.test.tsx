// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import type { PackageDraft } from '../../../../lib/entitlement/packageDraft.ts';
import { say } from '../../../e2e/harness/words.ts';
import { adele } from '../../../gallery/people.ts';
import { draftOf, draftRow } from '../../authoring/drafts.ts';
import { render } from '../render.tsx';
import { Editor } from './editorProps.tsx';

async function opened(draft: PackageDraft) {
  let latest = draft;
  const shown = await render(
    <Editor
      row={draftRow(adele.profile, draft)}
      onDraft={(next) => {
        latest = next;
      }}
    />,
  );
  await shown.click(new RegExp(`^${say('make.requests')}$`));
  const check = (text: string) =>
    act(async () =>
      [...shown.host.querySelectorAll('label')]
        .find(({ textContent }) => textContent === text)
        ?.querySelector('input')
        ?.click(),
    );
  return { ...shown, check, draft: () => latest };
}
const others = say('make.who.others', { name: 'Orion: edit' });

it('other people can be let request the second package, and only those are asked for', async () => {
  const { check, draft, host, click } = await opened(draftOf());
  await check(others);
  expect(draft().packages.map(({ requestors }) => requestors)).toEqual([
    undefined,
    { who: 'groups', groups: [] },
  ]);
  expect(host.querySelectorAll('[role=radiogroup]')).toHaveLength(2);
  await click(new RegExp(`^${say('make.create')}$`));
  expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  expect(host.textContent).toContain(say('make.limit.noGroups'));
  await check(others);
  expect(draft()).toEqual(draftOf());
});

it('the review says of each package who can request it, once they differ', async () => {
  const groups = [{ id: 'g', displayName: 'Planners' }];
  const packages = draftOf().packages.map((one) =>
    one.key === 'edit' ? { ...one, requestors: { who: 'groups' as const, groups } } : one,
  );
  const { host, click } = await opened(draftOf({ packages }));
  expect(host.textContent).toContain(say('make.check.whoOf', { name: 'Orion: edit', who: 'Planners' }));
  expect(host.textContent).toContain(
    say('make.check.whoOf', { name: 'Orion: view', who: say('make.who.members') }),
  );
  await click(new RegExp(`^${say('make.requests')}$`));
  expect(host.textContent).toContain(say('make.who.ofPackage', { name: 'Orion: edit', who: 'Planners' }));
});

it('is no choice where there is one package', async () => {
  const { host } = await opened(draftOf({ packages: draftOf().packages.slice(0, 1) }));
  expect(host.textContent).not.toContain(say('make.who.others', { name: 'Orion: view' }));
});
