import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decodeSettings, settingKeys, userKeys } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import { watchedProducts } from '../../lib/settings/products.ts';
import schema from '../../public/managed-schema.json' with { type: 'json' };

const docs = readFileSync(join(import.meta.dirname, '../../docs/policy.md'), 'utf8');
const keys = Object.keys(schema.properties);
/** What only a person chooses. */
const personal: readonly string[] = ['approvalKeys', 'unwatchedProducts'];

it('the schema has every setting that policy may make, and no other', () => {
  const settings = settingKeys.filter((key) => !personal.includes(key));
  expect([...settings].sort()).toEqual([...keys].sort());
  for (const key of personal) expect(userKeys).toContain(key);
});

it('the schema knows every product that can be watched', () => {
  expect(schema.properties.watchedProducts.items.enum).toEqual([...watchedProducts]);
});

it('every example decodes without a problem', () => {
  const examples = [...docs.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) => JSON.parse(text ?? ''));
  const policies = examples.filter((example) => Object.keys(example).every((key) => keys.includes(key)));
  expect(policies.length).toBeGreaterThan(1);
  for (const policy of policies) expect(decodeSettings(policy, {}, policyLists).problems).toEqual([]);
});
