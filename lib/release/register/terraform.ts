import { refusalsAsComment } from './refusals.ts';
import {
  graphAppId,
  permissionIds,
  policyOf,
  type RegisterPlan,
  type Wanted,
  wantedBy,
} from './registrations.ts';

/** What the provider calls the clouds; the DoD's is that of the other one of the government. */
const environments = {
  global: 'global',
  usGovHigh: 'usgovernmentl4',
  usGovDoD: 'usgovernmentl5',
  china: 'china',
};

/**
 * The same by Terraform, with the provider `azuread` (3.x, its documentation of 2026-08). `terraform apply` makes it and
 * `terraform destroy` takes it back; what exists already comes in by `terraform import`.
 */
export function registerTerraform(plan: RegisterPlan, redirectUris: readonly string[]): string {
  const wanted = wantedBy(plan);
  const ids = Object.fromEntries(
    wanted.map(({ role }) => [role, `azuread_application_registration.knock_${role}.client_id`]),
  );
  const tenantId = 'data.azuread_client_config.current.tenant_id';
  const references: unknown[] = [tenantId, ...Object.values(ids)];
  const policy = Object.entries(policyOf(plan, tenantId, ids)).map(([key, value]): [string, string] => [
    key,
    references.includes(value) ? String(value) : JSON.stringify(value),
  ]);
  return `# Registers Knock. terraform init, then terraform apply: its output is the policy. terraform destroy takes it back.
${refusalsAsComment().join('\n')}
${block('terraform', [
  'required_providers {',
  '  azuread = {',
  '    source  = "hashicorp/azuread"',
  '    version = "~> 3.0"',
  '  }',
  '}',
])}
${block('provider "azuread"', [`environment = "${environments[plan.cloud]}"`])}
${block('data "azuread_client_config" "current"', [])}
${block('data "azuread_service_principal" "graph"', [`client_id = "${graphAppId}"`])}
${wanted.map((one) => resources(one, redirectUris)).join('')}
${block('output "policy"', ['value = jsonencode({', ...aligned(policy).map((line) => `  ${line}`), '})'])}`;
}

function resources({ role, displayName, scopes, group }: Wanted, redirectUris: readonly string[]): string {
  const name = `"knock_${role}"`;
  const application: [string, string] = [
    'application_id',
    `azuread_application_registration.knock_${role}.id`,
  ];
  const principal = `azuread_service_principal.knock_${role}.object_id`;
  const blocks = [
    block(`resource "azuread_application_registration" ${name}`, [
      ...aligned([
        ['display_name', JSON.stringify(displayName)],
        ['sign_in_audience', '"AzureADMyOrg"'],
      ]),
    ]),
    block(`resource "azuread_application_redirect_uris" ${name}`, [
      ...aligned([application, ['type', '"SPA"']]),
      'redirect_uris = [',
      ...redirectUris.map((uri) => `  "${uri}",`),
      ']',
    ]),
    block(`resource "azuread_application_api_access" ${name}`, [
      ...aligned([application, ['api_client_id', `"${graphAppId}"`]]),
      'scope_ids = [',
      ...scopes.map((scope) => `  "${permissionIds[scope]}", # ${scope}`),
      ']',
    ]),
    block(
      `resource "azuread_service_principal" ${name}`,
      aligned([
        ['client_id', `azuread_application_registration.knock_${role}.client_id`],
        ['app_role_assignment_required', String(group !== undefined)],
      ]),
    ),
    block(
      `resource "azuread_service_principal_delegated_permission_grant" ${name}`,
      aligned([
        ['service_principal_object_id', principal],
        ['resource_service_principal_object_id', 'data.azuread_service_principal.graph.object_id'],
        ['claim_values', `[${scopes.map((scope) => `"${scope}"`).join(', ')}]`],
      ]),
    ),
  ];
  if (group !== undefined)
    blocks.push(
      block(
        `resource "azuread_app_role_assignment" ${name}`,
        aligned([
          ['app_role_id', '"00000000-0000-0000-0000-000000000000"'],
          ['principal_object_id', `"${group}"`],
          ['resource_object_id', principal],
        ]),
      ),
    );
  return blocks.join('\n');
}

/** As `terraform fmt` writes it. */
const block = (head: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${head} {}\n` : `${head} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;

function aligned(pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)} = ${value}`);
}
