import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../lib/authoring/limits.ts';
import { emptyDraft, type Known, prefill } from '../../../lib/authoring/prefill.ts';
import type { DraftResource } from '../../../lib/entitlement/packageDraft.ts';
import { site } from './drafts.ts';

const texts = {
  name: (resource: string, need: string) => `${resource}: ${need}`,
  description: (resource: string, need: string) => `To ${need} ${resource}`,
  policy: 'Initial policy',
};
const olga = { kind: 'user', id: 'olga', displayName: 'Olga' } as const;
const known = (more: Partial<Known> = {}): Known => ({
  resource: site,
  need: 'edit',
  owners: [olga],
  ...more,
});
const roles = (more: Partial<Known>) =>
  prefill(known(more), texts).packages.map(({ key, roles: [role] }) => [key, role?.role]);

describe('a draft for what was refused', () => {
  it('is two packages for a site, one for a group or application, one to manage', () => {
    const of = (originSystem: DraftResource['originSystem']) => ({ resource: { ...site, originSystem } });
    expect(roles({})).toEqual([
      ['view', { need: 'view' }],
      ['edit', { need: 'edit' }],
    ]);
    expect(roles(of('AadGroup'))).toEqual([['edit', { need: 'edit' }]]);
    expect(roles(of('AadApplication'))).toEqual([['view', { need: 'view' }]]);
    expect(roles({ need: 'manage' })).toEqual([['manage', { need: 'manage' }]]);
  });

  it('can be sent as it is where somebody answers for the thing', () => {
    const draft = prefill(known(), texts);
    expect(limitsOf(draft)).toEqual([]);
    expect(draft).toMatchObject({
      catalog: { displayName: 'Orion', description: 'To view Orion' },
      requests: { who: 'members', byManagers: true },
      stages: [
        { approvers: [{ kind: 'manager' }], fallback: [olga] },
        { approvers: [olga], fallback: [] },
      ],
      lifecycle: { days: 365, mayExtend: true, review: { everyMonths: 3, reviewers: [olga] } },
    });
    expect(draft.catalog.id).toBeUndefined();
  });

  it('says what is missing where nobody does', () => {
    const draft = prefill(known({ owners: [{ kind: 'manager' }] }), texts);
    expect(limitsOf(draft)).toEqual([{ where: 'stages/0/fallback', code: 'noFallback' }]);
    expect(draft.stages).toHaveLength(1);
  });

  it('goes into the catalog that there is', () => {
    const catalog = { id: 'catalog-1', displayName: 'General' };
    expect(prefill(known({ catalog }), texts).catalog).toEqual({ ...catalog, description: '' });
  });
});

it('a draft for nothing says what is missing, and nothing else', () => {
  expect(limitsOf(emptyDraft('Initial policy')).map(({ code }) => code)).toEqual([
    'catalogMissing',
    'noResource',
    'nameMissing',
    'noFallback',
  ]);
});
