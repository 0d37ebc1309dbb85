import type { GroupSeed, UserSeed } from '../organization.ts';
import { findGroup, findUser, sameId } from '../state/lookups.ts';
import { notFound } from './administration.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';
import { siteEntity, visibleSite } from './sites.ts';
import { memberEntity } from './users.ts';

const byId = '/groups/{id}';
const listOptions = ['$select', '$expand', '$filter', '$search', '$orderby', '$top', '$count'] as const;
const memberOptions = ['$select', '$filter', '$search', '$orderby', '$top', '$count'] as const;

/** Groups, as pickers look for them. */
export const groupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups',
    options: listOptions,
    isDirectory: true,
    answer: (call) => ({
      kind: 'collection',
      context: 'groups',
      type: 'group',
      entities: call.tenant.groups.map((group) => groupEntity(call, group)),
    }),
  },
  {
    method: 'GET',
    path: byId,
    options: ['$select', '$expand'],
    answer: (call) => ({
      kind: 'entity',
      context: 'groups/$entity',
      entity: groupEntity(call, groupNamed(call)),
    }),
  },
  ...(['owners', 'members'] as const).flatMap((name): Route[] =>
    [`${byId}/${name}`, `${byId}/${name}/microsoft.graph.user`].map((path) => ({
      method: 'GET',
      path,
      options: memberOptions,
      isDirectory: true,
      answer: (call) => peopleOf(call, name),
    })),
  ),
  {
    method: 'GET',
    path: `${byId}/sites/root`,
    options: ['$select'],
    answer: (call) => {
      const { id } = groupNamed(call);
      const site = call.tenant.sites.find(({ groupId }) => groupId !== undefined && sameId(groupId, id));
      return {
        kind: 'entity',
        context: 'sites/$entity',
        entity: siteEntity(visibleSite(call, site)),
      };
    },
  },
];

const groupNamed = ({ tenant, parameter }: Call): GroupSeed =>
  findGroup(tenant, parameter('id')) ?? notFound(parameter('id'));

function peopleOf(call: Call, name: 'owners' | 'members'): Reply {
  return {
    kind: 'collection',
    context: 'directoryObjects',
    type: 'directoryObject',
    entities: people(call, groupNamed(call), name).map((user) => memberEntity(call, user)),
  };
}

function people({ state, tenant }: Call, group: GroupSeed, name: 'owners' | 'members'): UserSeed[] {
  const ids = name === 'owners' ? (group.ownerIds ?? []) : state.access.groupMembers(tenant, group.id);
  return ids.flatMap((id) => findUser(tenant, id) ?? []);
}

export function groupEntity(call: Call, group: GroupSeed): Entity {
  const isUnified = group.kind === 'microsoft365';
  const nickname = group.displayName.replaceAll(/[^\w-]/g, '');
  return {
    type: 'group',
    properties: {
      id: group.id,
      deletedDateTime: null,
      classification: null,
      createdDateTime: '2026-01-12T08:00:00Z',
      description: group.description ?? null,
      displayName: group.displayName,
      groupTypes: isUnified ? ['Unified'] : [],
      mail: isUnified ? `${nickname}@${call.tenant.domain}` : null,
      mailEnabled: isUnified,
      mailNickname: nickname,
      membershipRule: null,
      onPremisesSyncEnabled: null,
      resourceProvisioningOptions: [],
      securityEnabled: !isUnified,
      visibility: isUnified ? 'Private' : null,
    },
    navigations: {
      owners: () => people(call, group, 'owners').map((user) => memberEntity(call, user)),
      members: () => people(call, group, 'members').map((user) => memberEntity(call, user)),
    },
  };
}
