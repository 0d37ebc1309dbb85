import type { PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import type { PackageDraftRow } from '../../../lib/store/draftRows.ts';

export const site = {
  originSystem: 'SharePointOnline',
  originId: 'https://contoso.sharepoint.com/sites/Orion',
  displayName: 'Orion',
} as const;

/** Two packages for one site: to view and to edit, with two stages and a quarterly review. */
export const draftOf = (more: Partial<PackageDraft> = {}): PackageDraft => ({
  catalog: { displayName: 'Orion', description: 'Everything of Orion' },
  resources: [site],
  packages: [
    {
      key: 'view',
      displayName: 'Orion: view',
      description: 'Read what Orion plans',
      roles: [{ originId: site.originId, role: { need: 'view' } }],
      hasPolicy: true,
    },
    {
      key: 'edit',
      displayName: 'Orion: edit',
      description: 'Work on what Orion plans',
      roles: [{ originId: site.originId, role: { need: 'edit' } }],
      hasPolicy: true,
    },
  ],
  policyName: 'Initial policy',
  requests: { who: 'members', groups: [], byManagers: true, isReasonRequired: true },
  stages: [
    {
      approvers: [{ kind: 'manager' }],
      fallback: [{ kind: 'user', id: 'owner', displayName: 'Olga Owner' }],
      alternates: [],
      forwardAfterDays: 7,
      days: 14,
      isReasonRequired: false,
    },
    {
      approvers: [{ kind: 'user', id: 'owner', displayName: 'Olga Owner' }],
      fallback: [],
      alternates: [{ kind: 'user', id: 'deputy', displayName: 'Dan Deputy' }],
      forwardAfterDays: 7,
      days: 14,
      isReasonRequired: true,
    },
  ],
  lifecycle: {
    days: 365,
    mayExtend: true,
    review: {
      everyMonths: 3,
      days: 14,
      reviewers: [{ kind: 'user', id: 'owner', displayName: 'Olga Owner' }],
    },
  },
  ...more,
});

export const draftRow = (profile: ProfileKey, draft = draftOf()): PackageDraftRow => ({
  profile,
  id: 'draft-1',
  draft,
  state: 'draft',
  steps: {},
  createdAt: 0,
  changedAt: 0,
});
