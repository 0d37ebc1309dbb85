import { isRecord } from '../../platform/isRecord.ts';
import { decodeSettings, defaultSettings } from '../../settings/decodeSettings.ts';
import { policyLists } from '../../settings/policyLists.ts';

/** How a value is entered and written. `list`: of texts or numbers; `json`: objects, and lists of them. */
export type Kind = 'text' | 'choice' | 'boolean' | 'number' | 'list' | 'json';

/** One key of `public/managed-schema.json`, as every file of the kit describes it. */
export interface PolicyKey {
  key: string;
  title: string;
  description: string;
  kind: Kind;
  /** What the schema says beyond the type: `uuid`, `uri`, `email`. */
  format?: string;
  /** The values of a choice. */
  choices: readonly string[];
  default?: unknown;
  example: unknown;
}

export interface SchemaKeys {
  keys: PolicyKey[];
  /** One sentence for each thing that the kit can't make files of. */
  problems: string[];
}

/** Every key of the schema that is described in full and that Knock takes. */
export function readSchema(schema: unknown): SchemaKeys {
  const { keys, problems } = keysIn(schema);
  return { keys, problems: [...problems, ...disagreements(keys)] };
}

/** The same, without a look at whether Knock takes it. */
export function keysIn(schema: unknown): SchemaKeys {
  const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
  const keys: PolicyKey[] = [];
  const problems: string[] = [];
  for (const [key, property] of Object.entries(properties)) {
    const read = isRecord(property) ? readKey(key, property) : 'is not an object';
    if (typeof read === 'string') problems.push(`${key} ${read}.`);
    else keys.push(read);
  }
  return { keys, problems };
}

/** The key, or what the kit does not know of it. */
function readKey(key: string, property: Record<string, unknown>): PolicyKey | string {
  const { title, description, format, default: byDefault, examples } = property;
  if (typeof title !== 'string' || typeof description !== 'string') return 'has no title or no description';
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  if (example === undefined) return 'has no example';
  const kind = kindOf(property);
  if (kind === undefined) return 'has a type that the kit can’t write';
  return {
    key,
    title,
    description,
    kind,
    ...(typeof format === 'string' ? { format } : {}),
    choices: textsIn(property.enum),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    example,
  };
}

function kindOf({ type, enum: choices, items }: Record<string, unknown>): Kind | undefined {
  if (type === 'string') return choices === undefined ? 'text' : 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'integer') return 'number';
  if (type === 'object') return 'json';
  if (type !== 'array' || !isRecord(items)) return undefined;
  return items.type === 'object' ? 'json' : 'list';
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Where the schema says something else than Knock does. Some examples are of use only beside others. */
function disagreements(keys: readonly PolicyKey[]): string[] {
  const known: Record<string, unknown> = { ...defaultSettings };
  const { problems } = decodeSettings(exampleSettings(keys), {}, policyLists);
  return [
    ...problems.map(({ key, why }) => `The example of ${key} is of no use to Knock: ${why}.`),
    ...keys
      .filter(({ key, default: byDefault }) => JSON.stringify(known[key]) !== JSON.stringify(byDefault))
      .map(({ key }) => `${key} has another default in Knock: ${JSON.stringify(known[key])}.`),
  ];
}

/** Every key with its example. */
export const exampleSettings = (keys: readonly PolicyKey[]): Record<string, unknown> =>
  Object.fromEntries(keys.map(({ key, example }) => [key, example]));
