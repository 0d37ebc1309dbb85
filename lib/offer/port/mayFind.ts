import type { Offer } from '../offer.ts';

/** Beside these answers the person may look for another package; the account is the right one, and signed in. */
export const mayFind = (offer: Offer | undefined): boolean =>
  offer?.account !== undefined && ['offer', 'nothing', 'notCurable'].includes(offer.state);
