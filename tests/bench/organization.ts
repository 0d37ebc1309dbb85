import { type ServedOrganization, serveOrganization } from '../e2e/harness/tenant.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { withPackages } from '../tenant/withPackages.ts';

/** How much the person has in their store. */
export const amounts = { packages: 200, requests: 20 } as const;

export const person = 'AdeleV@contoso.com';
export const deniedPage = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
export const healthyPage = 'https://contoso.sharepoint.com/sites/Knowledge/SitePages/Home.aspx';

const graph = 'https://graph.microsoft.com';
const scopes = ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'];

/** The built-in organisation with 200 more packages, of which the person has asked for 20. */
export async function serveBusyOrganization(): Promise<ServedOrganization> {
  const organization = await serveOrganization(
    withPackages(structuredClone(builtInOrganization), amounts.packages),
  );
  const { access_token: token } = await post(organization, '/__tenant/token', { user: person, scopes });
  const projects = organization.seed.tenants[0]?.accessPackages.filter(({ displayName }) =>
    /^Project \d/.test(displayName),
  );
  for (const { id } of projects?.slice(0, amounts.requests) ?? []) {
    const body = { requestType: 'userAdd', assignment: { accessPackageId: id } };
    await post(
      organization,
      '/v1.0/identityGovernance/entitlementManagement/assignmentRequests',
      body,
      token,
    );
  }
  return organization;
}

async function post(
  organization: ServedOrganization,
  path: string,
  body: unknown,
  token?: string,
): Promise<{ access_token?: string }> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const request = new Request(`${graph}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await organization.handle(request);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
