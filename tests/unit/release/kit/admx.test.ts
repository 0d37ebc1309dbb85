import { describe, expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { adml, admx } from '../../../../lib/release/kit/admx.ts';
import { settingsKey } from '../../../../lib/release/kit/plan.ts';
import { readSchema } from '../../../../lib/release/kit/policyKeys.ts';
import schema from '../../../../public/managed-schema.json' with { type: 'json' };

const { keys } = readSchema(schema);
const plan = { ids: developmentIds, keys, settings: {}, updateUrls: {} };

/** By the kind of a value: what the registry takes, and what people enter it with. Microsoft's schema says neither. */
const entered = {
  boolean: [
    /<enabledValue><decimal value="1"\/><\/enabledValue>\s+<disabledValue><decimal value="0"\/>/,
    null,
  ],
  number: [/<decimal id="\w+" valueName="\w+" required="true" minValue="1"\/>/, 'decimalTextBox'],
  choice: [/<enum id="\w+" valueName="\w+" required="true">/, 'dropdownList'],
  list: [/<list id="\w+" key="[^"]+" valuePrefix=""\/>/, 'listBox'],
  json: [/<text id="\w+" valueName="\w+" required="true" maxLength="1000000"\/>/, 'textBox'],
  text: [/<text id="\w+" valueName="\w+" required="true"\/>/, 'textBox'],
} as const;

it('there is a key of every kind', () => {
  expect(new Set(keys.map(({ kind }) => kind))).toEqual(new Set(Object.keys(entered)));
});

describe.each(['chrome', 'edge'] as const)('of %s', (browser) => {
  const template = admx(plan, browser);
  const texts = adml(plan, browser);
  const place = settingsKey(plan, browser);

  it.each(keys)('$key is written as what it is', ({ key, kind, choices }) => {
    const [policy = ''] = new RegExp(`<policy name="${key}" [\\s\\S]*?</policy>`).exec(template) ?? [];
    const [element, control] = entered[kind];
    expect(policy).toMatch(element);
    expect(policy).toContain(` key="${place}"`);
    expect(policy.match(/valueName="(\w+)"/)?.[1] ?? key).toBe(key);
    if (kind === 'list') expect(policy).toContain(`<list id="${key}" key="${place}\\${key}"`);
    expect([...policy.matchAll(/<value><string>([^<]*)</g)].map(([, value]) => value)).toEqual(choices);
    const [shown] = new RegExp(`<presentation id="${key}">.*</presentation>`).exec(texts) ?? [];
    if (control === null) expect(shown).toBeUndefined();
    else expect(shown).toContain(`<${control} refId="${key}"`);
  });
});
