import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';

/**
 * `$filter` of the kind the reference pages show: `name eq 'value'`, `name eq true`, `contains(name,'value')`, joined
 * by `and`; a name may lead through single navigations (`accessPackage/id`). Of lists of text also
 * `names/any(n:n eq 'value')` and `names/any(n:startswith(n,'value'))`.
 * @throws Refusal 400 for anything else.
 */
export function filterEntities(entities: readonly Entity[], filter: string | undefined): Entity[] {
  if (filter === undefined) return [...entities];
  const tests = filter.split(/ and (?=(?:[^']*'[^']*')*[^']*$)/i).map(parseTest);
  return entities.filter((entity) => tests.every((test) => test(entity)));
}

function parseTest(text: string): (entity: Entity) => boolean {
  const trimmed = text.trim().replace(/^\((.*)\)$/s, '$1');
  const equal = /^([\w/]+) eq (?:'((?:[^']|'')*)'|(true|false|null))$/i.exec(trimmed);
  if (equal !== null) {
    const [, path = '', string, literal] = equal;
    const wanted = (string?.replaceAll("''", "'") ?? literal ?? '').toLowerCase();
    return (entity) => String(valueAt(entity, path)).toLowerCase() === wanted;
  }
  const contains = /^contains\(([\w/]+), ?'((?:[^']|'')*)'\)$/i.exec(trimmed);
  if (contains !== null) {
    const [, path = '', part = ''] = contains;
    return (entity) => String(valueAt(entity, path)).toLowerCase().includes(part.toLowerCase());
  }
  const any = /^(\w+)\/any\((\w+):(?:\2 eq '((?:[^']|'')*)'|startswith\(\2, ?'((?:[^']|'')*)'\))\)$/i.exec(
    trimmed,
  );
  if (any !== null) {
    const [, path = '', , whole, start = ''] = any;
    const wanted = (whole ?? start).replaceAll("''", "'").toLowerCase();
    return (entity) => {
      const values = valueAt(entity, path);
      const isWanted = (value: unknown) => {
        const given = String(value).toLowerCase();
        return whole === undefined ? given.startsWith(wanted) : given === wanted;
      };
      return Array.isArray(values) && values.some(isWanted);
    };
  }
  throw new Refusal(400, 'BadRequest', `Unsupported $filter '${text}'.`);
}

function valueAt(entity: Entity, path: string): unknown {
  const [head = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    if (!(head in entity.properties))
      throw new Refusal(400, 'BadRequest', `No property '${head}' to filter by.`);
    return entity.properties[head];
  }
  const next = entity.navigations?.[head]?.();
  if (next === undefined || next === null || Array.isArray(next))
    throw new Refusal(400, 'BadRequest', `Can't filter through '${head}'.`);
  return valueAt(next, rest.join('/'));
}
