import { expect } from 'vitest';
import type { Seed } from './organization.ts';
import { builtInOrganization } from './organizations/builtIn.ts';
import type { StateOptions } from './state/state.ts';
import { createTenant, type Tenant } from './tenant.ts';

export const employeeScopes = ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'];
export const approverScopes = ['User.Read', 'EntitlementManagement.ReadWrite.All'];
export const em = '/v1.0/identityGovernance/entitlementManagement';

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read JSON whose shape they are about to assert
  body: any;
}

/** A tenant whose clock stands still at noon, 2 November 2026, until it is advanced. */
export function stillTenant(options: StateOptions = {}, seed: Seed = builtInOrganization): Tenant {
  const noon = Date.parse('2026-11-02T12:00:00Z');
  return createTenant(seed, { realTime: () => noon, ...options });
}

export type Send = (method: string, path: string, body?: unknown, headers?: HeadersInit) => Promise<Reply>;

/** Graph as one person sees it. `path` starts with the version. */
export async function graphAs(
  tenant: Tenant,
  user: string,
  scopes: readonly string[] = employeeScopes,
  host = 'graph.microsoft.com',
  inTenant?: string,
): Promise<Send> {
  // Outlives every test that moves the clock.
  const order = {
    user,
    scopes,
    lifetimeSeconds: 400 * 86_400,
    ...(inTenant === undefined ? {} : { tenant: inTenant }),
  };
  const made = await control(tenant, 'POST', '/token', order);
  expect(made.status).toBe(200);
  const authorization = `Bearer ${made.body.access_token}`;
  return (method, path, body, headers) =>
    send(tenant, method, `https://${host}${path}`, body, {
      authorization,
      ...Object.fromEntries(new Headers(headers)),
    });
}

export const control = (tenant: Tenant, method: string, path: string, body?: unknown): Promise<Reply> =>
  send(tenant, method, `https://graph.microsoft.com/__tenant${path}`, body);

export async function send(
  tenant: Tenant,
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const init =
    body === undefined
      ? { method, headers }
      : { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const response = await tenant.handle(new Request(url, init));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** @throws when the built-in organisation has no such package: a test must not go on with `undefined`. */
export function packageNamed(tenant: Tenant, name: string) {
  for (const { accessPackages } of tenant.seed.tenants) {
    const found = accessPackages.find(({ displayName }) => displayName === name);
    if (found !== undefined) return found;
  }
  throw new Error(`no package ${name}`);
}

export const userAdd = (tenant: Tenant, name: string, more: Record<string, unknown> = {}) => ({
  requestType: 'userAdd',
  assignment: { accessPackageId: packageNamed(tenant, name).id },
  ...more,
});

/** The built-in organisation in which somebody holds a package from the start. */
export function withAssignment(upn: string, name: string): Seed {
  const tenants = structuredClone(builtInOrganization.tenants).map((tenant) => {
    const accessPackage = tenant.accessPackages.find(({ displayName }) => displayName === name);
    const user = tenant.users.find(({ userPrincipalName }) => userPrincipalName === upn);
    const policy = accessPackage?.assignmentPolicies[0];
    if (accessPackage === undefined || user === undefined || policy === undefined) return tenant;
    const made = {
      id: '0b0e0009-0000-4000-8000-000000000001',
      accessPackageId: accessPackage.id,
      assignmentPolicyId: policy.id,
      targetId: user.id,
      state: 'delivered',
      status: 'Delivered',
      startDateTime: '2026-10-01T08:00:00Z',
      expiredDateTime: null,
      expiration: { type: 'noExpiration' as const },
    };
    return { ...tenant, assignments: [...(tenant.assignments ?? []), made] };
  });
  return { ...builtInOrganization, tenants };
}

export const seconds = (tenant: Tenant, count: number): void => tenant.core.clock.advance(count * 1000);
export const days = (tenant: Tenant, count: number): void => seconds(tenant, count * 86_400);

/** The state Graph tells for a request of the person who sends. */
export async function stateOf(send: Send, id: string): Promise<{ state: string; status: string }> {
  const { body } = await send('GET', `${em}/assignmentRequests/filterByCurrentUser(on='target')`);
  const found = body.value.find((request: { id: string }) => request.id === id);
  return { state: found?.state, status: found?.status };
}

/** Answers to the two required questions of *Finance controllers*; `undefined` leaves the first one out. */
export function controllerAnswers(tenant: Tenant, costCenter: string | undefined, country: string) {
  const [policy] = packageNamed(tenant, 'Finance controllers').assignmentPolicies;
  const answer = (index: number, type: string, value: string) => ({
    '@odata.type': '#microsoft.graph.accessPackageAnswerString',
    value,
    displayValue: value,
    answeredQuestion: { '@odata.type': `#microsoft.graph.${type}`, id: policy?.questions[index]?.id },
  });
  return [
    ...(costCenter === undefined ? [] : [answer(0, 'accessPackageTextInputQuestion', costCenter)]),
    answer(1, 'accessPackageMultipleChoiceQuestion', country),
  ];
}
