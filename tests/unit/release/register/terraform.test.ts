import { parse } from '@cdktf/hcl2json';
import { expect, it } from 'vitest';
import {
  graphAppId,
  permissionIds,
  type RegisterPlan,
  roles,
  wantedBy,
} from '../../../../lib/release/register/registrations.ts';
import { registerTerraform } from '../../../../lib/release/register/terraform.ts';

const group = '11111111-1111-4111-8111-111111111111';
const uris = ['https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/'];
const plan: RegisterPlan = {
  ids: {},
  cloud: 'usGovHigh',
  approvers: group,
  administrators: group,
  lookUp: true,
  jobTitles: false,
  packageCreation: true,
};
/** What Terraform reads; it throws for what is no HCL. */
// biome-ignore lint/suspicious/noExplicitAny: whatever Terraform reads
const read = async (order: RegisterPlan): Promise<any> =>
  parse('register.tf', registerTerraform(order, uris));
const reference = (what: string) => `\${${what}}`;

it('registers what the plan wants, each with its redirect URIs, permissions and consent', async () => {
  const { provider, resource } = await read(plan);
  expect(provider.azuread).toEqual([{ environment: 'usgovernmentl4' }]);
  for (const { role, displayName, scopes } of wantedBy(plan)) {
    const of = (type: string) => resource[`azuread_${type}`][`knock_${role}`]?.[0];
    const application = `azuread_application_registration.knock_${role}`;
    expect(of('application_registration')).toEqual({
      display_name: displayName,
      sign_in_audience: 'AzureADMyOrg',
    });
    expect(of('application_redirect_uris')).toEqual({
      application_id: reference(`${application}.id`),
      type: 'SPA',
      redirect_uris: uris,
    });
    expect(of('application_api_access')).toEqual({
      application_id: reference(`${application}.id`),
      api_client_id: graphAppId,
      scope_ids: scopes.map((scope) => permissionIds[scope]),
    });
    expect(of('service_principal')).toEqual({
      client_id: reference(`${application}.client_id`),
      app_role_assignment_required: role !== 'employees',
    });
    expect(of('service_principal_delegated_permission_grant').claim_values).toEqual(scopes);
    expect(of('app_role_assignment')?.principal_object_id).toBe(role === 'employees' ? undefined : group);
  }
});

it('registers nobody who is not wanted', async () => {
  const { administrators: _, approvers: __, ...alone } = plan;
  const { resource } = await read({ ...alone, packageCreation: false });
  expect(Object.keys(resource.azuread_application_registration)).toEqual(['knock_employees']);
  expect(resource).not.toHaveProperty('azuread_app_role_assignment');
});

it('puts out the policy', async () => {
  const { output } = await read(plan);
  const [{ value }] = output.policy;
  for (const role of roles)
    expect(value).toContain(`azuread_application_registration.knock_${role}.client_id`);
  expect(value).toMatch(/tenantId += data\.azuread_client_config\.current\.tenant_id$/m);
  expect(value).toMatch(/cloud += "usGovHigh"$/m);
});
