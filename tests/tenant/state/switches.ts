import * as v from 'valibot';

/**
 * Everything the documentation leaves open, and what a tenant may be set to: the position of each that stands first is
 * the default, the documented answer or else the cautious one. `docs/tenant.md` has a row for each position.
 */
export const knownPositions = {
  /** A second open request for the same package and target is refused; both 400 and 409 were met in public. */
  duplicateGuard: [true, false, 409],
  /** Seconds for which a request just POSTed is missing from lists. */
  listLag: [0, 60],
  /** `accessPackageAssignment`, beta's name, in a request: the metadata lacks it, an example of the v1.0 page sends it. */
  acceptBetaNames: [true, false],
  pageSize: [100, 2],
  /** The first page of each list holds nothing and links on. */
  emptyPages: [false, true],
  /** What answers for an id of entitlement management that there isn't. */
  unknownIdStatus: [404, 403],
  /** `accessPackages/{id}/assignmentPolicies`, a navigation of the metadata. */
  policyNavigation: ['notFound', 'works'],
  /** Seconds for which a catalog, package or policy just made answers 404 and is in no list. */
  createdLag: [0, 30],
  /** Seconds until a resource that was added to a catalog has its roles; it is listed after half of them. */
  resourceLag: [0, 30],
  /** Seconds for which entitlement management doesn't know a group, application or site it is first asked to add. */
  originLag: [0, 30],
  /** Roles on catalogs, and *Catalog creator*, count; `ended`: they were taken away. */
  catalogRoles: ['kept', 'ended'],
  /** `$expand=roles` on a catalog's resources; met empty for applications (terraform-provider-azuread#1880). */
  expandedRoles: ['all', 'notOfApplications'],
  /** `$expand=assignmentPolicies` on packages; somebody got nothing (msgraph-sdk-powershell#2505). */
  expandedPolicies: ['all', 'none'],
  /** The list `assignmentPolicies` for who has only a role on a catalog: documented for directory roles alone. */
  policyList: ['refused', 'works', 'empty'],
  /** `accessPackages/{id}` for administrators; met as 403 (msgraph-sdk-powershell#3469). */
  packageById: ['works', 'refused'],
  /** What `User.Read` alone tells of direct reports. */
  directReports: ['full', 'idOnly', 'refused'],
  /** Of a planned `Retry-After`: whole seconds, a fraction less, or a date. */
  retryAfter: ['seconds', 'fraction', 'date'],
  /** New requests of an organization whose licence has ended. */
  license: ['valid', 'refused', 'unprocessed'],
  /** Somebody asked for an agent, which is no person. */
  agents: [false, true],
  /** A guest lifecycle policy ends the account of a guest who loses the last package. */
  guestLifecycle: ['none', 'deletes'],
  /** `$expand` on `filterByCurrentUser` of packages; `refused`: 403, `badRequest`: 400, `empty`: absent arrays. */
  packageExpand: ['refused', 'works', 'badRequest', 'empty'],
  /** `$search` on the list of requestable packages; `ignored`: accepted, and everything comes. */
  packageSearch: ['refused', 'works', 'ignored'],
  /** `$filter` on it, also by `contains` of a name. */
  packageFilter: ['refused', 'works', 'ignored'],
  /** `$top` on it; `works`: up to 999 a page. */
  packageTop: ['refused', 'works', 'ignored'],
  /** `$skip`, `$count`, `$orderby`, `$search` on functions, which only clients made from the metadata send. */
  otherOptions: ['refused', 'works'],
  /** `availableAccessPackages/{id}/resourceRoleScopes` readable for an employee. */
  contentsReadable: [true, false],
  /** `GET availableAccessPackages` as a collection. */
  availableList: ['refused', 'works'],
  /** How much is said of the people behind a suggestion (`endUserSettings.relatedPeopleInsightLevel`), or 403. */
  suggestions: ['count', 'countAndNames', 'disabled', 'refused'],
  /** `$expand` on requests and assignments `filterByCurrentUser`; `withoutPeople`: not of requestor and target. */
  requestExpand: ['works', 'withoutPeople', 'badRequest'],
  /** `assignmentRequests/filterByCurrentUser(on='approver')` under the low scope. */
  approverCountUnderLowScope: [true, false],
  /** A plain approver may GET stages. */
  stagesReadable: [true, false],
  /** `$expand` brings a plain approver the policy of what waits. */
  policyReadable: [false, true],
  /** The approver's registration has consent to read people as well: names alone, or all. */
  requestorReadable: ['refused', 'basic', 'full'],
  /** `$expand=stages` on the list of approvals that wait. */
  stagesExpand: ['refused', 'works'],
  cancelStatus: [200, 204],
  /** `both`: the members of both shapes in one question, `isAnswerEditable: null`. */
  questionShape: ['v1.0', 'beta', 'both'],
  /** Requirements that ask for nothing: `nulls`: instead of lists and objects stands null. */
  requirements: ['empty', 'nulls'],
  listHiddenPackages: [true, false],
  /** Status of a request whose approval timed out. */
  timedOutStatus: ['Denied', 'Expired'],
  /** An approval's stages have ids of their own; `policy`: those of the policy's stages. */
  stageIds: ['own', 'policy'],
  /**
   * ID Protection asks for one approval more, before those of the policy, by holders of *Security Administrator*;
   * `roleNeeded`: their role isn't active when they decide (403).
   */
  riskStage: ['none', 'decidable', 'roleNeeded'],
  /** Days after which a stage goes to the managers of its approvers as well. */
  escalationDays: [0, 3],
  /** A custom extension holds new requests for an hour: until it lets them go on, or denies them. */
  callback: ['none', 'goesOn', 'denies'],
  /** The collection `stages` of an approval. */
  stagesStatus: [200, 404],
  /** An approver may take back what they approved (`approverRemove`). */
  approverRevokes: [false, true],
  /** What comes of granting access; `stuck`: it takes for ever. */
  delivery: ['ok', 'partial', 'failed', 'stuck'],
  /** What could not be delivered, wholly or in part, is tried again after four hours. */
  redelivery: [false, true],
  /** Under which platform the redirect URIs of Knock's registrations stand. */
  platform: ['spa', 'web', 'public'],
  /** The account may not sign in: an administrator `disabled` it (50057), or its home tenant found a `risk` (53011). */
  blockedAccount: ['none', 'disabled', 'risk'],
  /** Continuous access evaluation: a client that declares `cp1` gets tokens for a day, and Graph revokes them. */
  cae: [true, false],
  /** Refusals of `/token` for want of a stronger sign-in carry the claims to ask for. */
  tokenClaims: [true, false],
  /** Conditional Access asks for a sign-in so many hours after the last; 0: never. */
  signInFrequencyHours: [0, 4],
  /** People may ask an administrator for consent (90095 instead of 90094). */
  consentWorkflow: [false, true],
  /** The tenant's user-consent policy allows consent to low scopes. */
  userConsentAllowed: [true, false],
  /** What the policy's longest duration counts from when a holder asks for another end. */
  updateLimit: ['request', 'start'],
  /** `userAdd` for a package that is held and ends: refused, or taken as its renewal. */
  renewal: ['refused', 'taken'],
  /** Entra's sentence of 50105 names the application and its id. */
  refusalNamesApplication: [true, false],
  /** A package's role on a site has the id of the site's group as `originId`; otherwise the role's name. */
  roleIsGroupId: [true, false],
  /** `$expand` on SharePoint's `_api/web`: `withoutUser`: not of `CurrentUser` (400). */
  siteExpand: ['works', 'withoutUser', 'badRequest'],
  /** A list, item or file that the person may not open answers 403, or as if it weren't there. */
  partRefusal: ['forbidden', 'notFound'],
  /** SharePoint's policy for devices that aren't managed refuses `_api`; pages open. */
  unmanagedDevice: [false, true],
} as const;

