import type { AboutPackage } from '../../lib/offer/aboutPackages.ts';
import type { ActingAccount, Offer } from '../../lib/offer/offer.ts';
import type { GrantRow } from '../../lib/store/rowsOfIndex.ts';
import type { AskingActions, OfferActions } from '../offer/offerActions.ts';

/** What is said of a package that was found. */
export interface AboutFound extends AboutPackage {
  /** Empty: nothing, or its contents were never read. */
  includes: readonly Pick<GrantRow, 'resourceName' | 'roleName'>[];
}

/** The same of several, by their ids; `undefined`: not read yet. */
export type About = ReadonlyMap<string, AboutFound> | undefined;

/** What *Find access* needs of its surroundings. */
export interface FindContext {
  account: ActingAccount;
  /** The refused page that the request goes along with. */
  offer?: Offer | undefined;
  actions: AskingActions;
  /** Reads what a package asks; the answer comes as what is known of it. */
  readRequirements(accessPackageId: string): void;
  myAccessUrl?: string | undefined;
}

/** The search in the place of an offer. */
export interface FindProps {
  offer: Offer;
  actions: OfferActions;
}
