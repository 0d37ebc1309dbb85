import type { AccessPackageSeed, UserSeed } from '../organization.ts';
import { sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { requestable } from './accessPackages.ts';
import { availableEntity } from './availableAccessPackages.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';
import { time } from './time.ts';

export const suggestionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: "/identityGovernance/entitlementManagement/accessPackageSuggestions/filterByCurrentUser(on='{on}')",
    options: ['$select', '$expand'],
    answer: suggest,
  },
];

/** Members of `accessPackageSuggestionFilterByCurrentUserOptions`, a flags enum (reference page, 2026-09). */
const nothing = 'none';
const known = ['relatedPeopleAssignments', 'assignmentHistory'];

function suggest(call: Call): Reply {
  const on = call.parameter('on').split(',');
  if (on.some((option) => option !== nothing && !known.includes(option)))
    throw new Refusal(400, 'BadRequest', `Invalid value '${call.parameter('on')}' for 'on'.`);
  if (call.state.switches.get('suggestions') === 'refused')
    throw new Refusal(403, 'AccessDenied', 'Suggestions are not available to you.');
  const entities = requestable(call)
    .filter(({ id, isHidden }) => !isHidden && !holds(call, call.me, id))
    .map((accessPackage) => ({ accessPackage, reasons: reasonsFor(call, accessPackage, on) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ accessPackage, reasons }): Entity => {
      return {
        type: 'accessPackageSuggestion',
        properties: { id: accessPackage.id, reasons },
        navigations: { accessPackage: () => availableEntity(call, accessPackage) },
      };
    });
  return {
    kind: 'collection',
    context: 'Collection(accessPackageSuggestion)',
    type: 'accessPackageSuggestion',
    entities,
  };
}

function reasonsFor(call: Call, { id }: AccessPackageSeed, on: readonly string[]): object[] {
  const level = call.state.switches.get('suggestions');
  const people =
    on.includes(known[0] ?? '') && level !== 'disabled'
      ? colleagues(call).filter((one) => holds(call, one, id))
      : [];
  const past = on.includes(known[1] ?? '') ? ended(call, id) : [];
  return [
    ...(people.length === 0
      ? []
      : [
          {
            '@odata.type': '#microsoft.graph.accessPackageSuggestionRelatedPeopleBased',
            relatedPeopleAssignmentCount: people.length,
            ...(level === 'countAndNames'
              ? { relatedPeople: people.map(({ id: person, displayName }) => ({ id: person, displayName })) }
              : {}),
          },
        ]),
    ...(past.length === 0
      ? []
      : [
          {
            '@odata.type': '#microsoft.graph.accessPackageSuggestionSelfAssignmentHistoryBased',
            pastAssignmentCount: past.length,
            lastAssignmentDateTime: time(Math.max(...past)),
          },
        ]),
  ];
}

/** Who counts as related is the service's secret: here, whoever shares a group. */
function colleagues({ tenant, me }: Call): UserSeed[] {
  const groups = tenant.groups.filter(({ memberIds }) => memberIds.some((id) => sameId(id, me.id)));
  const ids = new Set(groups.flatMap(({ memberIds }) => memberIds));
  return tenant.users.filter(({ id }) => ids.has(id) && !sameId(id, me.id));
}

const ofPackage = ({ state, tenant }: Call, { id: person }: UserSeed, accessPackageId: string) =>
  state.ledger
    .assignments()
    .filter(
      (one) =>
        one.tenantId === tenant.id &&
        sameId(one.targetId, person) &&
        sameId(one.accessPackageId, accessPackageId),
    );

const holds = (call: Call, person: UserSeed, accessPackageId: string): boolean =>
  ofPackage(call, person, accessPackageId).some((one) => one.state.toLowerCase() === 'delivered');

/** When each of one's past assignments began. */
const ended = (call: Call, accessPackageId: string): number[] =>
  ofPackage(call, call.me, accessPackageId)
    .filter((one) => one.state.toLowerCase() === 'expired')
    .map(({ startedAt }) => startedAt);
