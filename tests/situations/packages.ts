import type { Need } from '../../lib/entitlement/need.ts';
import type {
  AccessPackageSeed,
  AssignmentPolicySeed,
  AssignmentSeed,
  ResourceRoleScopeSeed,
} from '../tenant/organization.ts';
import { stableGuid } from '../tenant/pages/sharePoint/places.ts';
import type { PermissionLevel } from '../tenant/state/permissionLevels.ts';
import type { Line, LinePackage, PageKind } from './line.ts';

/** Who is in every organisation of a line. `other` is whom the browser is signed in as with `otherAccount`. */
export const people = {
  me: 'Adele Vance',
  approver: 'Megan Bowen',
  other: 'Alex Wilber',
  report: 'Lynne Robbins',
  stranger: 'Isaiah Langer',
} as const;

const minute = 60_000;
export const level: Record<Need, PermissionLevel> = { view: 'read', edit: 'edit', manage: 'fullControl' };
export const idOf = (text: string): string => stableGuid(text);
export const servicePrincipalId = idOf('service principal');
export const appRole = { id: idOf('application role'), value: 'User', displayName: 'User' };
/** The groups that packages may give: of a site's team, of those who have a part, of another thing. */
export const groupThings = ['team', 'part', 'group'] as const;
/** Its id. */
export const groupOf = (thing: (typeof groupThings)[number]): string => idOf(`group behind ${thing}`);

interface Around {
  kind: PageKind;
  site: string;
  idOfPerson(name: string): string;
}

export function packageOf(line: Line, one: LinePackage, around: Around): AccessPackageSeed {
  return {
    id: packageId(one.name),
    catalogId: idOf('catalog'),
    displayName: one.name,
    description: '',
    isHidden: false,
    createdDateTime: '2026-01-12T08:00:00Z',
    modifiedDateTime: '2026-01-12T08:00:00Z',
    resourceRoleScopes: [roleScopeOf(line, one, around)],
    assignmentPolicies: [policyOf(one, around)],
    ...(one.lagMinutes === undefined ? {} : { deliveryLagMinutes: one.lagMinutes }),
  };
}

export const packageId = (name: string): string => idOf(`package ${name}`);

/** The site's own groups have the ids that new sites have. */
const associated: Record<Need, string> = { view: '4', edit: '5', manage: '3' };
export const ownGroupId = (line: Line, one: LinePackage): number => 11 + (line.packages ?? []).indexOf(one);

function roleScopeOf(line: Line, one: LinePackage, { kind, site }: Around): ResourceRoleScopeSeed {
  const on = one.on ?? (kind === 'site' ? 'site' : kind === 'application' ? 'application' : 'group');
  const [originSystem, originId, roleOriginId] = heldBy(on, line, one, site);
  const role = idOf(`role ${one.name}`);
  const scope = idOf(`scope ${one.name}`);
  return {
    id: `${role}_${scope}`,
    createdDateTime: '2026-01-12T08:00:00Z',
    role: { id: role, displayName: one.role, originId: roleOriginId, originSystem },
    scope: { id: scope, displayName: 'Root', originId, originSystem, isRootScope: true },
    resource: {
      id: idOf(`resource ${originId}`),
      displayName: resourceName(on, site),
      originId,
      originSystem,
    },
  };
}

/** Graph's system, the id of what is held, and the id of the role on it. */
function heldBy(
  on: NonNullable<LinePackage['on']>,
  line: Line,
  one: LinePackage,
  site: string,
): readonly [string, string, string] {
  switch (on) {
    case 'site':
      return ['SharePointOnline', site, one.ownGroup ? String(ownGroupId(line, one)) : associated[one.gives]];
    case 'application':
      return ['AadApplication', servicePrincipalId, appRole.id];
    case 'team':
    case 'part':
    case 'group': {
      const role = on === 'team' && one.gives === 'manage' ? 'Owner' : 'Member';
      return ['AadGroup', groupOf(on), `${role}_${groupOf(on)}`];
    }
  }
}

const resourceName = (on: string, site: string): string =>
  on === 'site' ? decodeURIComponent(site.split('/').at(-1) ?? site) : `People of ${on}`;

function policyOf(
  { name, requestable = true, approval = 'approves', asks = 'nothing', forReports = false }: LinePackage,
  { idOfPerson }: Around,
): AssignmentPolicySeed {
  return {
    id: idOf(`policy ${name}`),
    displayName: 'Policy',
    description: '',
    ...(requestable
      ? { allowedTargetScope: 'allMemberUsers' }
      : {
          allowedTargetScope: 'specificDirectoryUsers',
          specificAllowedTargets: [{ type: 'singleUser', userId: idOfPerson(people.stranger) }],
        }),
    ...(forReports
      ? {
          enableOnBehalfRequestorsToAddAccess: true,
          onBehalfRequestors: [{ type: 'targetManager', managerLevel: 1 }],
        }
      : {}),
    isRequestorJustificationRequired: asks === 'reason',
    allowCustomAssignmentSchedule: false,
    expiration: { type: 'afterDuration', duration: 'P180D' },
    stages:
      approval === 'none'
        ? []
        : [
            {
              id: idOf(`stage ${name}`),
              durationBeforeAutomaticDenial: 'P14D',
              isApproverJustificationRequired: false,
              primaryApprovers: [{ type: 'singleUser', userId: idOfPerson(people.approver) }],
            },
          ],
    questions: asks === 'question' ? [question(name)] : [],
  };
}

const question = (name: string): AssignmentPolicySeed['questions'][number] => ({
  id: idOf(`question ${name}`),
  text: 'What do you need to do there?',
  localizations: [],
  isRequired: true,
  isAnswerEditable: true,
  sequence: 0,
  type: 'text',
  isSingleLineQuestion: true,
  regexPattern: null,
});

export const heldOf = (
  { name, heldMinutes = 43_200 }: LinePackage,
  me: string,
  now: number,
): AssignmentSeed => ({
  id: idOf(`assignment ${name}`),
  accessPackageId: packageId(name),
  assignmentPolicyId: idOf(`policy ${name}`),
  targetId: me,
  state: 'delivered',
  status: 'Delivered',
  startDateTime: new Date(now - heldMinutes * minute).toISOString(),
  expiredDateTime: null,
  expiration: { type: 'noExpiration' },
  // What it gives is part of what the line says of the site, or it would not be what the site answers.
  hasNoEffect: true,
});
