import type { StoreVersion } from './version.ts';

/** What a package grants is a range of the primary key: one index less to write for each grant. */
export const v3: StoreVersion = {
  version: 3,
  tables: { grants: '[profile+accessPackageId+roleScopeId], [profile+key]' },
};
