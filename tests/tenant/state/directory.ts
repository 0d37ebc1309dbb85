import type { Directory } from '../contract.ts';
import type { Seed, TenantSeed } from '../organization.ts';
import type { Access } from './access.ts';
import { sameId, siteHolding } from './lookups.ts';

/** People, sites and applications of every tenant, and what was consented to. */
export function createDirectory(seed: Seed, access: Access): Directory {
  const consents: { tenantId: string; userId: string; appId: string; scopes: string[] }[] = [];

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
      const own = consents.filter(
        (entry) =>
          sameId(entry.tenantId, tenantId) &&
          sameId(entry.appId, appId) &&
          (entry.userId === 'everyone' || sameId(entry.userId, userId)),
      );
      const tenantWide = application(tenantId, appId)?.tenantWideConsent ?? [];
      return [...new Set([...tenantWide, ...own.flatMap((entry) => entry.scopes)])];
    },
    consent: (tenantId, userId, appId, scopes) => {
      consents.push({ tenantId, userId, appId, scopes });
    },
  };
}
