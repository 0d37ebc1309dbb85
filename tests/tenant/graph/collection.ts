import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import { parseFilter } from './filter.ts';
import type { Query } from './odata.ts';
import { valueAt } from './valueAt.ts';

/** What `$filter`, `$search` and `$orderby` leave of a collection, in which order. */
export function chosenFrom(entities: readonly Entity[], query: Query): Entity[] {
  const { filter, search, orderBy } = query;
  const filtered = filter === undefined ? [...entities] : entities.filter(parseFilter(filter));
  const found = search === undefined ? filtered : filtered.filter(parseSearch(search));
  return orderBy === undefined ? found : found.toSorted(parseOrder(orderBy));
}

/** `"displayName:Team" AND "mail:x"`; without a name, or without quotes, the display name is meant. */
function parseSearch(search: string): (entity: Entity) => boolean {
  const alternatives = search.split(/\s+OR\s+/).map((part) => part.split(/\s+AND\s+/).map(parseTerm));
  return (entity) => alternatives.some((terms) => terms.every((term) => term(entity)));
}

function parseTerm(term: string): (entity: Entity) => boolean {
  const [, name = 'displayName', words = ''] = /^"?(?:(\w+):)?([^"]*)"?$/.exec(term.trim()) ?? [];
  if (words === '') throw new Refusal(400, 'BadRequest', `Syntax error in $search '${term}'.`);
  const wanted = wordsOf(words);
  return (entity) => {
    const given = wordsOf(String(valueAt(entity, name) ?? ''));
    return wanted.every((word) => given.some((one) => one.startsWith(word)));
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** `displayName desc,id` */
function parseOrder(orderBy: string): (one: Entity, other: Entity) => number {
  const keys = orderBy.split(',').map((part) => {
    const [path = '', direction = 'asc'] = part.trim().split(/\s+/);
    if (!/^(?:asc|desc)$/i.test(direction))
      throw new Refusal(400, 'BadRequest', `Syntax error in $orderby '${orderBy}'.`);
    return { path, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return (one, other) => {
    for (const { path, sign } of keys) {
      const order = String(valueAt(one, path) ?? '').localeCompare(String(valueAt(other, path) ?? ''), 'en');
      if (order !== 0) return sign * order;
    }
    return 0;
  };
}
