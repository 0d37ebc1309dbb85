import type { Denial, ReasonClass } from '../denial/denial.ts';
import type { Need } from '../entitlement/need.ts';
import type { PolicyRequirements } from '../entitlement/request.ts';
import type { Candidate } from '../packages/candidate.ts';
import type { Failure } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { ResourceKey } from '../resource/resource.ts';
import type { HelpDesk } from '../settings/settings.ts';
import type { RequestRow, TimelineEntry } from '../store/rows.ts';

/** The account Knock acts with. Shown on every view. */
export interface ActingAccount {
  /** Goes back with each command, so that nobody acts as somebody else than was shown. */
  profile: ProfileKey;
  displayName: string;
  username: string;
  tenantId: string;
  /** A guest there. */
  isGuest?: boolean;
}

/** The part of a denial that views may show. */
export type DenialSummary = Pick<
  Denial,
  | 'product'
  | 'reason'
  | 'code'
  | 'resourceName'
  | 'resourceUrl'
  | 'partName'
  | 'extent'
  | 'userHint'
  | 'isManual'
  | 'isInFrame'
> & {
  /** A page that may cover the card: see `lib/denial/foreign.ts`. */
  isForeign?: true;
};

/** A candidate with what is needed to ask for it. */
export interface OfferedPackage extends Candidate {
  /** `undefined`: not read yet; empty: this person may not request it. */
  policies?: PolicyRequirements[];
  /** Everything a one-click request needs is here: matched by contents, one policy, nothing asked. */
  isOneClick: boolean;
  /** Nobody has to approve it, and nothing shows that the person meant to open this page: it takes a second press. */
  isUnchecked?: true;
  /** Already theirs, or asked for, though it isn't the answer to this page. */
  standing?: 'held' | 'asked';
  /** Only a justification is asked: it fits in the card. */
  asksOnlyJustification: boolean;
}

/** What is shown of a request in the card and in lists. */
export type RequestSummary = Pick<
  RequestRow,
  | 'id'
  | 'graphId'
  | 'accessPackageId'
  | 'accessPackageName'
  | 'state'
  | 'graphState'
  | 'graphStatus'
  | 'createdAt'
  | 'changedAt'
  | 'asOf'
  | 'failure'
  | 'forOther'
  | 'askedBy'
  | 'handedOverAt'
  | 'returnTo'
  | 'usability'
  | 'need'
> &
  Partial<Pick<RequestRow, 'requestType' | 'assignmentId'>> & { timeline: TimelineEntry[] };

/**
 * What a person can do about a denial: the single answer that the card and the popup's "this page" show.
 * Computed by `describe` of `createOffers.ts` in the background from the denial, the acting profile and the store.
 */
export type Offer = {
  denial: DenialSummary;
  /** Absent: nobody is signed in. */
  account?: ActingAccount;
  /** What the person needs there, where the thing knows degrees of access; absent: it doesn't. */
  need?: Need;
  /** The site has been asked and may answer within a moment: the button waits for it. */
  isAskingSite?: true;
  /** What an approver should know can go with a request, in this cloud. */
  takesJustification?: true;
  /** Whom texts mean that say *help desk*; absent: policy names none. */
  helpDesk?: HelpDesk;
  /** Deep link to My Access, where the cloud has one. */
  myAccessUrl?: string;
} & (
  | { state: 'looking' }
  /** Best first; the first is preselected. Those that nobody can ask for come last. */
  | { state: 'offer'; packages: OfferedPackage[]; provenance: 'graph' | 'map' | 'name' }
  /** A request for it is under way or has just ended. */
  | { state: 'requested'; request: RequestSummary }
  /**
   * An assignment that reaches the need is there. `signIn`: it may take effect with a new sign-in; `part`: a part with
   * rights of its own refuses, which no sign-in changes; `contradiction`: it was delivered a while ago, the site opens,
   * and still doesn't let the person do what the role says.
   */
  | ({ state: 'held'; packageName: string; why: 'signIn' | 'part' | 'contradiction' } & Keepers)
  /** The site says that the person can do there what they need. */
  | ({ state: 'opens' } & Keepers)
  /** The site opens, and a part of it that no package is known for refuses. */
  | ({ state: 'part' } & Keepers)
  /** Nothing is there any more; `movedTo`: where it is now, as the organisation's map says. */
  | { state: 'gone'; movedTo?: string; contact?: Contact }
  /** `weaker`: names of packages that open it, for less than is needed. */
  | ({
      state: 'nothing';
      weaker: string[];
      /** What a package would have to include; only here does a key leave the background. */
      resource?: ResourceKey;
    } & Keepers)
  /** `note`: what the organisation says of it. */
  | { state: 'notCurable'; reason: ReasonClass; contact?: Contact; note?: string }
  | { state: 'otherAccount'; acting: string; onPage: string }
  | { state: 'otherTenant'; onPage: string }
  | { state: 'signedOut'; needs: 'signIn' | 'signInAgain' }
  | { state: 'notConfigured' }
  | { state: 'failed'; failure: Failure }
);

/** Who can help where no package does. */
interface Keepers {
  contact?: Contact;
  /** The person may add people there themselves. */
  mayAddPeople?: true;
}

/** Whom the organisation's map names for a resource. */
export interface Contact {
  name: string;
  mail: string;
  /** For a chat. */
  userPrincipalName?: string;
}

export type OfferState = Offer['state'];
