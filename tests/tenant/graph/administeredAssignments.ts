import { sameId } from '../state/lookups.ts';
import type { AssignmentRecord, RequestRecord } from '../state/records.ts';
import { canReadEverything } from '../state/roles.ts';
import { assignmentEntity } from './assignments.ts';
import { readableCatalogs, unauthorized, unknown } from './entitlementAdministration.ts';
import type { Entity } from './entity.ts';
import { requestEntity } from './requestEntity.ts';
import type { Call, Reply, Route } from './route.ts';

const base = '/identityGovernance/entitlementManagement';

/** Who holds and who asks for what, as administrators and those with a role on a catalog read it. */
export const administeredAssignmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/assignments`,
    options: ['$select', '$expand', '$filter'],
    answer: (call) => {
      checkFilter(call);
      return listed(
        'accessPackageAssignment',
        assignments(call).map((one) => entityOf(call, one)),
      );
    },
  },
  {
    method: 'GET',
    path: `${base}/assignments/{id}`,
    options: ['$select', '$expand'],
    answer: (call) => single(entityOf(call, named(call, assignments(call)))),
  },
  {
    method: 'GET',
    path: `${base}/assignmentRequests`,
    options: ['$select', '$expand', '$filter'],
    answer: (call) => {
      checkFilter(call);
      const entities = requests(call).map((one) => requestEntity(call, one));
      return listed('accessPackageAssignmentRequest', entities);
    },
  },
  {
    method: 'GET',
    path: `${base}/assignmentRequests/{id}`,
    options: ['$select', '$expand'],
    answer: (call) => single(requestEntity(call, named(call, requests(call)))),
  },
];

/** Who has only a role on a catalog asks for one package at a time (microsoft-graph-docs#17822). */
function checkFilter(call: Call): void {
  const isForOne = /accessPackage\/id\s+eq\s/.test(call.query.filter ?? '');
  if (!canReadEverything(call.me) && !isForOne) throw unauthorized();
}

const listed = (type: string, entities: Entity[]): Reply => ({
  kind: 'collection',
  context: `Collection(${type})`,
  type,
  entities,
});

const single = (entity: Entity): Reply => ({
  kind: 'entity',
  context: `${entity.type}s/$entity`,
  entity,
});

const entityOf = (call: Call, assignment: AssignmentRecord): Entity =>
  assignmentEntity(call, assignment, call.state.ledger.contextOf(assignment));

const assignments = (call: Call): AssignmentRecord[] =>
  call.state.ledger
    .assignments()
    .filter(({ tenantId }) => tenantId === call.tenant.id)
    .filter(readable(call));

function requests(call: Call): RequestRecord[] {
  const now = call.state.clock.now();
  return call.state.ledger
    .requests(call.tenant.id)
    .filter(({ listedFrom }) => listedFrom <= now)
    .filter(readable(call));
}

/** In a catalog that the caller may read, or one that the organisation doesn't list. */
function readable(call: Call) {
  const catalogs = new Set(readableCatalogs(call).map(({ id }) => id));
  return (record: Parameters<typeof call.state.ledger.contextOf>[0]): boolean => {
    const { catalogId } = call.state.ledger.contextOf(record).accessPackage;
    return canReadEverything(call.me) || catalogs.has(catalogId);
  };
}

function named<T extends { id: string }>(call: Call, records: readonly T[]): T {
  const found = records.find(({ id }) => sameId(id, call.parameter('id')));
  if (found === undefined) throw unknown('assignment or request', call.parameter('id'));
  return found;
}
