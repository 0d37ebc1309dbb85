import type { ResourceKey } from '../resource/resource.ts';

/** Which product refused; the id of one row in `lib/settings/products.ts`. */
export type ProductId = 'sharePoint' | 'oneDrive' | 'entra';

/** Why a page says no. Data behind each class: `reasons.ts`. */
export type ReasonClass =
  /** An assignment or permission is missing: the one class that an access package cures. */
  | 'notAssigned'
  /** Conditional Access, device, network, risk, MFA. */
  | 'conditionalAccess'
  /** The application has not been approved by the person or the organisation. */
  | 'consentNeeded'
  /** Removed or blocked by an organisational policy (information barrier, data-loss prevention). */
  | 'organizationalPolicy'
  /** A colleague's OneDrive: only its owner can share it. */
  | 'personalStorage'
  /** The account is not of this tenant. */
  | 'wrongAccount'
  /** The application or tenant is switched off or set up wrongly. */
  | 'applicationBroken'
  /** A code that is not a refusal of the person (sign-in required, expired session, wrong password). */
  | 'notARefusal'
  /** A code Knock has no row for. */
  | 'unknown';

/** Whether requesting an access package can help. `maybe` allows a search, never an offer by itself. */
export type Curable = 'yes' | 'maybe' | 'no';

export interface DeniedKey {
  key: ResourceKey;
  /** Where on the page it was read. */
  from: 'path' | 'query' | 'message' | 'config';
}

/**
 * What a detector makes of a page. Everything in it came from an untrusted page: names are shown as text only and
 * cut to length; keys are validated before use. Never stored on disk, except `returnTo` when a request is submitted.
 */
export interface Denial {
  /** Id of the detector that claimed the page. */
  detector: string;
  product: ProductId;
  reason: ReasonClass;
  curable: Curable;
  /** The AADSTS number, where the page is Entra's. */
  code?: number;
  /** What was refused, most specific first. */
  resources: DeniedKey[];
  /** A name for people, e.g. the site's path or the application's name as the page gives it. */
  resourceName?: string;
  /** Address without query and fragment, for showing. */
  resourceUrl?: string;
  /** What refused: the whole site, or something inside it that a package for the site may not open. */
  extent?: 'resource' | 'item';
  /** Tenant id the page names, or the SharePoint host that belongs to one tenant. */
  tenantHint?: { tenantId?: string; sharePointHost?: string };
  /** UPN the page names. Compared, shown, never stored. */
  userHint?: string;
  /** Where to go back to: https, same resource. Re-validated before it is opened. */
  returnTo?: string;
}
