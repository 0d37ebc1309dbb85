import type { ExistingPackage } from '../../lib/authoring/existing.ts';
import { type DraftTexts, prefill } from '../../lib/authoring/prefill.ts';
import type { DraftPackage, PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import type { Listed } from './addToExisting.tsx';

const existingOf = (
  { id, displayName }: Listed,
  more: Pick<DraftPackage, 'roles' | 'hasPolicy'>,
): DraftPackage => ({ key: 'existing', id, displayName, description: '', ...more });

/** The thing into a package that is there; who can request that stays as it is. */
export const withMore = (draft: PackageDraft, one: Listed, catalog: Listed): PackageDraft => ({
  ...draft,
  catalog: { ...catalog, description: '' },
  packages: [existingOf(one, { roles: draft.packages[0]?.roles ?? [], hasPolicy: false })],
});

/** Another policy for a package that includes the thing. */
export const withPolicy = (draft: PackageDraft, one: ExistingPackage, policyName: string): PackageDraft => ({
  ...draft,
  catalog: { ...one.catalog, description: '' },
  packages: [existingOf(one, { roles: [], hasPolicy: true })],
  policyName,
});

/** New packages again, with what was chosen of requests, approval and lifecycle. */
export function asNew(draft: PackageDraft, texts: DraftTexts): PackageDraft {
  const [resource] = draft.resources;
  if (resource === undefined) return draft;
  const { id, displayName } = draft.catalog;
  const known = {
    resource,
    need: 'view',
    owners: [],
    catalog: id === undefined ? undefined : { id, displayName },
  } as const;
  const { catalog, packages, policyName } = prefill(known, texts);
  return { ...draft, catalog, packages, policyName };
}
