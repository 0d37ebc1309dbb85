import { createHash } from 'node:crypto';
import type { Directory } from '../contract.ts';
import type { ApplicationSeed, Seed, TenantSeed } from '../organization.ts';
import { sameId } from './lookups.ts';

/** What somebody wrote into an app registration; it can be signed in to once it has a service principal. */
export interface Registration {
  /** Of the application object. The service principal has an id of its own. */
  id: string;
  createdDateTime: string;
  application: ApplicationSeed;
  requiredResourceAccess: ResourceAccess[];
}

export interface ResourceAccess {
  resourceAppId: string;
  resourceAccess: { id: string; type: string }[];
}

/** The app registrations of every tenant: those of its applications, and those that were made since. */
export interface Registrations {
  of(tenant: TenantSeed): readonly Registration[];
  add(tenant: TenantSeed, registration: Registration): void;
  /** With its service principal, and what was consented to for it. */
  remove(tenant: TenantSeed, registration: Registration): void;
}

export function createRegistrations(seed: Seed, directory: Directory): Registrations {
  const all = new Map(seed.tenants.map((tenant) => [tenant.id, tenant.applications.map(registrationOf)]));
  const of = (tenant: TenantSeed): Registration[] => all.get(tenant.id) ?? [];
  return {
    of,
    add: (tenant, registration) => {
      of(tenant).push(registration);
    },
    remove: (tenant, { application }) => {
      const others = of(tenant).filter((one) => !sameId(one.application.appId, application.appId));
      all.set(tenant.id, others);
      for (const { userId } of directory.grants(tenant.id, application.appId))
        directory.grant(tenant.id, userId, application.appId, []);
      const at = tenant.applications.indexOf(application);
      if (at >= 0) tenant.applications.splice(at, 1);
    },
  };
}

const registrationOf = (application: ApplicationSeed): Registration => ({
  id: derivedId(application.appId, 'application'),
  createdDateTime: '2026-01-12T08:00:00Z',
  application,
  requiredResourceAccess: [],
});

/** A GUID that is always the same for the same texts. */
export function derivedId(...texts: string[]): string {
  const digits = createHash('sha256').update(texts.join('/').toLowerCase()).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
