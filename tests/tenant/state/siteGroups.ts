import type { SiteGroupSeed, SiteSeed } from '../organization.ts';

/**
 * The SharePoint groups of a site. Without groups of its own it has those that SharePoint makes for an English site,
 * under the ids that new sites have: a package's role names one by its `originId`, as in the documented sample
 * (*Contributors*, `"originId": "4"`; entitlement management tutorial on Microsoft Learn, 2026-11).
 */
export const siteGroupsOf = (site: SiteSeed): SiteGroupSeed[] =>
  site.siteGroups ?? [
    { id: 3, title: `${site.title} Owners`, level: 'fullControl', associatedAs: 'owner' },
    { id: 4, title: `${site.title} Visitors`, level: 'read', associatedAs: 'visitor' },
    { id: 5, title: `${site.title} Members`, level: 'edit', associatedAs: 'member' },
  ];

/** People whom the seed puts into an associated group. */
export const listedIn = (site: SiteSeed, { associatedAs }: SiteGroupSeed): string[] =>
  associatedAs === undefined
    ? []
    : ({ visitor: site.visitorIds, member: site.memberIds, owner: site.ownerIds }[associatedAs] ?? []);
