import type { AboutPackage } from '../../lib/offer/aboutPackages.ts';
import type { ActingAccount, Offer } from '../../lib/offer/offer.ts';
import type { AskingActions, OfferActions } from '../offer/offerActions.ts';

/** What is known of packages, by their ids; `undefined`: not read yet. */
export type About = ReadonlyMap<string, AboutPackage> | undefined;

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
