import { describe, expect, it } from 'vitest';
import { type PermissionLevel, permissionLevels } from './state/permissionLevels.ts';
import type { Tenant } from './tenant.ts';
import { stillTenant, withAssignment } from './testing.ts';

const adele = 'AdeleV@contoso.com';
const host = 'https://contoso.sharepoint.com';
const brand = `${host}/sites/Brand`;
const nord = `${host}/sites/VertriebNord`;

/** Levels that together are what somebody may do at a path of a site. */
function levelAt(tenant: Tenant, upn: string, url: string, path = ''): PermissionLevel | 'none' {
  const { user } = tenant.core.directory.userByUpn(upn) ?? {};
  const { tenant: owner, site } = tenant.core.directory.siteByUrl(url) ?? {};
  if (user === undefined || owner === undefined || site === undefined) throw new Error(`${upn} at ${url}`);
  const held = tenant.core.directory.permissionsOn(owner.id, user.id, site, path);
  if (held === 0n) return 'none';
  const name = Object.entries(permissionLevels).find(([, mask]) => mask === held)?.[0];
  if (name === undefined) throw new Error(`${held.toString(16)} is no level`);
  return name as PermissionLevel;
}

describe('levels', () => {
  it('are written as SharePoint lists them, each with what the weaker one has', () => {
    const { limitedAccess, read, contribute, edit, fullControl } = permissionLevels;
    expect(read).toBe(0xb0_0843_1061n);
    const rising = [limitedAccess, read, contribute, edit, fullControl];
    for (const [index, level] of rising.slice(1).entries()) {
      const weaker = rising[index] ?? 0n;
      expect([level & weaker, level === weaker]).toEqual([weaker, false]);
    }
  });
});

describe('on a site', () => {
  it.each<[string, string, string, string]>([
    ['everybody reads', adele, brand, 'read'],
    ['guests are not everybody', 'kai_fabrikam.com#EXT#@contoso.onmicrosoft.com', brand, 'none'],
    ['another organisation is not everybody', 'robin@fabrikam.com', brand, 'none'],
    ['a member edits', 'JohannaL@contoso.com', nord, 'edit'],
    ['an owner manages', 'LeeG@contoso.com', nord, 'fullControl'],
    ['nobody else', adele, nord, 'none'],
    ['one shared file gives limited access', 'IsaiahL@contoso.com', nord, 'limitedAccess'],
    ["a member of the site's group edits", 'GradyA@contoso.com', `${host}/sites/ProductLaunch`, 'edit'],
    ['an owner of it manages', 'MeganB@contoso.com', `${host}/sites/ProductLaunch`, 'fullControl'],
  ])('%s', (_what, upn, url, level) => {
    expect(levelAt(stillTenant(), upn, url)).toBe(level);
  });

  it.each<[string, string, string]>([
    ['Brand – Visitors', brand, 'read'],
    ['Brand – Members', brand, 'edit'],
    ['Brand – Owners', brand, 'fullControl'],
    ['Vertrieb Nord – Lesen', nord, 'read'],
    ['Vertrieb Nord – Bearbeiten', nord, 'edit'],
    ['Vertrieb Nord – Redaktion', nord, 'contribute'],
    ['Marketing – Visitor', `${host}/sites/Marketing`, 'read'],
    ['Marketing – Visitor', `${host}/sites/Marketing/Campaigns`, 'read'],
    ['Marketing team', `${host}/sites/Marketing`, 'edit'],
    ['Product launch', `${host}/sites/ProductLaunch`, 'edit'],
  ])('%s gives at %s: %s', (name, url, level) => {
    expect(levelAt(stillTenant({}, withAssignment(adele, name)), adele, url)).toBe(level);
    expect(levelAt(stillTenant(), adele, url)).not.toBe(name === 'Brand – Visitors' ? 'none' : level);
  });

  it('a role that names no group of the site gives to read', () => {
    const seed = withAssignment(adele, 'Finance reports');
    const scopes = seed.tenants.flatMap(({ accessPackages }) =>
      accessPackages.flatMap(({ resourceRoleScopes }) => resourceRoleScopes),
    );
    for (const { role } of scopes) role.originId = 'Visitors';
    expect(levelAt(stillTenant({}, seed), adele, `${host}/sites/Finance`)).toBe('read');
  });
});

describe('on a part with rights of its own', () => {
  it.each<[string, string, string, string]>([
    ['the site says nothing there', 'AlexW@contoso.com', 'Contracts', 'none'],
    ["who is in the part's group", 'MiriamG@contoso.com', 'Contracts/2026/Agency.docx', 'fullControl'],
    ['a site group', 'AlexW@contoso.com', 'Shared Documents/Agencies', 'edit'],
    ['a folder that the group lacks', adele, 'shared documents/agencies/Plan.docx', 'none'],
    ['the nearest part counts', 'AlexW@contoso.com', 'Shared Documents/Agencies/Fees.xlsx', 'none'],
    ['a name that only begins alike', 'AlexW@contoso.com', 'Contracts2', 'edit'],
    ['what inherits', 'AlexW@contoso.com', 'Shared Documents', 'edit'],
  ])('%s', (_what, upn, path, level) => {
    expect(levelAt(stillTenant(), upn, brand, path)).toBe(level);
  });

  it('a package gives it through its group, with limited access to the site above', () => {
    const tenant = stillTenant({}, withAssignment(adele, 'Brand contracts'));
    expect(levelAt(tenant, adele, brand, 'Contracts/Agency.docx')).toBe('contribute');
    const site = tenant.core.directory.siteByUrl(brand)?.site;
    if (site) site.everyoneReads = false;
    expect(levelAt(tenant, adele, brand)).toBe('limitedAccess');
  });
});
