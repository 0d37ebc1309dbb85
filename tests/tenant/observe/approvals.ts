import type { Tenant } from '../tenant.ts';
import {
  approverScopes,
  days,
  em,
  graphAs,
  packageNamed,
  type Send,
  seconds,
  stateOf,
  userAdd,
} from '../testing.ts';
import type { Observations } from './observation.ts';

const approvals = `${em}/accessPackageAssignmentApprovals`;
const requests = `${em}/assignmentRequests`;
const story = 'Marketing – Visitor';

/** Adele asks for the story's package; some seconds later. */
export async function asked(tenant: Tenant, name = story): Promise<{ adele: Send; id: string }> {
  const adele = await graphAs(tenant, 'AdeleV@contoso.com');
  const { body } = await adele('POST', requests, userAdd(tenant, name));
  seconds(tenant, 3);
  return { adele, id: body.id };
}

/** The stage that waits for somebody's decision, and how it is answered. */
export async function decideAs(tenant: Tenant, user: string, id: string): Promise<number | 'none'> {
  const send = await graphAs(tenant, user, approverScopes);
  const { body } = await send('GET', `${approvals}/${id}?$expand=stages`);
  const stage = (body.stages ?? []).find(
    (one: { assignedToMe: boolean; status: string }) => one.assignedToMe && one.status === 'InProgress',
  );
  if (stage === undefined) return 'none';
  const decision = { reviewResult: 'Approve', justification: 'Fine' };
  return (await send('PATCH', `${approvals}/${id}/stages/${stage.id}`, decision)).status;
}

const stagesOf = async (tenant: Tenant, id: string) => {
  const reader = await graphAs(tenant, 'NestorW@contoso.com', approverScopes);
  return (await reader('GET', `${approvals}/${id}/stages`)).body.value;
};

export const ofApprovals: Observations = {
  stageIds: {
    see: async (tenant) => {
      const { id } = await asked(tenant);
      const [policy] = packageNamed(tenant, story).assignmentPolicies;
      return (await stagesOf(tenant, id))[0].id === policy?.stages[0]?.id;
    },
    expect: { own: false, policy: true },
  },
  riskStage: {
    see: async (tenant) => {
      const { id } = await asked(tenant);
      const { length } = await stagesOf(tenant, id);
      const early = await decideAs(tenant, 'MeganB@contoso.com', id);
      const risk = await decideAs(tenant, 'HenriettaM@contoso.com', id);
      return { length, early, risk, after: await decideAs(tenant, 'MeganB@contoso.com', id) };
    },
    expect: {
      none: { length: 1, early: 204, risk: 'none', after: 'none' },
      decidable: { length: 2, early: 'none', risk: 204, after: 204 },
      roleNeeded: { length: 2, early: 'none', risk: 403, after: 'none' },
    },
  },
  escalationDays: {
    see: async (tenant) => {
      const { adele, id } = await asked(tenant);
      days(tenant, 4);
      return { ...(await stateOf(adele, id)), manager: await decideAs(tenant, 'MiriamG@contoso.com', id) };
    },
    expect: {
      0: { state: 'pendingApproval', status: 'PendingApproval', manager: 'none' },
      3: { state: 'pendingApproval', status: 'PendingApprovalEscalated', manager: 204 },
    },
  },
  callback: {
    see: async (tenant) => {
      const { adele, id } = await asked(tenant);
      const before = (await stateOf(adele, id)).status;
      seconds(tenant, 3700);
      return [before, (await stateOf(adele, id)).status];
    },
    expect: {
      none: ['PendingApproval', 'PendingApproval'],
      goesOn: ['WaitingForCallback', 'PendingApproval'],
      denies: ['WaitingForCallback', 'Denied'],
    },
  },
  stagesStatus: {
    see: async (tenant) => {
      const { id } = await asked(tenant);
      const megan = await graphAs(tenant, 'MeganB@contoso.com', approverScopes);
      return (await megan('GET', `${approvals}/${id}/stages`)).status;
    },
    expect: { 200: 200, 404: 404 },
  },
  policyReadable: {
    see: async (tenant) => {
      await asked(tenant);
      const megan = await graphAs(tenant, 'MeganB@contoso.com', approverScopes);
      const path = `${requests}/filterByCurrentUser(on='approver')?$expand=assignment($expand=assignmentPolicy)`;
      const { status, body } = await megan('GET', path);
      const policy = body.value?.at(0).assignment.assignmentPolicy;
      return { status, stages: policy?.requestApprovalSettings.stages.length };
    },
    expect: { false: { status: 403 }, true: { status: 200, stages: 1 } },
  },
  requestorReadable: {
    see: async (tenant) => {
      const adele = tenant.seed.tenants[0]?.users.find(({ displayName }) => displayName === 'Adele Vance');
      const megan = await graphAs(tenant, 'MeganB@contoso.com', approverScopes);
      const path = `/v1.0/users/${adele?.id}?$select=displayName,jobTitle,department`;
      const { status, body } = await megan('GET', path);
      return body.displayName === undefined ? status : [body.jobTitle, body.department];
    },
    expect: { refused: 403, basic: [null, null], full: ['Retail Manager', 'Retail'] },
  },
  stagesExpand: {
    see: async (tenant) => {
      await asked(tenant);
      const megan = await graphAs(tenant, 'MeganB@contoso.com', approverScopes);
      const path = `${approvals}/filterByCurrentUser(on='approver')?$expand=stages`;
      const { status, body } = await megan('GET', path);
      return { status, stages: body.value?.at(-1).stages.length };
    },
    expect: { refused: { status: 400 }, works: { status: 200, stages: 1 } },
  },
  approverRevokes: {
    see: async (tenant) => {
      const { adele, id } = await asked(tenant);
      await decideAs(tenant, 'MeganB@contoso.com', id);
      seconds(tenant, 3);
      const held = `${em}/assignments/filterByCurrentUser(on='target')`;
      const assignment = (await adele('GET', held)).body.value.at(-1);
      const megan = await graphAs(tenant, 'MeganB@contoso.com');
      const body = { requestType: 'approverRemove', assignment: { id: assignment.id } };
      const { status } = await megan('POST', requests, body);
      seconds(tenant, 6);
      const path = `${requests}/filterByCurrentUser(on='target')`;
      const types = async (headers?: HeadersInit) =>
        (await adele('GET', path, undefined, headers)).body.value[0].requestType;
      return {
        status,
        types: [await types(), await types({ prefer: 'include-unknown-enum-members' })],
        state: (await adele('GET', held)).body.value.at(-1).state,
      };
    },
    expect: {
      false: { status: 403, types: ['userAdd', 'userAdd'], state: 'delivered' },
      true: { status: 201, types: ['unknownFutureValue', 'approverRemove'], state: 'expired' },
    },
  },
};
