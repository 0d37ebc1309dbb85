import { expect, test } from 'vitest';
import type { GraphApi } from '../../lib/graph/api.ts';
import type { Profile } from '../../lib/platform/profile.ts';
import { createWorld } from '../unit/graph/world.ts';
import { documentedPaths } from './documented/exchanges.ts';

const id = '0b0e0000-0000-4000-8000-000000000001';
const request = {
  accessPackageId: id,
  targetId: id,
  justification: 'x',
  answers: [],
  schedule: null,
};

/** Every method of `GraphApi` in each form that has a path of its own; one without a row doesn't compile. */
const calls: { [K in keyof GraphApi]: ((graph: GraphApi, me: Profile) => Promise<unknown>)[] } = {
  directReports: [(graph, me) => graph.directReports(me)],
  requestablePackages: [(graph, me) => graph.requestablePackages(me)],
  packagesWithContents: [
    (graph, me) => graph.packagesWithContents(me, 'available'),
    (graph, me) => graph.packagesWithContents(me, 'list'),
  ],
  packagesNamed: [(graph, me) => graph.packagesNamed(me, ['marketing'])],
  packageContents: [(graph, me) => graph.packageContents(me, [id])],
  requirements: [(graph, me) => graph.requirements(me, id, 'en')],
  requirementsOfMany: [(graph, me) => graph.requirementsOfMany(me, [id, id.replace(/1$/, '2')], 'en')],
  submitRequest: [(graph, me) => graph.submitRequest(me, request)],
  cancelRequest: [(graph, me) => graph.cancelRequest(me, id)],
  myRequests: [(graph, me) => graph.myRequests(me), (graph, me) => graph.myRequests(me, 'createdBy')],
  myAssignments: [(graph, me) => graph.myAssignments(me)],
  requestsToApprove: [
    (graph, me) => graph.requestsToApprove(me, 'employee'),
    (graph, me) => graph.requestsToApprove(me, 'approver'),
  ],
  approvalStages: [(graph, me) => graph.approvalStages(me, [id])],
  stagesOfQueue: [(graph, me) => graph.stagesOfQueue(me)],
  jobs: [(graph, me) => graph.jobs(me, [id])],
  decideStages: [
    (graph, me) =>
      graph.decideStages(me, [{ approvalId: id, stageId: id, decision: 'Approve', justification: 'x' }]),
  ],
  suggestions: [(graph, me) => graph.suggestions(me)],
  servicePrincipal: [(graph, me) => graph.servicePrincipal(me, id)],
  servicePrincipalNamed: [(graph, me) => graph.servicePrincipalNamed(me, { host: 'x.example' })],
  assignedGroups: [(graph, me) => graph.assignedGroups(me, id)],
};

/** v1.0 paths that the index lacks, and where they stand. */
const beyondIndex = [
  // A reference page each, with its exchange.
  '/identityGovernance/entitlementManagement/accessPackages/{id}/getApplicablePolicyRequirements',
  '/identityGovernance/entitlementManagement/assignmentRequests/{id}/cancel',
  "/identityGovernance/entitlementManagement/accessPackageSuggestions/filterByCurrentUser(on='{on}')",
  '/identityGovernance/entitlementManagement/availableAccessPackages/{id}/resourceRoleScopes',
  // Beyond entitlement management: "Get a user", v1.0.
  '/users/{user-id}',
  // In the metadata alone: probed once a day, and not missed.
  '/identityGovernance/entitlementManagement/availableAccessPackages',
];

/** `{access-package-id}` takes a segment, `'{on}'` a quoted value. */
const patterns = [...documentedPaths, ...beyondIndex].map((path) => {
  const source = path
    .replaceAll(/[.()$]/g, String.raw`\$&`)
    .replaceAll(/'\{[^}]+\}'/g, "'[^']*'")
    .replaceAll(/\{[^}]+\}/g, "[^/()']+");
  return new RegExp(`^${source}$`, 'i');
});

test.each(Object.entries(calls))('%s asks for paths of v1.0 alone', async (_name, forms) => {
  const world = createWorld({ switches: { packageExpand: 'works', availableList: 'works' } });
  for (const call of forms) await call(world.graph, world.person('Adele Vance'));
  const asked = world.tenant.core.log
    .rows()
    .map(({ path }) => decodeURIComponent(path.replace(/\?.*$/s, '')));
  expect(asked.length).toBeGreaterThan(0);
  const unknown = asked
    .filter((path) => path !== '/v1.0/$batch')
    .filter((path) => !patterns.some((pattern) => pattern.test(path.replace(/^\/v1\.0/, ''))));
  expect(unknown).toEqual([]);
});
