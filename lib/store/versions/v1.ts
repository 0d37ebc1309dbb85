import type { StoreVersion } from './version.ts';

/**
 * The first shape. Every table of a person's data has the profile as the first part of its key and of each compound
 * index, so that no query can cross profiles by leaving something out.
 */
export const v1: StoreVersion = {
  version: 1,
  tables: {
    profiles: 'profile',
    meta: 'key',
    accessPackages: '[profile+id], [profile+displayName], [profile+contentsAt]',
    grants: '[profile+accessPackageId+roleScopeId], [profile+key], [profile+accessPackageId]',
    applications: '[profile+appId]',
    requirements: '[profile+accessPackageId]',
    requests:
      '[profile+id], &[profile+graphId], &[profile+openIntent], [profile+accessPackageId], [profile+state], [profile+changedAt]',
    outbox: '[profile+id], [profile+state]',
    assignments: '[profile+id], [profile+accessPackageId]',
    approvals: '[profile+id], [profile+state]',
    sync: '[profile+section]',
  },
};
