import type { Need } from './need.ts';

/**
 * An access package that somebody is about to make: what the pages *Basics*, *Resource roles*, *Requests* and *Lifecycle* of
 * the admin centre ask for. One draft may make two packages that share all but name, role and, where somebody
 * wants it, who can request.
 */
export interface PackageDraft {
  catalog: DraftCatalog;
  /** What the packages grant, the refused thing first. */
  resources: DraftResource[];
  packages: DraftPackage[];
  /** What the policy of each package is called. */
  policyName: string;
  requests: DraftRequests;
  /** None: nobody has to approve. */
  stages: DraftStage[];
  lifecycle: DraftLifecycle;
}

/** Without `id`: a new one. */
export interface DraftCatalog {
  id?: string;
  displayName: string;
  description: string;
}

/** A site (its address), a group or an application (its service principal's object id). */
export interface DraftResource {
  originSystem: 'SharePointOnline' | 'AadGroup' | 'AadApplication';
  originId: string;
  displayName: string;
}

export interface DraftPackage {
  /** Names it within the draft. */
  key: string;
  /** One that is there already: the roles are added to it. */
  id?: string;
  displayName: string;
  description: string;
  roles: DraftRole[];
  /** Whether a policy is made for it. */
  hasPolicy: boolean;
  /** Who can request this one; absent: whom the draft names. */
  requestors?: Requestors;
}

/** A role of one of the resources: by its id, or by what it has to allow, where the roles aren't known yet. */
export interface DraftRole {
  /** The resource's. */
  originId: string;
  role: { need: Need } | { originId: string; displayName: string };
}

/** A person or group of the directory. */
export interface DirectoryObject {
  id: string;
  displayName: string;
}

export type Approver = { kind: 'manager' } | ({ kind: 'user' | 'group' } & DirectoryObject);

export interface Requestors {
  /** `members`: all but guests; `everyone`: guests, too; `groups`: members of these. */
  who: 'members' | 'everyone' | 'groups';
  groups: DirectoryObject[];
}

export interface DraftRequests extends Requestors {
  /** Managers may ask for the people who report to them. */
  byManagers: boolean;
  isReasonRequired: boolean;
}

export interface DraftStage {
  approvers: Approver[];
  /** Who decides where nobody is found, e.g. a person without manager. */
  fallback: Approver[];
  /** Who decides once the others have let `forwardAfterDays` pass. */
  alternates: Approver[];
  forwardAfterDays: number;
  /** Until the request is denied by itself. */
  days: number;
  isReasonRequired: boolean;
}

export interface DraftLifecycle {
  /** `null`: it does not end. */
  days: number | null;
  mayExtend: boolean;
  review: DraftReview | null;
}

export interface DraftReview {
  everyMonths: 1 | 3 | 6 | 12;
  /** How long reviewers have. */
  days: number;
  /** None: everybody reviews their own access. */
  reviewers: Exclude<Approver, { kind: 'manager' }>[];
}

/** Who can request one of a draft's packages. */
export const requestorsOf = (
  { requests }: Pick<PackageDraft, 'requests'>,
  { requestors = requests }: Pick<DraftPackage, 'requestors'>,
): Requestors => requestors;
