import { parameters } from '../resource/parameters.ts';

/**
 * Pages of a site's settings that need more than to edit: permissions, groups, site settings. Names of pages under
 * `/_layouts/15/` as SharePoint Online links them (seen 2026-11); most answer members with *access denied*.
 */
const ownersPages =
  /\/_layouts\/(?:15\/)?(?:settings|user|role|aclinv|permsetup|associatedgroups|mngsiteadmin|prjsetng|deleteweb|siteinformation)\.aspx$/i;

/** Whether the refused page is one that is for owners. In: the refusal's own address, whose `Source` names the page. */
export function isForOwners(refusal: URL): boolean {
  const source = parameters(refusal.search)('source');
  const page = source === undefined ? null : URL.parse(source);
  return page?.origin === refusal.origin && ownersPages.test(page.pathname);
}
