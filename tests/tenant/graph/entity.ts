import { Refusal } from '../state/refusal.ts';
import type { Model } from './model.ts';
import type { Query } from './odata.ts';

/** An object of the tenant in Graph's terms, before a query picks from it. */
export interface Entity {
  type: string;
  properties: Record<string, unknown>;
  /** Properties that are answered only if `$select` names them. */
  onRequest?: readonly string[];
  navigations?: Record<string, () => Entity | Entity[] | null>;
  /** Navigations answered without `$expand`, as the documentation's samples show. */
  inline?: readonly string[];
  annotations?: Record<string, string>;
}

/**
 * The JSON of an entity: properties by `$select`, navigations by `$expand`; what the cloud's metadata lacks is left
 * out. @throws Refusal 400 for names the type does not have.
 */
export function render(model: Model, entity: Entity, query: Query): Record<string, unknown> {
  const json: Record<string, unknown> = { ...entity.annotations };
  for (const name of chosen(model, entity, query.select)) json[name] = entity.properties[name] ?? null;
  const inline = (query.select === undefined ? (entity.inline ?? []) : []).filter(
    (name) => !query.expand.some((item) => item.name === name),
  );
  for (const { name, query: inner } of [...inline.map(plain), ...query.expand])
    json[name] = renderNavigation(model, entity, name, inner);
  return json;
}

function chosen(model: Model, entity: Entity, select: string[] | undefined): string[] {
  if (select === undefined)
    return Object.keys(entity.properties).filter(
      (name) => !entity.onRequest?.includes(name) && !model.lacks(entity.type, name),
    );
  for (const name of select)
    if (model.member(entity.type, name) === undefined)
      throw new Refusal(
        400,
        'BadRequest',
        `Could not find a property named '${name}' on type '${entity.type}'.`,
      );
  return select.filter((name) => model.member(entity.type, name)?.kind === 'property');
}

const plain = (name: string): { name: string; query: Query } => ({ name, query: emptyQuery });

export const emptyQuery: Query = {
  select: undefined,
  expand: [],
  filter: undefined,
  search: undefined,
  orderBy: undefined,
  skip: 0,
  count: false,
  top: undefined,
  skipToken: undefined,
};

function renderNavigation(model: Model, entity: Entity, name: string, query: Query): unknown {
  const declared = model.member(entity.type, name)?.kind === 'navigation';
  const navigate = entity.navigations?.[name];
  if (!declared || navigate === undefined)
    throw new Refusal(400, 'BadRequest', `Could not find a navigation '${name}' on type '${entity.type}'.`);
  const target = navigate();
  if (target === null) return null;
  return Array.isArray(target)
    ? target.map((item) => render(model, item, query))
    : render(model, target, query);
}
