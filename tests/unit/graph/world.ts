import type { TokenOptions, TokenSource } from '../../../lib/auth/tokenSource.ts';
import type { GraphApi } from '../../../lib/graph/api.ts';
import { createGraphApi } from '../../../lib/graph/graphApi.ts';
import { createServiceClock, type ServiceClock } from '../../../lib/platform/clock.ts';
import type { CloudId } from '../../../lib/platform/cloud.ts';
import { type fail, ok } from '../../../lib/platform/failure.ts';
import { type Profile, profileKey } from '../../../lib/platform/profile.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { inCloud } from '../../tenant/inCloud.ts';
import type { AccessPackageSeed, ApplicationSeed, Seed, TenantSeed } from '../../tenant/organization.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import type { SwitchPositions } from '../../tenant/state/switches.ts';
import { asFetch, createTenant, type Tenant } from '../../tenant/tenant.ts';
import { withPackages } from '../../tenant/withPackages.ts';
import { worlds } from './worlds.ts';

export interface World {
  tenant: Tenant;
  contoso: TenantSeed;
  graph: GraphApi;
  clock: ServiceClock;
  /** Scopes of each token that was asked for, and with which options. */
  asked: { scopes: readonly string[]; options: TokenOptions | undefined }[];
  person(name: string): ProfileRow;
  accessPackage(name: string): AccessPackageSeed;
  application(name: string): ApplicationSeed;
}

export interface WorldOptions {
  switches?: Partial<SwitchPositions>;
  /** Instead of the built-in organisation. */
  seed?: Seed;
  /** Packages besides those of the story. */
  packages?: number;
  cloud?: CloudId;
  /** As policy says it. */
  packageCreation?: boolean;
  /** Stands between the client and the tenant. */
  through?: (tenant: typeof fetch) => typeof fetch;
  /** What the token source does instead of issuing a token for what was asked. */
  refuse?: (scopes: readonly string[], options?: TokenOptions) => ReturnType<typeof fail> | undefined;
}

/** The simulated organisation as the network, and a Graph client for each of its people. Tokens hold what was asked. */
export function createWorld(options: WorldOptions = {}): World {
  const organization = inCloud(options.seed ?? builtInOrganization, options.cloud ?? 'global');
  const tenant = createTenant(withPackages(organization, options.packages ?? 0), {
    // Knock's own calls keep to the metadata.
    switches: { acceptBetaNames: false, ...options.switches },
  });
  if (options.packageCreation !== true) worlds.push(tenant.core.log.packageWrites);
  const contoso = found(tenant.seed.tenants[0]);
  const network = options.through?.(asFetch(tenant)) ?? asFetch(tenant);
  const clock = createServiceClock({ now: () => tenant.core.clock.now() });
  const asked: World['asked'] = [];
  const tokens: TokenSource = {
    async get(profile, scopes, tokenOptions) {
      asked.push({ scopes, options: tokenOptions });
      const refused = options.refuse?.(scopes, tokenOptions);
      if (refused !== undefined) return refused;
      return ok(await tenant.tokens.issue(caller(contoso, profile, scopes, tokenOptions)));
    },
  };
  const graph = createGraphApi({ tokens, clock, fetch: network, locale: () => 'en' });
  return {
    tenant,
    contoso,
    graph,
    clock,
    asked,
    person: (name) => personRow(contoso, name),
    accessPackage: (name) => found(contoso.accessPackages.find((row) => row.displayName === name)),
    application: (name) => found(contoso.applications.find((row) => row.displayName === name)),
  };
}

function caller(contoso: TenantSeed, profile: Profile, scopes: readonly string[], options?: TokenOptions) {
  const client = options?.role === 'approver' ? 'Knock for approvers' : 'Knock';
  const { appId } = found(contoso.applications.find((row) => row.displayName === client));
  return { tenantId: profile.tenantId, userId: profile.oid, clientId: appId, scopes: [...scopes] };
}

function personRow(contoso: TenantSeed, name: string): ProfileRow {
  const user = found(contoso.users.find((row) => row.displayName === name));
  const profile: Profile = { cloud: contoso.cloud, tenantId: contoso.id, oid: user.id };
  return {
    ...profile,
    profile: profileKey(profile),
    username: user.userPrincipalName,
    displayName: user.displayName,
    session: 'signedIn',
    isGuest: user.userType === 'guest',
  };
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not in the organisation');
  return value;
}

/** The value of a result that must be one. */
export function unwrap<T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}
