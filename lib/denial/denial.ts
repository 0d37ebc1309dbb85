import type { Need } from '../entitlement/need.ts';
import type { ResourceKey } from '../resource/resource.ts';
import type { SitePart } from '../site/siteAnswer.ts';

/** Products Knock knows by their pages. Those it watches have a row in `lib/settings/products.ts`. */
export const productIds = [
  'sharePoint',
  'oneDrive',
  'entra',
  'myApps',
  'applicationProxy',
  'powerBi',
  'azureDevOps',
  'azurePortal',
  'teams',
  'planner',
  'vivaEngage',
  'powerApps',
  'dynamics',
  'forms',
  'loop',
  'aws',
  'gitHub',
  'salesforce',
  'serviceNow',
  'atlassian',
  'slack',
  'google',
  'appService',
  /** Declared by the organisation's policy. */
  'inHouse',
] as const;
export type ProductId = (typeof productIds)[number];

/** Why a page says no. Data behind each class: `reasons.ts`. */
export const reasonClasses = [
  /** An assignment or permission is missing: the one class that an access package cures. */
  'notAssigned',
  /** Conditional Access, device, network, risk, MFA. */
  'conditionalAccess',
  /** The application has not been approved by the person or the organisation. */
  'consentNeeded',
  /** Removed or blocked by an organisational policy (information barrier, data-loss prevention). */
  'organizationalPolicy',
  /** A colleague's OneDrive: only its owner can share it. */
  'personalStorage',
  /** Something only its owner shares: a form, a Loop workspace, a link for named people. */
  'sharedByOwner',
  /** The page does not tell what is missing from what is hidden. */
  'mayNotExist',
  /** The account is not of this tenant. */
  'wrongAccount',
  /** The application or tenant is switched off or set up wrongly. */
  'applicationBroken',
  /** A code that is not a refusal of the person (sign-in required, expired session, wrong password). */
  'notARefusal',
  /** A code Knock has no row for. */
  'unknown',
] as const;
export type ReasonClass = (typeof reasonClasses)[number];

/** Whether requesting an access package can help. `maybe` allows a search, never an offer by itself. */
export type Curable = 'yes' | 'maybe' | 'no';

export interface DeniedKey {
  key: ResourceKey;
  /** Where on the page it was read. */
  from: KeySource;
}

/**
 * `remembered`: the tab's last sign-in request or deep link; `signIn`: a sign-in request that the page itself may have
 * begun, for an application that isn't its own, or a site's or list's id that only the address's query names; `policy`:
 * declared; `person`: picked in the popup.
 */
export const keySources = [
  'host',
  'path',
  'query',
  'hash',
  'title',
  'message',
  'config',
  'remembered',
  'signIn',
  'policy',
  'person',
] as const;
export type KeySource = (typeof keySources)[number];

/**
 * What a detector makes of a page. Everything in it came from an untrusted page: names are shown as text only and
 * cut to length; keys are validated before use. Never stored on disk, except `returnTo` when a request is submitted.
 */
export interface Denial {
  /** Id of the detector that claimed the page. */
  detector: string;
  /** Which of its rules decided: `azureDevOps.notAuthorized`. Policy can switch single rules off. */
  rule: string;
  product: ProductId;
  reason: ReasonClass;
  curable: Curable;
  /** The AADSTS number, where the page is Entra's. */
  code?: number;
  /**
   * What was refused, most specific first. Keys of a part of a site come after those of the site: the first one is what
   * a request remembers, and whether a site opens can be asked.
   */
  resources: DeniedKey[];
  /** A name for people, e.g. the site's path or the application's name as the page gives it. */
  resourceName?: string;
  /** The readable path of a library or folder within the site: `Shared Documents › Plans`. */
  partName?: string;
  /** Address without query and fragment, for showing. */
  resourceUrl?: string;
  /** What refused: the whole site, or something inside it that a package for the site may not open. */
  extent?: 'resource' | 'item';
  /** Tenant id the page names, or the SharePoint host that belongs to one tenant. */
  tenantHint?: { tenantId?: string; sharePointHost?: string };
  /** UPN the page names. Compared, shown, never stored. */
  userHint?: string;
  /** What the person needs there; absent: to view it. The person may change it. */
  need?: Need;
  /** The list, item or file that it is about; the background reads it from the page's address. */
  part?: SitePart;
  /** Where to go back to: https, same resource. Re-validated before it is opened. */
  returnTo?: string;
  /** The page itself answered that nothing is there (404). */
  isMissing?: true;
  /** No page said so: the person did, in the popup (*I can’t access this*). */
  isManual?: true;
  /**
   * The person came from another page of this host, as the page itself says. This only spares them the second press
   * that Knock asks for otherwise (`lib/offer/offeredPackage.ts`).
   */
  hasOwnReferrer?: true;
  /** A large frame of the page was refused, not the page itself. */
  isInFrame?: true;
}

/**
 * What a page is about, whether or not it refuses: everything an address tells where the page's own denial is not
 * known well enough to claim one. Same rules of trust as a `Denial`.
 */
export interface PageIdentity
  extends Pick<
    Denial,
    | 'product'
    | 'resourceName'
    | 'partName'
    | 'resourceUrl'
    | 'tenantHint'
    | 'returnTo'
    | 'extent'
    | 'isMissing'
    | 'code'
    | 'userHint'
  > {
  /** Most specific first; the person may pick one. */
  resources: DeniedKey[];
  /** The library or folder of the site that the page shows. Nobody has to pick it: it goes along with the site. */
  parts?: DeniedKey[];
  /** Why nobody could grant it even if it refused (`sharedByOwner`, `personalStorage`); absent: a package might. */
  reason?: ReasonClass;
}
