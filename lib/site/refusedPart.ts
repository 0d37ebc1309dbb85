import { parameters } from '../resource/parameters.ts';
import { isGuid } from '../resource/resource.ts';
import type { SitePart } from './siteAnswer.ts';

/**
 * The list, item or file that SharePoint's denial address names (`…/AccessDenied.aspx?Type=item&name=<list>
 * &listItemId=7&listItemUniqueId=<file>`), or `undefined` where it names none, or not the one that was refused.
 * In: the page's own address. Seen in captures of 2020–2026; documented nowhere.
 */
export function refusedPart(url: URL): SitePart | undefined {
  if (!/\/_layouts\/(?:15\/)?accessdenied\.aspx$/i.test(url.pathname)) return undefined;
  const read = parameters(url.search);
  const listId = guidIn(read('name'));
  switch (read('type')?.toLowerCase()) {
    case 'list':
      return listId === undefined ? undefined : { listId };
    case 'item': {
      const itemId = numberIn(read('listitemid'));
      // The list first: it answers for folders and items without a file, too.
      if (listId !== undefined && itemId !== undefined) return { listId, itemId };
      const uniqueId = guidIn(read('listitemuniqueid'));
      return uniqueId === undefined ? undefined : { uniqueId };
    }
    default:
      return undefined;
  }
}

function guidIn(value = ''): string | undefined {
  const id = value.replace(/^\{|\}$/g, '').toLowerCase();
  return isGuid(id) ? id : undefined;
}

const numberIn = (value = ''): number | undefined =>
  /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined;
