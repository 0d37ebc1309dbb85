import { havingWord, listExpansions, listsWithContents, requestablePath } from '../graph/paths.ts';
import type { See } from './seen.ts';
import { scopeIdsOf, textOf } from './shapes.ts';
import { type Came, type Item, refusal, type Visit } from './visit.ts';

/** The list of packages, and in which ways it can be asked for less or more. Out: the most of it that came at a time. */
export async function lookAtLists(visit: Visit, see: See): Promise<Item[]> {
  const list = await visit('list');
  const { items = [], hasMore } = list;
  see('packageList', list, list.items ? 'works' : refusal(list) && 'refused');
  const isEmpty = hasMore === true && items.length === 0;
  see('emptyPages', list, isEmpty || (items.length > 0 ? false : undefined));
  see('pageSize', list, hasMore && items.length > 0 ? items.length : undefined);
  const larger = await lookAtSize(visit, see, list);
  see('listHiddenPackages', list, larger.some(({ isHidden }) => isHidden === true) || undefined);
  await lookAtWords(visit, see, items);
  await lookAtExpands(visit, see, items);
  return larger;
}

async function lookAtSize(visit: Visit, see: See, list: Came): Promise<Item[]> {
  const larger = await visit('largerList');
  const isLarger = (larger.items?.length ?? 0) > (list.items?.length ?? 0);
  // An empty page that leads on would be no larger, whatever is asked for.
  const isIgnored = list.hasMore === true && list.items?.length !== 0 && larger.items !== undefined;
  const answered = isLarger ? 'works' : isIgnored ? 'ignored' : undefined;
  see('packageTop', larger, answered ?? (refusal(larger) && 'refused'));
  return (isLarger ? larger.items : list.items) ?? [];
}

async function lookAtWords(visit: Visit, see: See, items: readonly Item[]): Promise<void> {
  const word = tellingWord(items);
  if (word === undefined) {
    see('packageSearch', {}, undefined);
    see('packageFilter', {}, undefined);
    return;
  }
  const found = await visit('searchedList', `${requestablePath}${havingWord.search(word)}`);
  see('packageSearch', found, fitting(found, word));
  const filtered = await visit('filteredList', `${requestablePath}${havingWord.filter(word)}`);
  see('packageFilter', filtered, fitting(filtered, word));
}

/** An empty answer may be an index that lags, and says nothing. */
function fitting(came: Came, word: string): 'works' | 'ignored' | 'refused' | undefined {
  if (came.items === undefined) return refusal(came) && 'refused';
  if (came.items.length === 0) return undefined;
  return came.items.every((item) => hasWord(item, word)) ? 'works' : 'ignored';
}

const hasWord = (item: Item, word: string): boolean =>
  `${textOf(item.displayName)} ${textOf(item.description)}`.toLowerCase().includes(word);

/** A word of a package's name that another package lacks, so that an answer can be told from the whole list. */
function tellingWord(items: readonly Item[]): string | undefined {
  const words = items.flatMap(
    ({ displayName }) =>
      textOf(displayName)
        .toLowerCase()
        .match(/[\p{L}\p{N}]{4,}/gu) ?? [],
  );
  return words.find((word) => items.some((item) => !hasWord(item, word)));
}

async function lookAtExpands(visit: Visit, see: See, items: readonly Item[]): Promise<void> {
  const list = await plainer(visit, 'listWithContents', listsWithContents.list);
  const isShown = (came: Came) => came.items?.some((item) => scopeIdsOf(item.resourceRoleScopes).length > 0);
  const isEmpty = list.items !== undefined && items.length > 0 ? 'empty' : undefined;
  const refused = list.status === 400 ? 'badRequest' : refusal(list) && 'refused';
  see('packageExpand', list, isShown(list) ? 'works' : (isEmpty ?? refused));
  const available = await plainer(visit, 'availableWithContents', listsWithContents.available);
  const isNothing = available.items !== undefined && items.length > 0;
  see(
    'availableList',
    available,
    isShown(available) ? 'works' : isNothing || refusal(available) ? 'refused' : undefined,
  );
}

/** As Knock does it: with the names of resources, and where that is refused, without. */
async function plainer(
  visit: Visit,
  name: 'listWithContents' | 'availableWithContents',
  path: string,
): Promise<Came> {
  const rich = await visit(name);
  return rich.status === 400 ? visit(name, `${path}${listExpansions[1]}`) : rich;
}
