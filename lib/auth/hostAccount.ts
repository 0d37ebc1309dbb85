import type { HostAccount } from './hostProtocol.ts';

/** The part of MSAL's result that names a person. */
interface SignedInResult {
  /** `oid` of the id token. */
  uniqueId: string;
  /** `tid` of the id token. */
  tenantId: string;
  account: { homeAccountId: string; username: string; name?: string };
}

/** Who came back, in the tenant that was asked; ids in lower case. `homeAccountId` is `<oid at home>.<home tenant>`. */
export function personOf({ uniqueId, tenantId, account }: SignedInResult): HostAccount {
  const tenant = tenantId.toLowerCase();
  const home = account.homeAccountId.split('.')[1]?.toLowerCase();
  return {
    tenantId: tenant,
    oid: uniqueId.toLowerCase(),
    username: account.username,
    displayName: account.name || account.username,
    isGuest: home !== undefined && home !== tenant,
  };
}
