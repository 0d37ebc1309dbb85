import { bareType, elementType, type Model } from './model.ts';

/**
 * What is wrong with a value of a type, as sentences `path: complaint`; empty: nothing. Annotations (`@odata.…`) may
 * stand anywhere.
 */
export function validate(model: Model, typeName: string, value: unknown, path = '$'): string[] {
  const element = elementType(typeName);
  if (element !== undefined) return validateCollection(model, element, value, path);
  if (value === null) return [];
  const primitive = primitives[typeName];
  if (primitive !== undefined) return primitive(value) ? [] : [`${path}: no ${typeName}`];
  const members = model.enumMembers(typeName);
  if (members !== undefined)
    return typeof value === 'string' && members.includes(value) ? [] : [`${path}: not in ${typeName}`];
  return validateStructure(model, typeName, value, path);
}

function validateCollection(model: Model, element: string, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: no collection`];
  return value.flatMap((item: unknown, index) => validate(model, element, item, `${path}[${index}]`));
}

function validateStructure(model: Model, declared: string, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path}: no ${declared}`];
  const annotation = value['@odata.type'];
  const actual = typeof annotation === 'string' ? bareType(annotation) : declared;
  const row = model.type(actual);
  if (row === undefined) return [`${path}: undeclared type ${actual}`];
  if (!model.isA(actual, declared)) return [`${path}: ${actual} is no ${declared}`];
  return Object.entries(value)
    .filter(([name]) => !name.includes('@odata.'))
    .flatMap(([name, member]) => {
      const found = model.member(actual, name);
      // Answers print null for a navigation that holds nothing, lists included.
      if (found?.kind === 'navigation' && member === null) return [];
      if (found !== undefined) return validate(model, found.type, member, `${path}.${name}`);
      return isOpen(model, actual) ? [] : [`${path}.${name}: undeclared in ${actual}`];
    });
}

function isOpen(model: Model, typeName: string): boolean {
  const row = model.type(typeName);
  // Directory objects are open for the extensions that organisations make; none of the seed has any.
  if (model.isA(typeName, 'directoryObject')) return false;
  return row?.open === true || (row?.base !== undefined && isOpen(model, row.base));
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isString = (value: unknown): value is string => typeof value === 'string';
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const primitives: Record<string, (value: unknown) => boolean> = {
  String: isString,
  Boolean: (value) => typeof value === 'boolean',
  Int32: Number.isInteger,
  Guid: (value) => isString(value) && guid.test(value),
  Date: (value) => isString(value) && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTimeOffset: (value) => isString(value) && dateTime.test(value),
  Duration: (value) => isString(value) && /^-?P/.test(value),
};
