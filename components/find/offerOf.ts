import type { Offer, OfferedPackage } from '../../lib/offer/offer.ts';
import type { FindContext } from './findProps.ts';

/** As if these packages were offered on the page; without a page nothing is said of one. */
export const offerOf = (
  packages: OfferedPackage[],
  { offer, account }: Pick<FindContext, 'offer' | 'account'>,
): Extract<Offer, { state: 'offer' }> => ({
  denial: offer?.denial ?? { product: 'inHouse', reason: 'notAssigned' },
  account,
  ...(offer?.need && { need: offer.need }),
  state: 'offer',
  packages,
  provenance: 'graph',
});
