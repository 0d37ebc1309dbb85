import { expect, it } from 'vitest';
import { stepsOf } from '../../../lib/authoring/steps.ts';
import type { PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import { draftOf, site } from './drafts.ts';

const keys = (draft: PackageDraft) => stepsOf(draft).map(({ key }) => key);
const group = { originSystem: 'AadGroup', originId: 'group-1', displayName: 'Team' } as const;
const { originId } = site;

it('come in the order in which they can be made', () => {
  expect(keys(draftOf())).toEqual([
    'catalog',
    `resource/${originId}`,
    'package/view',
    `roleScope/view/${originId}`,
    'policy/view',
    'package/edit',
    `roleScope/edit/${originId}`,
    'policy/edit',
  ]);
});

it('are none for what exists', () => {
  const [view] = draftOf().packages;
  const packages = view ? [{ ...view, id: 'package-1', roles: [], hasPolicy: false }] : [];
  const catalog = { id: 'catalog-1', displayName: 'General', description: '' };
  expect(keys(draftOf({ catalog, packages, resources: [] }))).toEqual([]);
  expect(
    keys(draftOf({ catalog, packages: packages.map((one) => ({ ...one, hasPolicy: true })), resources: [] })),
  ).toEqual(['policy/view']);
});

it('are one for each role', () => {
  const draft = draftOf({ resources: [site, group] });
  const packages = draft.packages.map((one) =>
    one.key === 'edit'
      ? { ...one, roles: [...one.roles, { originId: 'group-1', role: { need: 'edit' } as const }] }
      : one,
  );
  const made = keys({ ...draft, packages });
  expect(made.filter((key) => key.startsWith('roleScope/'))).toEqual([
    `roleScope/view/${originId}`,
    `roleScope/edit/${originId}`,
    'roleScope/edit/group-1',
  ]);
  expect(new Set(made).size).toBe(made.length);
});
