import type { Need } from '../entitlement/need.ts';

/**
 * A part of a site that a page is about. A refusal names a list, an item of it, or a file by its unique id; a page that
 * opens shows a list at a path (decoded, from the host's root).
 */
export type SitePart = { listId: string; itemId?: number } | { uniqueId: string } | { listPath: string };

/** What a part of a site that opens answers: how far it opens, that it doesn't, or that it can't be told. */
export type PartAnswer = Need | 'refuses' | 'cantTell';

/**
 * The groups of a site by what they are for, as ids within the site. A package's role on the site names such a group by
 * its `originId` (an inference; the tenant has a switch for it).
 */
export type SiteGroups = Partial<Record<Need, string>>;

/**
 * What SharePoint answered the browser's own session, for the profile's account. `refuses`: the site as a whole;
 * `gone`: nothing is there any more; `cantTell`: another account, a sign-in page, a redirect, offline, nonsense.
 */
export type SiteAnswer =
  | { state: 'refuses' | 'gone' | 'cantTell' }
  | {
      state: 'opens';
      reach: Need;
      groups: SiteGroups;
      /** ManagePermissions: the person adds people here. */
      mayAddPeople?: true;
      /** Only where a part was asked for. */
      part?: PartAnswer;
    };
