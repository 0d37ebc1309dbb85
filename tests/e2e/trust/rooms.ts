import { randomUUID } from 'node:crypto';
import type { AccessPackageSeed, Seed, SiteSeed } from '../../tenant/organization.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';

const host = 'https://contoso.sharepoint.com';

/** A site of a room's name, and the page of it that people ask for. */
export const roomPage = (name: string): string => `${host}/sites/${name}/SitePages/Plan.aspx`;

/** The package that opens a room in one click. */
export const roomPackage = (name: string): string => `${name} visitors`;

/**
 * The built-in organisation with a further site for each name, each with a package of its own that asks nothing: one
 * tenant and one browser serve many cases that know nothing of each other.
 */
export function withRooms(names: readonly string[]): Seed {
  const seed = structuredClone(builtInOrganization);
  const [tenant] = seed.tenants;
  const site = tenant?.sites.find(({ url }) => url === `${host}/sites/Marketing`);
  const accessPackage = tenant?.accessPackages.find(
    ({ displayName }) => displayName === 'Marketing – Visitor',
  );
  if (tenant === undefined || site === undefined || accessPackage === undefined)
    throw new Error('The built-in organisation has changed.');
  for (const name of names) {
    tenant.sites.push(siteLike(site, name));
    tenant.accessPackages.push(packageLike(accessPackage, name));
  }
  return seed;
}

const siteLike = (site: SiteSeed, name: string): SiteSeed => ({
  ...site,
  id: randomUUID(),
  url: `${host}/sites/${name}`,
  title: name,
  memberIds: [],
});

function packageLike(original: AccessPackageSeed, name: string): AccessPackageSeed {
  const copy = structuredClone(original);
  const url = `${host}/sites/${name}`;
  return {
    ...copy,
    id: randomUUID(),
    displayName: roomPackage(name),
    resourceRoleScopes: copy.resourceRoleScopes.slice(0, 1).map((row) => ({
      ...row,
      id: `${randomUUID()}_${randomUUID()}`,
      scope: { ...row.scope, id: randomUUID(), originId: url },
      resource: { ...row.resource, id: randomUUID(), originId: url, displayName: name },
    })),
    assignmentPolicies: copy.assignmentPolicies.map((policy) => ({
      ...policy,
      id: randomUUID(),
      stages: policy.stages.map((stage) => ({ ...stage, id: randomUUID() })),
    })),
  };
}
