import type { CloudId } from './cloud.ts';

/**
 * The one identity every row, lock, outbox entry and cached verdict belongs to. `oid` is the object id from
 * *that tenant's* id token: a guest in two tenants has one `homeAccountId` but two object ids.
 */
export interface Profile {
  cloud: CloudId;
  /** Tenant id, lower-case GUID. */
  tenantId: string;
  /** Object id of the person in that tenant, lower-case GUID. */
  oid: string;
}

/** First part of every compound index: `global/<tenantId>/<oid>`. */
export type ProfileKey = string & { readonly __profileKey: unique symbol };

export function profileKey(profile: Profile): ProfileKey {
  return `${profile.cloud}/${profile.tenantId.toLowerCase()}/${profile.oid.toLowerCase()}` as ProfileKey;
}
