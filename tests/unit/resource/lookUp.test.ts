import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLookUpKind, lookUpKey, lookUpKindOf, lookUpKinds } from '../../../lib/resource/lookUp.ts';
import { parseResourceKey } from '../../../lib/resource/resource.ts';

const guid = '29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987';

describe('the key of a thing that no package holds', () => {
  it.each([
    ['powerBiReport', guid.toUpperCase(), `powerbireport|${guid}`],
    ['applicationHost', ' Wiki.Contoso.com ', 'applicationhost|wiki.contoso.com'],
    ['azureDevOpsProject', 'Contoso/Plan B', 'azuredevopsproject|contoso/plan b'],
    ['plannerPlan', 'AbC-defghij', 'plannerplan|AbC-defghij'],
    ['identifierUri', 'https://wiki.contoso.com/SAML', 'identifieruri|https://wiki.contoso.com/saml'],
  ] as const)('%s %s is %s', (kind, id, key) => expect(lookUpKey(kind, id)).toBe(key));

  it.each([
    ['powerBiReport', 'x'],
    ['powerBiReport', '{29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987}'],
    ['applicationHost', 'localhost'],
    ['applicationHost', 'https://wiki.contoso.com'],
    ['applicationHost', '*.contoso.com'],
    ['dynamicsOrg', 'contoso.crm4.dynamics.com/x'],
    ['githubOrg', '{text}'],
    ['msForm', 'a\nb'],
    ['azureDevOpsOrganization', '  '],
    ['identifierUri', 'x'.repeat(1025)],
  ] as const)('there is none for %s %j', (kind, id) => expect(lookUpKey(kind, id)).toBeUndefined());

  it('is its own canonical spelling, tells its kind, and is bounded', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lookUpKinds),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (kind, id) => {
          const key = lookUpKey(kind, id);
          if (key === undefined) return;
          const { system, id: kept } = parseResourceKey(key);
          expect(lookUpKindOf(system)).toBe(kind);
          expect(lookUpKey(kind, kept)).toBe(key);
          expect(key).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });

  it('exists for these kinds and no other', () => {
    for (const kind of lookUpKinds) expect(isLookUpKind(kind)).toBe(true);
    for (const kind of ['site', 'group', 'constructor', '__proto__', ''])
      expect(isLookUpKind(kind)).toBe(false);
    expect(lookUpKindOf('aadgroup')).toBeUndefined();
  });
});
