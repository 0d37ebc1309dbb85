import { profileKey } from '../../lib/platform/profile.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import type { Caller, TokenService } from '../tenant/contract.ts';
import { createGraphApp, type GraphApp } from '../tenant/graph/app.ts';
import type { AccessPackageSeed, Seed, TenantSeed } from '../tenant/organization.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { createState, type TenantState } from '../tenant/state/state.ts';
import { approvers, type Plan, packages, people, type What, type Who } from './plan.ts';
import type { VirtualTime } from './virtualTime.ts';

/** The simulated Graph of one organisation, without its sign-in and pages: tokens are plain, so that none is signed. */
export interface Organization {
  state: TenantState;
  graph: GraphApp;
  tenant: TenantSeed;
  /** A token that Graph accepts. */
  tokenFor(oid: string, scopes: readonly string[]): string;
  profileOf(who: Who): ProfileRow;
  packageId(what: What): string;
  /** Object id of anybody. */
  oidOf(name: string): string;
}

const seed: Seed = (() => {
  const [contoso] = builtInOrganization.tenants;
  if (contoso === undefined) throw new Error('no organisation');
  const accessPackages = contoso.accessPackages
    .filter(({ displayName }) => packages.some((name) => name === displayName))
    .map((asked) => withApprovers(asked, contoso));
  return { ...builtInOrganization, tenants: [{ ...contoso, accessPackages, requests: [], assignments: [] }] };
})();

/** Two people may decide; what asks for a reason asks them twice. */
function withApprovers(asked: AccessPackageSeed, { users }: TenantSeed): AccessPackageSeed {
  const primaryApprovers = approvers.map((name) => ({
    type: 'singleUser' as const,
    userId: users.find(({ displayName }) => displayName === name)?.id ?? '',
  }));
  const assignmentPolicies = asked.assignmentPolicies.map((policy) => {
    const stages = policy.stages.map((stage) => ({ ...stage, primaryApprovers }));
    const again = stages.map((stage) => ({ ...stage, id: stage.id.replace(/.$/, '0') }));
    return { ...policy, stages: policy.isRequestorJustificationRequired ? [...stages, ...again] : stages };
  });
  return { ...asked, assignmentPolicies };
}

export function createOrganization(plan: Plan, time: VirtualTime): Organization {
  const state = createState(seed, {
    realTime: time.now,
    switches: { duplicateGuard: false, ...plan.switches },
  });
  const [tenant] = seed.tenants;
  if (tenant === undefined) throw new Error('no organisation');
  const callers = new Map<string, Caller>();
  const tokens: TokenService = {
    issue: () => Promise.reject(new Error('not here')),
    verify: async (bearer) => callers.get(bearer),
  };
  return {
    state,
    graph: createGraphApp(state, tokens),
    tenant,
    tokenFor(oid, scopes) {
      const token = `${oid} ${scopes.join(' ')}`;
      callers.set(token, { tenantId: tenant.id, userId: oid, clientId: 'knock', scopes: [...scopes] });
      return token;
    },
    profileOf: (who) => profiles[who],
    oidOf: (name) => userNamed(name).id,
    packageId(what) {
      const found = tenant.accessPackages.find(({ displayName }) => displayName === what);
      if (found === undefined) throw new Error(`no package ${what}`);
      return found.id;
    },
  };
}

const profiles = Object.fromEntries(people.map((who) => [who, profileRow(who)])) as Record<Who, ProfileRow>;

function userNamed(name: string) {
  const user = seed.tenants[0]?.users.find(({ displayName }) => displayName === name);
  if (user === undefined) throw new Error(`nobody called ${name}`);
  return user;
}

function profileRow(who: Who): ProfileRow {
  const [tenant] = seed.tenants;
  const user = userNamed(who);
  if (tenant === undefined) throw new Error('no organisation');
  const profile = { cloud: 'global' as const, tenantId: tenant.id, oid: user.id };
  return {
    ...profile,
    profile: profileKey(profile),
    username: user.userPrincipalName,
    displayName: user.displayName,
    session: 'signedIn',
    isGuest: false,
  };
}
