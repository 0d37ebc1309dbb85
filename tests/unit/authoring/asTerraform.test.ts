import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { asTerraform } from '../../../lib/authoring/asTerraform.ts';
import type { PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import { draftOf } from './drafts.ts';
import { hostile } from './hostile.ts';
import { maker, ofEverything } from './maker.ts';

/** What Terraform reads; it throws for what is no HCL. */
// biome-ignore lint/suspicious/noExplicitAny: whatever Terraform reads
const read = async (draft: PackageDraft): Promise<any> => parse('draft.tf', asTerraform(draft));

const group = { originSystem: 'AadGroup', originId: 'group-1', displayName: 'Orion team' } as const;
const ofGroup = (need: 'edit' | 'manage'): Partial<PackageDraft> => ({
  resources: [group],
  packages: draftOf()
    .packages.slice(0, 1)
    .map((one) => ({ ...one, roles: [{ originId: group.originId, role: { need } }] })),
});
const reference = (what: string) => `\${${what}}`;
/** How the parser writes a text that only looks like a template. */
const literal = (name: string) => name.replace(/[$%](?=\{)/g, '$&$&');

describe('a draft as Terraform', () => {
  it('is catalog, resource, packages, and a policy for each', async () => {
    const { resource } = await read(draftOf());
    expect(resource.azuread_access_package_catalog.catalog).toEqual([
      { display_name: 'Orion', description: 'Everything of Orion' },
    ]);
    expect(resource.azuread_access_package_resource_catalog_association.resource0).toMatchObject([
      {
        resource_origin_system: 'SharePointOnline',
        catalog_id: reference('azuread_access_package_catalog.catalog.id'),
      },
    ]);
    expect(Object.keys(resource.azuread_access_package).sort()).toEqual(['package_edit', 'package_view']);
    const [policy] = resource.azuread_access_package_assignment_policy.package_view;
    expect(policy).toMatchObject({
      access_package_id: reference('azuread_access_package.package_view.id'),
      display_name: 'Initial policy',
      duration_in_days: 365,
      extension_enabled: true,
      requestor_settings: [{ scope_type: 'AllExistingDirectoryMemberUsers', requests_accepted: true }],
      assignment_review_settings: [
        { review_frequency: 'quarterly', review_type: 'Reviewers', duration_in_days: 14 },
      ],
    });
    expect(policy.approval_settings[0].approval_stage).toMatchObject([
      {
        approval_timeout_in_days: 14,
        primary_approver: [
          { subject_type: 'requestorManager' },
          { subject_type: 'singleUser', object_id: 'owner', backup: true },
        ],
      },
      {
        enable_alternative_approval_in_days: 7,
        alternative_approver: [{ subject_type: 'singleUser', object_id: 'deputy' }],
      },
    ]);
  });

  it('says what the provider can’t: roles of sites, and managers who ask', async () => {
    const { resource } = await read(draftOf());
    expect(resource.azuread_access_package_resource_package_association).toBeUndefined();
    const text = asTerraform(draftOf());
    expect(text.match(/# The provider \(2026-03\) can't say which role of Orion/g)).toHaveLength(2);
    expect(text).toContain("can't let managers ask");
  });

  it.each([
    ['edit', 'Member'],
    ['manage', 'Owner'],
  ] as const)('grants a group: to %s as %s', async (need, type) => {
    const { resource } = await read(draftOf(ofGroup(need)));
    const [association] = Object.values<object[]>(
      resource.azuread_access_package_resource_package_association,
    );
    expect(association).toMatchObject([{ access_type: type }]);
  });

  it.each(['Owner', 'Member'] as const)('grants a group by the role that was chosen: %s', async (name) => {
    const role = { originId: `${name}_${group.originId}`, displayName: name };
    const plain = draftOf(ofGroup('edit'));
    const packages = plain.packages.map((one) => ({ ...one, roles: [{ originId: group.originId, role }] }));
    const { resource } = await read({ ...plain, packages });
    const [association] = Object.values<object[]>(
      resource.azuread_access_package_resource_package_association,
    );
    expect(association).toMatchObject([{ access_type: name }]);
  });

  it('takes what exists by its id', async () => {
    const draft = draftOf({ catalog: { id: 'catalog-1', displayName: 'General', description: '' } });
    draft.packages = draft.packages.slice(0, 1).map((one) => ({ ...one, id: 'package-1' }));
    const { resource } = await read(draft);
    expect(resource.azuread_access_package_catalog).toBeUndefined();
    expect(resource.azuread_access_package).toBeUndefined();
    expect(resource.azuread_access_package_assignment_policy.package_view).toMatchObject([
      { access_package_id: 'package-1' },
    ]);
  });

  it('may end never, need nobody, be reviewed by everybody, be for groups', async () => {
    const { resource } = await read(
      draftOf({
        stages: [],
        requests: {
          who: 'groups',
          groups: [{ id: 'g', displayName: 'G' }],
          byManagers: false,
          isReasonRequired: false,
        },
        lifecycle: { days: null, mayExtend: false, review: { everyMonths: 12, days: 30, reviewers: [] } },
      }),
    );
    const [policy] = resource.azuread_access_package_assignment_policy.package_view;
    expect(policy.duration_in_days).toBeUndefined();
    expect(policy).toMatchObject({
      requestor_settings: [{ requestor: [{ object_id: 'g', subject_type: 'groupMembers' }] }],
      approval_settings: [{ approval_required: false }],
      assignment_review_settings: [{ review_frequency: 'annual', review_type: 'Self' }],
    });
  });

  it('says all that the provider can of three kinds of things, other people, alternates and a review', async () => {
    const draft = ofEverything(maker().world);
    const { resource } = await read(draft);
    expect(
      Object.values<{ resource_origin_system: string }[]>(
        resource.azuread_access_package_resource_catalog_association,
      ).map(([one]) => one?.resource_origin_system),
    ).toEqual(['SharePointOnline', 'AadGroup', 'AadApplication']);
    expect(resource.azuread_access_package_resource_package_association).toEqual({
      package_edit_1: [expect.objectContaining({ access_type: 'Member' })],
    });
    const missing = asTerraform(draft).match(/can't say which role of (.*) the package grants/g);
    expect(missing?.map((line) => line.split(' of ')[1])).toEqual([
      'Aurora the package grants',
      'Aurora the package grants',
      'Contoso Expenses the package grants',
    ]);
    const { package_view: view, package_edit: edit } = resource.azuread_access_package_assignment_policy;
    expect(view[0].requestor_settings).toMatchObject([{ scope_type: 'AllExistingDirectoryMemberUsers' }]);
    expect(edit[0].requestor_settings).toMatchObject([
      {
        scope_type: 'SpecificDirectorySubjects',
        requestor: [{ object_id: draft.resources[1]?.originId, subject_type: 'groupMembers' }],
      },
    ]);
    for (const policy of [view[0], edit[0]]) {
      expect(policy.approval_settings[0].approval_stage).toMatchObject([
        { alternative_approval_enabled: true, enable_alternative_approval_in_days: 7 },
        { alternative_approval_enabled: true, approver_justification_required: true },
      ]);
      expect(policy.assignment_review_settings).toMatchObject([{ review_frequency: 'quarterly' }]);
    }
  });

  it.each(hostile)('holds any name as it was typed: %j', async (name) => {
    const plain = draftOf(ofGroup('edit'));
    const [stage] = plain.stages;
    const draft: PackageDraft = {
      ...plain,
      catalog: { displayName: name, description: name },
      resources: [{ ...group, displayName: name }],
      packages: plain.packages.map((one) => ({ ...one, displayName: name, description: name })),
      policyName: name,
      stages: stage ? [{ ...stage, fallback: [{ kind: 'user', id: 'owner', displayName: name }] }] : [],
    };
    const { resource } = await read(draft);
    const [made] = resource.azuread_access_package.package_view;
    const whole = literal(name);
    expect([made.display_name, made.description]).toEqual([whole, whole]);
    const types = Object.keys(resource);
    expect(types).toEqual([
      'azuread_access_package',
      'azuread_access_package_assignment_policy',
      'azuread_access_package_catalog',
      'azuread_access_package_resource_catalog_association',
      'azuread_access_package_resource_package_association',
    ]);
    expect(types.every((type) => Object.keys(resource[type]).length === 1)).toBe(true);
  });
});
