import { expect, it } from 'vitest';
import { readSchema } from '../../../../lib/release/kit/policyKeys.ts';
import schema from '../../../../public/managed-schema.json' with { type: 'json' };

const withKey = (key: string, property: unknown) =>
  readSchema({ ...schema, properties: { ...schema.properties, [key]: property } }).problems;
const described = { title: 'A', description: 'B.', examples: ['c'] };

it.each([
  [
    'that Knock does not know',
    'newKey',
    { ...described, type: 'string' },
    /newKey .*not a setting Knock knows/,
  ],
  ['without a description', 'language', { type: 'string', examples: ['en'] }, /language has no title/],
  [
    'without an example',
    'language',
    { ...described, type: 'string', examples: [] },
    /language has no example/,
  ],
  ['of another type', 'language', { ...described, type: 'null' }, /language has a type/],
  ['with a wrong example', 'cloud', { ...schema.properties.cloud, examples: ['mars'] }, /cloud is of no use/],
  [
    'with another default',
    'coverage',
    { ...schema.properties.coverage, default: false },
    /coverage has another/,
  ],
])('a key %s is named', (_, key, property, said) => {
  const problems = withKey(key, property);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(said);
});
