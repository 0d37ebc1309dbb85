import { isGuid, type ResourceKey } from './resource.ts';

/**
 * Things a page names that no package holds directly; the organisation's map (or a look-up) leads from them to a
 * group, a site or an application. The names are those of the map (`docs/resource-map.md`).
 */
const kinds = {
  /** An application by the address it answers under, as in Entra's reply URLs and home page. */
  applicationHost: 'host',
  /** SAML entity id or any other entry of `servicePrincipalNames`. */
  identifierUri: 'text',
  powerBiWorkspace: 'guid',
  powerBiReport: 'guid',
  powerBiApp: 'guid',
  /** The short name of a shared report; case-sensitive. */
  powerBiLink: 'exact',
  fabricWorkspace: 'guid',
  /** `organisation/project`, or the organisation alone. */
  azureDevOpsProject: 'text',
  azureDevOpsOrganization: 'text',
  powerApp: 'guid',
  /** `default-<tenant id>` or a GUID. */
  powerPlatformEnvironment: 'text',
  /** Host of a Dynamics 365 organisation. */
  dynamicsOrg: 'host',
  /** Planner's ids are case-sensitive. */
  plannerPlan: 'exact',
  plannerTask: 'exact',
  engageCommunity: 'text',
  engageThread: 'text',
  msForm: 'exact',
  loopPage: 'exact',
  loopWorkspace: 'text',
  awsApplication: 'text',
  githubOrg: 'text',
  googleOAuthClient: 'text',
} as const satisfies Record<string, IdForm>;

/** `text`: compared without regard to case; `exact`: with it. */
type IdForm = 'guid' | 'host' | 'text' | 'exact';

export type LookUpKind = keyof typeof kinds;

export const lookUpKinds = Object.keys(kinds) as LookUpKind[];

export const isLookUpKind = (value: string): value is LookUpKind => Object.hasOwn(kinds, value);

/** Longest id that is taken; real ones stay under 300 characters. */
const maxLength = 1024;
const hostName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** `<kind in lower case>|<id>`, or `undefined` when the id can't be one of its kind (empty, too long, no GUID, no host). */
export function lookUpKey(kind: LookUpKind, id: string): ResourceKey | undefined {
  const form: IdForm = kinds[kind];
  const trimmed = id.trim();
  const value = form === 'exact' ? trimmed : trimmed.toLowerCase();
  const isPossible =
    value !== '' &&
    value.length <= maxLength &&
    // Braces are placeholders of a recorded page, never part of an id.
    !/[\p{Cc}{}]/u.test(value) &&
    (form !== 'guid' || isGuid(value)) &&
    (form !== 'host' || hostName.test(value));
  return isPossible ? (`${kind.toLowerCase()}|${value}` as ResourceKey) : undefined;
}

const byLowerCase: ReadonlyMap<string, LookUpKind> = new Map(
  lookUpKinds.map((kind) => [kind.toLowerCase(), kind]),
);

/** The kind behind a key's system part; `undefined` for what packages hold themselves. */
export const lookUpKindOf = (system: string): LookUpKind | undefined => byLowerCase.get(system);
