import type { Offer } from '../../lib/offer/offer.ts';
import type { End } from './line.ts';

/** How it goes on after an answer, and the presses that takes. */
export interface Went {
  actions: number;
  end: End;
}

/** An offer in the words of `docs/situations.md`. @throws for a state that no line can lead to. */
export function firstOf(offer: Offer): string {
  switch (offer.state) {
    case 'offer':
      return offered(offer);
    case 'held':
      return { signIn: 'held: sign in again', part: 'held: part', contradiction: 'contradiction' }[offer.why];
    case 'opens':
    case 'part':
      return offer.state;
    case 'gone':
      return offer.movedTo === undefined ? 'gone' : `moved ${offer.movedTo}`;
    case 'nothing':
      return offer.weaker.length === 0 ? 'nothing' : `nothing (weaker: ${offer.weaker.join(', ')})`;
    case 'notCurable':
      return `not curable ${offer.reason}`;
    case 'otherAccount':
      return 'other account';
    default:
      throw new Error(`Knock ends in ${offer.state}: ${JSON.stringify(offer)}`);
  }
}

/** A name that looks alike, or a role that Knock doesn't know, is a guess, and Knock says so. */
function offered({ packages: [best], provenance }: Extract<Offer, { state: 'offer' }>): string {
  const isGuessed = best === undefined || provenance === 'name' || best.mayBeTooWeak === true;
  return isGuessed ? 'cantTell' : `request ${best.displayName}`;
}

/** Nothing is asked for: the person knows why, goes to the new address, or writes to the owner whom Knock names. */
export function toldEnd(offer: Offer): Went {
  if (offer.state === 'gone' && offer.movedTo !== undefined) return { actions: 1, end: 'at the new address' };
  const isOpen = offer.state === 'opens';
  const isOwner = 'mayAddPeople' in offer && offer.mayAddPeople === true;
  const keeper = 'contact' in offer ? offer.contact : undefined;
  const isSignIn = offer.state === 'held' && offer.why === 'signIn';
  if (keeper === undefined || isOpen || isOwner || isSignIn) return { actions: 0, end: 'told' };
  return { actions: 1, end: 'sent to owner' };
}
