import type { Tenant } from '../tenant.ts';
import {
  approverScopes,
  control,
  em,
  employeeScopes,
  graphAs,
  packageNamed,
  seconds,
  stateOf,
  stillTenant,
  userAdd,
  withAssignment,
} from '../testing.ts';
import { asked } from './approvals.ts';
import type { Observations } from './observation.ts';

const allowed = `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`;
const nowhere = '0b0e0000-0000-4000-8000-00000000dead';

const adeleOf = (tenant: Tenant) => graphAs(tenant, 'AdeleV@contoso.com');

/** What real organisations are set to, besides approvals and sign-in. */
export const ofOrganization: Observations = {
  emptyPages: {
    see: async (tenant) => {
      const adele = await adeleOf(tenant);
      const { body } = await adele('GET', allowed);
      const link = String(body['@odata.nextLink'] ?? '').replace('https://graph.microsoft.com', '');
      const next = link === '' ? [] : (await adele('GET', link)).body.value;
      return [body.value.length, next.length];
    },
    expect: { false: [25, 0], true: [0, 25] },
  },
  unknownIdStatus: {
    see: async (tenant) => {
      const adele = await adeleOf(tenant);
      const unknown = await adele('POST', `${em}/accessPackages/${nowhere}/getApplicablePolicyRequirements`);
      // Any other refusal stays what it is.
      const wrong = await adele('POST', `${em}/assignmentRequests`, { requestType: 'userAdd' });
      return [unknown.status, wrong.status];
    },
    expect: { 404: [404, 400], 403: [403, 400] },
  },
  policyNavigation: {
    see: async (tenant) => {
      const nestor = await graphAs(tenant, 'NestorW@contoso.com', approverScopes);
      const { id } = packageNamed(tenant, 'Finance reports');
      const { status, body } = await nestor('GET', `${em}/accessPackages/${id}/assignmentPolicies`);
      return body.value?.length ?? status;
    },
    expect: { notFound: 404, works: 1 },
  },
  directReports: {
    see: async (tenant) => {
      const diego = await graphAs(tenant, 'DiegoS@contoso.com');
      const { status, body } = await diego('GET', '/v1.0/me/directReports?$select=id,displayName');
      return body.value?.map(({ displayName }: { displayName: string | null }) => displayName) ?? status;
    },
    expect: { full: ['Lynne Robbins', 'Pradeep Gupta'], idOnly: [null, null], refused: 403 },
  },
  requirements: {
    see: async (tenant) => {
      const { id } = packageNamed(tenant, 'Expense claims');
      const path = `${em}/accessPackages/${id}/getApplicablePolicyRequirements`;
      const [policy] = (await (await adeleOf(tenant))('POST', path)).body.value;
      return [policy.questions, policy.allowCustomAssignmentSchedule || policy.schedule === null];
    },
    expect: { empty: [[], false], nulls: [null, true] },
  },
  retryAfter: {
    see: async (tenant) => {
      await control(tenant, 'POST', '/faults', {
        path: '/v1.0/me',
        kind: 'status',
        status: 429,
        retryAfterSeconds: 1,
      });
      return (await (await adeleOf(tenant))('GET', '/v1.0/me')).headers.get('retry-after');
    },
    expect: { seconds: '1', fraction: '0.249', date: 'Mon, 02 Nov 2026 12:00:01 GMT' },
  },
  license: {
    see: async (tenant) => {
      const adele = await adeleOf(tenant);
      const { status, body } = await adele(
        'POST',
        `${em}/assignmentRequests`,
        userAdd(tenant, 'Expense claims'),
      );
      seconds(tenant, 600);
      return body.error?.code ?? [status, (await stateOf(adele, body.id)).state];
    },
    expect: {
      valid: [201, 'delivered'],
      refused: 'AadPremiumLicenseRequired',
      unprocessed: [201, 'submitted'],
    },
  },
  agents: {
    see: async (tenant) => {
      await asked(tenant);
      const path = `${em}/assignmentRequests/filterByCurrentUser(on='approver')?$expand=assignment($expand=target)`;
      const { body } = await (await graphAs(tenant, 'MeganB@contoso.com'))('GET', path);
      return body.value
        .map(
          ({ assignment }: { assignment: { target: { subjectType: string } } }) =>
            assignment.target.subjectType,
        )
        .filter((type: string) => type !== 'user');
    },
    expect: { false: [], true: ['servicePrincipal'] },
  },
  guestLifecycle: {
    see: async (given) => {
      const upn = 'kai_fabrikam.com#EXT#@contoso.onmicrosoft.com';
      const seed = withAssignment(upn, 'Partner workspace');
      const tenant = stillTenant({ switches: given.core.switches.all() }, seed);
      const kai = await graphAs(tenant, upn, employeeScopes);
      const held = (await kai('GET', `${em}/assignments/filterByCurrentUser(on='target')`)).body.value;
      for (const { id } of held)
        await kai('POST', `${em}/assignmentRequests`, { requestType: 'userRemove', assignment: { id } });
      seconds(tenant, 10);
      return (await kai('GET', '/v1.0/me')).status;
    },
    expect: { none: 200, deletes: 401 },
  },
};
