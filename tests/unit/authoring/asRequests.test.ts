import { describe, expect, it } from 'vitest';
import { asRequests } from '../../../lib/authoring/asRequests.ts';
import { chooseRole } from '../../../lib/authoring/chooseRole.ts';
import type { Need } from '../../../lib/entitlement/need.ts';
import type { PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import { asAuthor } from '../../tenant/authoring.ts';
import type { Seed } from '../../tenant/organization.ts';
import { hostile } from './hostile.ts';
import { replay } from './httpFile.ts';
import { auroraDraft, fromNothing, type MakerOptions, maker, ofEverything } from './maker.ts';

const ids = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_[0-9a-f-]{36})?$/;

/** What is in a tenant, but for when it came to be and the ids it got. */
function plain(seed: Seed, before: Seed): unknown {
  const known = new Set(JSON.stringify(before).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
  return JSON.parse(JSON.stringify(seed), (key, value) => {
    if (/DateTime$/.test(key)) return 'a time';
    return typeof value === 'string' && ids.test(value) && !known.has(value) ? 'an id' : value;
  });
}

/** Somebody fills in the roles that the answers list. */
const roles = (draft: PackageDraft) => (name: string, answers: ReadonlyMap<string, unknown>) => {
  const [, key, index, part] = /^role_(\w+?)_(\d+)(_name)?$/.exec(name) ?? [];
  const answer = answers.get(`resource${index}`) as
    | { value: { roles: { originId: string; displayName: string }[] }[] }
    | undefined;
  const { originId } = draft.resources[Number(index)] ?? {};
  const wanted = draft.packages
    .find((one) => one.key === key)
    ?.roles.find((role) => role.originId === originId);
  const role = wanted && chooseRole(wanted, answer?.value[0]?.roles ?? []);
  return part === undefined ? role?.originId : role?.displayName;
};

/** Makes the packages here by Knock, there by the requests. */
async function both(options: MakerOptions = {}): Promise<void> {
  const here = maker(options);
  const there = maker(options);
  const before = structuredClone(here.world.tenant.seed);
  expect(await here.live('create')).toMatchObject({ state: 'created' });
  const { draft } = there.row();
  const text = asRequests(draft, 'graph.microsoft.com', there.world.tenant.core.clock.now());
  const done = await replay(text, await asAuthor(there.world.tenant), roles(draft));
  expect(done.filter(({ status }) => status >= 300)).toEqual([]);
  const [one, other] = [here, there].map(({ world }) => plain(world.tenant.seed, before));
  expect(other).toEqual(one);
  expect(one).not.toEqual(plain(before, before));
}

describe('a draft as requests', () => {
  it('makes in another tenant what Knock makes', async () => {
    await both();
    await both(fromNothing);
  });

  it('says all that a draft may say: three kinds of things, other people for one package, alternates, a review', async () => {
    await both({ draft: ofEverything });
  });

  it('puts a thing into a package that is there, and leaves its policies alone', async () => {
    await both({
      draft(world) {
        const draft = auroraDraft(world);
        const { id, displayName } = world.accessPackage('Campaign planning');
        const packages = draft.packages
          .slice(1)
          .map((one) => ({ ...one, id, displayName, hasPolicy: false }));
        return { ...draft, packages };
      },
    });
  });

  it('names the role that is known, or leaves it to be filled in', () => {
    const { draft } = maker().row();
    const text = asRequests(draft, 'graph.microsoft.com', 0);
    expect(text).toContain('that lets people edit: see resource0.\n@role_edit_0 = \n@role_edit_0_name = ');
    const [first] = draft.packages;
    const known = {
      ...draft,
      packages: first
        ? [
            {
              ...first,
              roles: [
                {
                  originId: draft.resources[0]?.originId ?? '',
                  role: { originId: '4', displayName: 'Visitors' },
                },
              ],
            },
          ]
        : [],
    };
    expect(asRequests(known, 'graph.microsoft.com', 0)).not.toContain('@role_');
  });

  it('holds any name as it was typed', async () => {
    const name = hostile.join(' · ');
    const calm = name.trim();
    await both({
      draft(world) {
        const draft = fromNothing.draft?.(world) as PackageDraft;
        const need: Need = 'view';
        return {
          ...draft,
          catalog: { displayName: calm, description: calm },
          resources: draft.resources.map((one) => ({ ...one, displayName: name })),
          packages: draft.packages.slice(0, 1).map((one) => ({
            ...one,
            displayName: calm,
            description: calm,
            roles: one.roles.map(({ originId }) => ({ originId, role: { need } })),
          })),
          policyName: calm,
        };
      },
    });
  });
});
