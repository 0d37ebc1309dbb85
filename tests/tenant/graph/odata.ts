import { Refusal } from '../state/refusal.ts';

/** The system query options of one call, or of one level of `$expand`. */
export interface Query {
  select: string[] | undefined;
  expand: { name: string; query: Query }[];
  filter: string | undefined;
  search: string | undefined;
  orderBy: string | undefined;
  top: number | undefined;
  skip: number;
  /** The whole number of items is asked for. */
  count: boolean;
  skipToken: string | undefined;
}

export type QueryOption =
  | '$select'
  | '$expand'
  | '$filter'
  | '$search'
  | '$orderby'
  | '$top'
  | '$skip'
  | '$count';

/** Options that no page documents for a function, though a client generated from the metadata can send them. */
export const otherOptions = ['$skip', '$count', '$search', '$orderby'] as const satisfies QueryOption[];

/** @throws Refusal 400 for an option that the call does not support, or one that can't be read. */
export function parseQuery(parameters: URLSearchParams, supported: readonly QueryOption[]): Query {
  const options = [...parameters].filter(([name]) => name.startsWith('$'));
  for (const [name] of options) {
    const known = name === '$skiptoken' || supported.some((option) => option === name);
    if (!known) throw new Refusal(400, 'BadRequest', `The query option '${name}' is not supported here.`);
  }
  return toQuery(options);
}

function toQuery(options: [string, string][]): Query {
  const value = (name: string) => options.find(([option]) => option === name)?.[1];
  const top = value('$top');
  if (top !== undefined && !/^[1-9]\d*$/.test(top)) throw unreadable('$top', top);
  const skip = value('$skip') ?? '0';
  if (!/^\d+$/.test(skip)) throw unreadable('$skip', skip);
  const count = value('$count') ?? 'false';
  if (!/^(?:true|false)$/i.test(count)) throw unreadable('$count', count);
  return {
    select: value('$select') === undefined ? undefined : splitTop(value('$select') ?? '', ','),
    expand: splitTop(value('$expand') ?? '', ',').map(parseExpandItem),
    filter: value('$filter'),
    search: value('$search'),
    orderBy: value('$orderby'),
    skip: Number(skip),
    count: count.toLowerCase() === 'true',
    top: top === undefined ? undefined : Number(top),
    skipToken: value('$skiptoken'),
  };
}

/** `assignment($expand=target;$select=id)` */
function parseExpandItem(item: string): { name: string; query: Query } {
  const parts = /^([A-Za-z]\w*)(?:\((.*)\))?$/s.exec(item);
  if (parts === null) throw unreadable('$expand', item);
  const [, name = '', inner = ''] = parts;
  const options = splitTop(inner, ';').map((option): [string, string] => {
    const equals = option.indexOf('=');
    const optionName = option.slice(0, Math.max(equals, 0));
    if (optionName !== '$expand' && optionName !== '$select') throw unreadable('$expand', item);
    return [optionName, option.slice(equals + 1)];
  });
  return { name, query: toQuery(options) };
}

/** Splits outside of parentheses. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === separator && depth === 0) {
      parts.push(current);
      current = '';
    } else current += character;
  }
  if (depth !== 0) throw unreadable('query', text);
  return [...parts, current].map((part) => part.trim()).filter((part) => part !== '');
}

const unreadable = (option: string, value: string): Refusal =>
  new Refusal(400, 'BadRequest', `Invalid value '${value}' for ${option}.`);