/** Switches that take any whole number from the first to the second; the positions above are those that tests name. */
const numbers = {
  listLag: [0, 3600],
  createdLag: [0, 60],
  resourceLag: [0, 60],
  originLag: [0, 60],
  pageSize: [1, 1000],
  escalationDays: [0, 30],
  signInFrequencyHours: [0, 8760],
} as const;

export type SwitchName = keyof typeof knownPositions;
export type SwitchPositions = {
  [K in SwitchName]: K extends keyof typeof numbers ? number : (typeof knownPositions)[K][number];
};

/** The tenant's switches as they stand. */
export interface Switches {
  get<K extends SwitchName>(name: K): SwitchPositions[K];
  set(positions: Partial<SwitchPositions>): void;
  all(): SwitchPositions;
}

const names = Object.keys(knownPositions) as SwitchName[];

/** What a tenant does unless told otherwise. */
export const defaultPositions = Object.fromEntries(
  names.map((name) => [name, knownPositions[name][0]]),
) as SwitchPositions;

/**
 * Any of the switches with a position that each has.
 * @throws ValiError for anything else
 */
export const readSwitches = (body: unknown): Partial<SwitchPositions> =>
  v.parse(schema, body) as Partial<SwitchPositions>;

const schema = v.strictObject(
  Object.fromEntries(names.map((name) => [name, v.exactOptional(v.union(positionsOf(name)))])),
);

function positionsOf(name: SwitchName) {
  const [least, most] = name in numbers ? numbers[name as keyof typeof numbers] : [];
  if (least === undefined || most === undefined) return knownPositions[name].map((one) => v.literal(one));
  return [v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))];
}

export function createSwitches(initial: Partial<SwitchPositions> = {}): Switches {
  let positions = { ...defaultPositions, ...initial };
  return {
    get: (name) => positions[name],
    set: (changes) => {
      positions = { ...positions, ...changes };
    },
    all: () => ({ ...positions }),
  };
}
