import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import { isObject } from './validate.ts';

/** An entity, one of its members, or what stands in a list of it. */
export type Node = unknown;

/**
 * What a path leads to: through members and single navigations, past casts (`microsoft.graph.user`).
 * @throws Refusal 400 where there is no such member.
 */
export function valueAt(node: Node, path: string): unknown {
  return path
    .split('/')
    .filter((name) => !name.includes('.'))
    .reduce<unknown>((at, name) => (at === null || at === undefined ? null : member(at, name)), node);
}

function member(node: unknown, name: string): unknown {
  if (name === '$count' && Array.isArray(node)) return node.length;
  if (isEntity(node)) {
    if (name in node.properties) return node.properties[name];
    const navigate = node.navigations?.[name];
    if (navigate !== undefined) return navigate();
  } else if (isObject(node) && name in node) return node[name];
  throw new Refusal(400, 'BadRequest', `Could not find a property named '${name}'.`);
}

const isEntity = (node: unknown): node is Entity =>
  isObject(node) && isObject(node.properties) && typeof node.type === 'string';
