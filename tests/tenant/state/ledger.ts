import type { TenantClock } from '../contract.ts';
import type { Seed, TenantSeed } from '../organization.ts';
import { agentRequest } from './agents.ts';
import { packageContext, sameId } from './lookups.ts';
import {
  type AssignmentRecord,
  type PackageContext,
  type RequestRecord,
  recordOfAssignment,
  recordOfRequest,
} from './records.ts';
import type { Switches } from './switches.ts';
import { advanceAssignment, advanceRequest, type TransitionRules } from './transitions.ts';

/** Every request and assignment of all tenants, as of now: reading settles what time has done meanwhile. */
export interface Ledger {
  requests(tenantId: string): RequestRecord[];
  assignments(): AssignmentRecord[];
  addRequest(request: RequestRecord): void;
  /** As by an administrator, for good. */
  deleteRequest(id: string): void;
  contextOf(record: { tenantId: string; accessPackageId: string; policyId: string }): PackageContext;
}

export interface LedgerDeps {
  seed: Seed;
  clock: TenantClock;
  switches: Switches;
  transitionMs: number;
}

export function createLedger({ seed, clock, switches, transitionMs }: LedgerDeps): Ledger {
  const start = clock.now();
  const requests = seed.tenants.flatMap((tenant) =>
    (tenant.requests ?? []).map((request) =>
      recordOfRequest(
        request,
        packageContext(tenant, request.accessPackageId, request.assignmentPolicyId),
        start,
      ),
    ),
  );
  const assignments = seed.tenants.flatMap((tenant) =>
    (tenant.assignments ?? []).map((assignment) => recordOfAssignment(assignment, tenant, start)),
  );

  // Made when they are first asked for: their stages' ids are drawn by lot, and who plays by a seed asks for none.
  let forAgents: RequestRecord[] | undefined;
  const all = (): RequestRecord[] => {
    if (!switches.get('agents')) return requests;
    forAgents ??= seed.tenants.flatMap((tenant) => agentRequest(tenant, start) ?? []);
    return [...requests, ...forAgents];
  };

  const contextOf: Ledger['contextOf'] = (record) =>
    packageContext(tenantOf(seed, record.tenantId), record.accessPackageId, record.policyId);

  const rules: TransitionRules = {
    transitionMs,
    get: switches.get,
    contextOf,
    assignmentOf: (request) => {
      const known = assignments.find((assignment) => assignment.id === request.assignmentId);
      if (known !== undefined) return known;
      const made = assignmentFor(request, contextOf(request));
      assignments.push(made);
      return made;
    },
  };

  const settle = (): void => {
    const now = clock.now();
    for (const request of all()) advanceRequest(request, now, rules);
    for (const assignment of assignments) advanceAssignment(assignment, now);
  };

  return {
    requests: (tenantId) => {
      settle();
      return all().filter((request) => sameId(request.tenantId, tenantId));
    },
    assignments: () => {
      settle();
      return assignments;
    },
    addRequest: (request) => {
      requests.push(request);
    },
    deleteRequest: (id) => {
      requests.splice(0, requests.length, ...requests.filter((request) => !sameId(request.id, id)));
    },
    contextOf,
  };
}

function tenantOf(seed: Seed, id: string): TenantSeed {
  const tenant = seed.tenants.find((candidate) => sameId(candidate.id, id));
  if (tenant === undefined) throw new Error(`no tenant ${id} in the seed`);
  return tenant;
}

function assignmentFor(request: RequestRecord, { policy }: PackageContext): AssignmentRecord {
  return {
    id: request.assignmentId,
    tenantId: request.tenantId,
    accessPackageId: request.accessPackageId,
    policyId: request.policyId,
    targetId: request.targetId,
    state: 'delivering',
    status: 'Delivering',
    startedAt: request.since,
    deliveredAt: undefined,
    expiration: policy.expiration,
    expiresAt: undefined,
    expiredAt: undefined,
  };
}
