import type { PolicyStage } from '../entitlement/approval.ts';
import type {
  Answer,
  ChangeType,
  Expiration,
  PolicyRequirements,
  RequestSchedule,
  RequestState,
} from '../entitlement/request.ts';
import type { Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { OriginSystem } from '../resource/resource.ts';
import type { GraphApproval, GraphApprovalStage, StageDecision } from './approvalShapes.ts';

/**
 * What Knock asks of Microsoft Graph, in domain types. `createGraphApi` is the only implementation; nothing outside
 * `lib/graph` knows a Graph URL or a wire name. Reads never retry by themselves: 429 and 503 come back as
 * `throttled`. Writes are sent once; what an unanswered write did is for the outbox to find out.
 */
export interface GraphApi {
  /** People who report to this person. */
  directReports(profile: Profile): Promise<Result<Report[]>>;

  /**
   * Job title and department, as far as there are any, in the order of the people; `undefined` of who may not be read.
   * Where nobody may, which is usual, none is asked for again until a day later. As an approver.
   */
  jobs(profile: Profile, personIds: readonly string[]): Promise<(string[] | undefined)[]>;

  /**
   * A page of the packages the person may request: the first one, or the one a page's `next` leads to. A link to
   * another host is not followed.
   */
  requestablePackages(profile: Profile, from?: string): Promise<Result<GraphPage<GraphPackage>>>;

  /**
   * Packages whose name or description has one of these words (lower case, without accents), a page of each at most.
   * `undefined`: this tenant's list can't be asked so.
   */
  packagesNamed(profile: Profile, words: readonly string[]): Promise<Result<GraphPackage[] | undefined>>;

  /**
   * A page of packages with their contents, by an `$expand` that no reference documents for employees. `undefined`:
   * refused. Whether an answer without any contents is to be believed is for the caller to judge.
   */
  packagesWithContents(
    profile: Profile,
    form: ExpandedForm,
    from?: string,
  ): Promise<Result<GraphPage<GraphPackageWithContents> | undefined>>;

  /**
   * Contents of up to any number of packages, read by `$batch` of 20. Each package has its own outcome: inner 403 and
   * 404 are `refused`, an inner 429 is `throttled`. `Result` fails only when a whole batch did. In clouds without
   * `availableAccessPackages` all are `refused`, without a call.
   */
  packageContents(profile: Profile, accessPackageIds: readonly string[]): Promise<Result<PackageContents[]>>;

  /** Empty: not an allowed requestor. `locale` becomes `Accept-Language`. */
  requirements(
    profile: Profile,
    accessPackageId: string,
    locale: string,
  ): Promise<Result<PolicyRequirements[]>>;

  /** Several packages at once, by `$batch`. */
  requirementsOfMany(
    profile: Profile,
    accessPackageIds: readonly string[],
    locale: string,
  ): Promise<Result<{ accessPackageId: string; requirements: Result<PolicyRequirements[]> }[]>>;

  submitRequest(profile: Profile, request: NewRequest): Promise<WriteResult<GraphRequest>>;
  cancelRequest(profile: Profile, graphId: string): Promise<WriteResult<undefined>>;
  /**
   * Requests for this person, whoever asked; `createdBy`: those that this person made, for whomever. What cannot be read
   * is left out, of which `onUnreadable` is told: then a request that is not there may still be.
   */
  myRequests(profile: Profile, on?: 'createdBy', onUnreadable?: () => void): Promise<Result<GraphRequest[]>>;
  myAssignments(profile: Profile): Promise<Result<GraphAssignment[]>>;

  /** Requests waiting for this person's decision, under the employee's low scope. */
  requestsToApprove(profile: Profile, as: 'employee' | 'approver'): Promise<Result<GraphRequest[]>>;
  /** The stages of several approvals, each with its own outcome, in their order. As what follows, as an approver. */
  approvalStages(profile: Profile, approvalIds: readonly string[]): Promise<Result<GraphApprovalStage[]>[]>;
  /**
   * The stages of all that wait for this person, by an `$expand` that no reference documents for this list; of none
   * where it is refused.
   */
  stagesOfQueue(profile: Profile): Promise<Result<GraphApproval[]>>;
  /** Decides up to twenty stages in one call; their outcomes in their order. */
  decideStages(profile: Profile, decisions: readonly StageDecision[]): Promise<WriteResult<undefined>[]>;

  /** What the service suggests to the person, in the global cloud. */
  suggestions(profile: Profile): Promise<Result<GraphSuggestion[]>>;

  /** Admin-consented look-up. `undefined`: the tenant has no service principal for this app id. */
  servicePrincipal(
    profile: Profile,
    appId: string,
  ): Promise<Result<{ id: string; displayName: string } | undefined>>;
  /** The same by another name of the application: an identifier URI, or the host of one. */
  servicePrincipalNamed(
    profile: Profile,
    name: { identifierUri: string } | { host: string },
  ): Promise<Result<{ id: string; appId: string; displayName: string } | undefined>>;
  /** Object ids of the groups that are assigned to a service principal. */
  assignedGroups(profile: Profile, servicePrincipalId: string): Promise<Result<string[]>>;
}

/**
 * A write's outcome. `maybe: true` means the effect is not known (no answer, 5xx, 504, unreadable answer): look before
 * sending again. `maybe: false` means Graph refused it and nothing happened.
 */
export type WriteResult<T> =
  | { ok: true; value: T }
  | { ok: false; maybe: boolean; failure: Extract<Result<T>, { ok: false }>['failure'] };

/** `next` is Graph's own link: opaque, and good only as `from` of the call it came from. */
export interface GraphPage<T> {
  items: T[];
  next?: string;
}

/** Of which list contents are expanded: the end user's view, or the packages one may request. */
export type ExpandedForm = 'available' | 'list';

export interface GraphPackageWithContents extends GraphPackage {
  roleScopes: GraphRoleScope[];
}

export interface GraphPackage {
  id: string;
  displayName: string;
  description: string;
  isHidden: boolean;
}

export interface GraphSuggestion {
  /** Of the package. */
  id: string;
  displayName: string;
  description: string;
  reasons: SuggestionReason[];
}

export type SuggestionReason =
  /** People one works with hold it; `names` only where the organisation shows them. */
  | { kind: 'people'; count: number; names: string[] }
  /** One held it before; `lastAt` is epoch ms. */
  | { kind: 'history'; lastAt?: number };

export interface GraphRoleScope {
  id: string;
  originSystem: OriginSystem;
  /** `scope.originId` */
  originId: string;
  resourceName: string;
  roleName: string;
  roleOriginId: string;
}

export interface PackageContents {
  accessPackageId: string;
  outcome:
    | { kind: 'read'; roleScopes: GraphRoleScope[] }
    | { kind: 'refused' }
    | { kind: 'throttled'; until: number }
    | { kind: 'failed' };
}

export interface NewRequest {
  /** Absent: asks for access. Else changes or ends the assignment that is named; no package is sent then. */
  change?: { requestType: ChangeType; assignmentId: string };
  accessPackageId: string;
  policyId?: string;
  targetId: string;
  /** For somebody else, whom Graph wants named. */
  target?: { name: string; mail: string };
  justification: string;
  answers: Answer[];
  schedule: RequestSchedule | null;
}

/** Somebody who reports to a person. */
export interface Report {
  id: string;
  displayName: string;
  mail: string;
}

export interface GraphPerson {
  /** A service principal: an app or an agent. */
  isApp?: true;
  objectId?: string;
  displayName: string;
  principalName: string;
}

export interface GraphRequest {
  id: string;
  requestType: string;
  /** Mapped from Graph's `state`; `unknown` where Knock has no name for it. */
  state: RequestState;
  graphState: string;
  graphStatus: string;
  /** Epoch ms; absent right after the POST. */
  createdAt?: number;
  completedAt?: number;
  justification: string;
  answers: Answer[];
  /** Question texts of the answers, by question id, where the answer carries them. */
  questionTexts: Record<string, string>;
  schedule: RequestSchedule | null;
  accessPackage?: { id: string; displayName: string };
  policyId?: string;
  /** The stages of its policy, where that may be read. */
  policyStages?: PolicyStage[];
  /** Of the assignment it makes, changes or ends, where the list was read with it. */
  assignmentId?: string;
  requestor?: GraphPerson;
  target?: GraphPerson;
}

export interface GraphAssignment {
  id: string;
  accessPackage?: { id: string; displayName: string };
  policyId?: string;
  state: 'delivering' | 'partiallyDelivered' | 'delivered' | 'expired' | 'deliveryFailed' | 'unknown';
  expiration: Expiration;
  startedAt?: number;
}
