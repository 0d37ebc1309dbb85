import type { Directory, Grant } from '../contract.ts';
import type { ApplicationSeed, Seed, TenantSeed } from '../organization.ts';
import type { Access } from './access.ts';
import { sameId, siteHolding } from './lookups.ts';

/** People, sites and applications of every tenant, and what was consented to. */
export function createDirectory(seed: Seed, access: Access): Directory {
  const consents = new Map(seed.tenants.map(({ id, applications }) => [id, consentsOf(applications)]));
  const consentsIn = (tenantId: string): Grant[] => consents.get(tenant(tenantId)?.id ?? '') ?? [];

  const tenant = (idOrDomain: string): TenantSeed | undefined =>
    seed.tenants.find(({ id, domain }) => sameId(id, idOrDomain) || sameId(domain, idOrDomain));

  const application: Directory['application'] = (tenantId, appId) =>
    tenant(tenantId)?.applications.find((candidate) => sameId(candidate.appId, appId));

  return {
    tenant,
    application,
    userIn: (tenantId, homeUserId) =>
      tenant(tenantId)?.users.find(
        (user) =>
          (user.home === undefined && sameId(user.id, homeUserId)) ||
          (user.home !== undefined && sameId(user.home.userId, homeUserId)),
      ),
    userByUpn: (upn) => {
      for (const candidate of seed.tenants) {
        const user = candidate.users.find((one) => sameId(one.userPrincipalName, upn));
        if (user !== undefined) return { tenant: candidate, user };
      }
      return undefined;
    },
    siteByUrl: (url) => {
      for (const candidate of seed.tenants) {
        const site = siteHolding(candidate, url);
        if (site !== undefined) return { tenant: candidate, site };
      }
      return undefined;
    },
    mayOpenSite: (tenantId, userId, siteUrl) => {
      const owner = tenant(tenantId);
      return owner !== undefined && access.mayOpenSite(owner, userId, siteUrl);
    },
    permissionsOn: (tenantId, userId, site, path) => {
      const owner = tenant(tenantId);
      return owner === undefined ? 0n : access.permissionsOn(owner, userId, site, path);
    },
    mayOpenApplication: (tenantId, userId, appId) => {
      const owner = tenant(tenantId);
      return owner !== undefined && access.mayOpenApplication(owner, userId, appId);
    },
    consentedScopes: (tenantId, userId, appId) => {
      const own = consentsIn(tenantId).filter(
        (entry) =>
          sameId(entry.appId, appId) && (entry.userId === 'everyone' || sameId(entry.userId, userId)),
      );
      return [...new Set(own.flatMap(({ scopes }) => scopes))];
    },
    consent: (tenantId, userId, appId, scopes) => {
      consentsIn(tenantId).push({ userId, appId, scopes });
    },
    grants: (tenantId, appId) => merged(consentsIn(tenantId)).filter((one) => isOf(one, appId)),
    grant: (tenantId, userId, appId, scopes) => {
      const others = consentsIn(tenantId).filter((one) => one.userId !== userId || !isOf(one, appId));
      const id = tenant(tenantId)?.id ?? '';
      consents.set(id, scopes.length === 0 ? others : [...others, { userId, appId, scopes }]);
    },
  };
}

const consentsOf = (applications: readonly ApplicationSeed[]): Grant[] =>
  applications.flatMap(({ appId, tenantWideConsent: scopes }) =>
    scopes === undefined ? [] : [{ userId: 'everyone', appId, scopes }],
  );

const isOf = (grant: Grant, appId: string | undefined): boolean =>
  appId === undefined || sameId(grant.appId, appId);

/** Entra keeps one grant for a client and a person, whatever was consented to when. */
function merged(grants: readonly Grant[]): Grant[] {
  const byOwner = Map.groupBy(grants, ({ userId, appId }) => `${appId}/${userId}`.toLowerCase());
  return [...byOwner.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const scopes = [first, ...rest].flatMap((one) => one.scopes);
    return [{ ...first, scopes: [...new Set(scopes)] }];
  });
}
