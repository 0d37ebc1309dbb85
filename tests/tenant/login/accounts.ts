import type { Directory, TenantCore } from '../contract.ts';
import type { TenantSeed, UserSeed } from '../organization.ts';

/** Who signed in, by the home account: the same person has one of these and an object id per tenant. */
export interface Account {
  homeTenantId: string;
  homeUserId: string;
}

export interface Person {
  account: Account;
  /** As seen in the tenant that was signed in to: the guest object there, if any. */
  tenant: TenantSeed;
  user: UserSeed;
}

export const accountKey = (account: Account): string => `${account.homeTenantId}/${account.homeUserId}`;

/** The home account of a person listed in a tenant. */
function accountOf(tenant: TenantSeed, user: UserSeed): Account {
  return { homeTenantId: user.home?.tenantId ?? tenant.id, homeUserId: user.home?.userId ?? user.id };
}

/** Everybody who may sign in to a tenant: members and guests, by home account. */
export function peopleOf(tenant: TenantSeed): Person[] {
  return tenant.users.map((user) => ({ account: accountOf(tenant, user), tenant, user }));
}

/** `undefined`: the account has no object in that tenant. */
export function personIn(core: TenantCore, tenant: TenantSeed, account: Account): Person | undefined {
  const user =
    account.homeTenantId === tenant.id
      ? tenant.users.find((candidate) => candidate.id === account.homeUserId)
      : guestIn(core.directory, tenant, account);
  return user && !core.hasLeft(tenant, user) ? { account, tenant, user } : undefined;
}

/** `{tenantId}/{userId}` of a button, or what a person typed: a user principal name or mail address. */
export function accountFrom(core: TenantCore, value: string): Account | undefined {
  const [homeTenantId, homeUserId] = value.split('/');
  if (homeTenantId && homeUserId) {
    const tenant = core.directory.tenant(homeTenantId);
    const user = tenant?.users.find((candidate) => candidate.id === homeUserId);
    return tenant && user ? accountOf(tenant, user) : undefined;
  }
  return accountByName(core, value);
}

function accountByName(core: TenantCore, name: string): Account | undefined {
  const wanted = name.trim().toLowerCase();
  const everybody = core.seed.tenants.flatMap((tenant) => tenant.users.map((user) => ({ tenant, user })));
  const named = everybody.find(
    ({ user }) => user.userPrincipalName.toLowerCase() === wanted || user.mail.toLowerCase() === wanted,
  );
  return named && accountOf(named.tenant, named.user);
}

function guestIn(directory: Directory, tenant: TenantSeed, account: Account): UserSeed | undefined {
  const user = directory.userIn(tenant.id, account.homeUserId);
  return user?.home?.userId === account.homeUserId ? user : undefined;
}

/** The person at home, for names on pages that no tenant has decided yet. */
export function atHome(core: TenantCore, account: Account): Person | undefined {
  const tenant = core.directory.tenant(account.homeTenantId);
  return tenant && personIn(core, tenant, account);
}
