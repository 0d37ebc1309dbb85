import {
  type Approver,
  type DraftPackage,
  type DraftStage,
  type PackageDraft,
  requestorsOf,
} from '../entitlement/packageDraft.ts';
import { asOneLine } from './asOneLine.ts';

/**
 * A draft for the `azuread` provider, as far as that can say it (its reference pages of 2026-03): a group as *Member* or
 * *Owner*. Roles of sites and applications, and managers who ask for others, are comments.
 */
export function asTerraform(draft: PackageDraft): string {
  const { catalog, resources, packages } = draft;
  const catalogId = catalog.id === undefined ? 'azuread_access_package_catalog.catalog.id' : text(catalog.id);
  const blocks: string[] = [];
  if (catalog.id === undefined)
    blocks.push(
      block('resource "azuread_access_package_catalog" "catalog"', [
        `display_name = ${text(catalog.displayName)}`,
        `description  = ${text(catalog.description)}`,
      ]),
    );
  resources.forEach(({ originId, originSystem }, index) => {
    blocks.push(
      block(`resource "azuread_access_package_resource_catalog_association" "resource${index}"`, [
        `catalog_id             = ${catalogId}`,
        `resource_origin_id     = ${text(originId)}`,
        `resource_origin_system = ${text(originSystem)}`,
      ]),
    );
  });
  for (const one of packages) {
    const name = `package_${one.key}`;
    const packageId = one.id === undefined ? `azuread_access_package.${name}.id` : text(one.id);
    if (one.id === undefined)
      blocks.push(
        block(`resource "azuread_access_package" "${name}"`, [
          `catalog_id   = ${catalogId}`,
          `display_name = ${text(one.displayName)}`,
          `description  = ${text(one.description)}`,
        ]),
      );
    for (const role of one.roles) blocks.push(roleBlock(draft, name, packageId, role));
    if (one.hasPolicy)
      blocks.push(
        block(
          `resource "azuread_access_package_assignment_policy" "${name}"`,
          policyLines(draft, one, packageId),
        ),
      );
  }
  return `# Made by Knock, for the azuread provider.\n\n${blocks.join('\n\n')}\n`;
}

function roleBlock(
  { resources }: PackageDraft,
  name: string,
  packageId: string,
  { originId, role }: PackageDraft['packages'][number]['roles'][number],
): string {
  const index = resources.findIndex((one) => one.originId === originId);
  const resource = resources[index];
  if (resource?.originSystem !== 'AadGroup')
    return [
      `# The provider (2026-03) can't say which role of ${asOneLine(resource?.displayName ?? '')} the package grants:`,
      `# ${asOneLine('need' in role ? role.need : role.displayName)}. Add it in the Microsoft Entra admin center, or by the Graph requests.`,
    ].join('\n');
  const isOwner = 'need' in role ? role.need === 'manage' : role.originId.startsWith('Owner_');
  return block(`resource "azuread_access_package_resource_package_association" "${name}_${index}"`, [
    `access_package_id               = ${packageId}`,
    `catalog_resource_association_id = azuread_access_package_resource_catalog_association.resource${index}.id`,
    `access_type                     = "${isOwner ? 'Owner' : 'Member'}"`,
  ]);
}

function policyLines(draft: PackageDraft, of: DraftPackage, packageId: string): string[] {
  const { policyName, requests, stages, lifecycle } = draft;
  const { days, mayExtend, review } = lifecycle;
  const { who, groups } = requestorsOf(draft, of);
  const scope = {
    members: 'AllExistingDirectoryMemberUsers',
    everyone: 'AllExistingDirectorySubjects',
    groups: 'SpecificDirectorySubjects',
  }[who];
  return [
    `access_package_id = ${packageId}`,
    `display_name      = ${text(policyName)}`,
    'description       = ""',
    ...(days === null ? [] : [`duration_in_days  = ${days}`]),
    `extension_enabled = ${mayExtend}`,
    ...(requests.byManagers
      ? ["# The provider (2026-03) can't let managers ask for the people who report to them."]
      : []),
    block('requestor_settings', [
      `scope_type        = "${scope}"`,
      'requests_accepted = true',
      ...(who === 'groups'
        ? groups.map((group) => subjectBlock('requestor', { kind: 'group', ...group }))
        : []),
    ]),
    block('approval_settings', [
      `approval_required                = ${stages.length > 0}`,
      `approval_required_for_extension  = ${stages.length > 0}`,
      `requestor_justification_required = ${requests.isReasonRequired}`,
      ...stages.map(stageBlock),
    ]),
    ...(review === null
      ? []
      : [
          block('assignment_review_settings', [
            'enabled                         = true',
            `review_frequency                = "${frequencies[review.everyMonths]}"`,
            `duration_in_days                = ${review.days}`,
            `review_type                     = "${review.reviewers.length === 0 ? 'Self' : 'Reviewers'}"`,
            'access_recommendation_enabled   = true',
            'approver_justification_required = true',
            'access_review_timeout_behavior  = "keepAccess"',
            ...review.reviewers.map((reviewer) => subjectBlock('reviewer', reviewer)),
          ]),
        ]),
  ];
}

const frequencies = { 1: 'monthly', 3: 'quarterly', 6: 'halfyearly', 12: 'annual' } as const;

const stageBlock = (stage: DraftStage): string =>
  block('approval_stage', [
    `approval_timeout_in_days            = ${stage.days}`,
    `approver_justification_required     = ${stage.isReasonRequired}`,
    `alternative_approval_enabled        = ${stage.alternates.length > 0}`,
    ...(stage.alternates.length > 0
      ? [`enable_alternative_approval_in_days = ${stage.forwardAfterDays}`]
      : []),
    ...stage.approvers.map((one) => subjectBlock('primary_approver', one)),
    ...stage.fallback.map((one) => subjectBlock('primary_approver', one, true)),
    ...stage.alternates.map((one) => subjectBlock('alternative_approver', one)),
  ]);

function subjectBlock(name: string, approver: Approver, isBackup = false): string {
  const types = { manager: 'requestorManager', user: 'singleUser', group: 'groupMembers' } as const;
  return block(name, [
    ...(approver.kind === 'manager'
      ? []
      : [`object_id    = ${text(approver.id)} # ${asOneLine(approver.displayName)}`]),
    `subject_type = "${types[approver.kind]}"`,
    ...(isBackup ? ['backup       = true'] : []),
  ]);
}

const block = (head: string, lines: string[]): string =>
  `${head} {\n${lines.map((line) => line.replace(/^(?=.)/gm, '  ')).join('\n')}\n}`;

/** A string of HCL: as in JSON but for two escapes, and no template begins in it. */
const text = (value: string): string =>
  JSON.stringify(value.toWellFormed())
    .replace(/\\(.)/g, (written, letter) => escapes[letter] ?? written)
    .replace(/(?<=[$%])\{/g, '\\u007b')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

const escapes: Record<string, string> = { b: '\\u0008', f: '\\u000c' };
