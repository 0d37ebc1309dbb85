import type { CommandMessage } from '../../messaging/protocol.ts';
import type { SendableBy } from '../../messaging/senders.ts';
import type { Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { AboutPackage, PackageList } from '../aboutPackages.ts';
import type { Offer } from '../offer.ts';

export const offerPortName = 'offer';

/** What the card may ask for, and nothing else: `senders` says so. */
export type CardCommand = SendableBy<'card'>;

/**
 * Whether a command may be sent once more when the worker died over it: each of these is a row before it is anything
 * else, and a second one finds that row. The others open windows, or leave a note that would stand twice.
 */
export const mayRepeat = {
  submitRequest: true,
  saveDraft: true,
  setNeed: true,
  cancelRequest: true,
  readRequirements: true,
  openHub: false,
  noteTold: false,
  signIn: false,
  openReturnTo: false,
} as const satisfies Record<CardCommand, boolean>;

export const isCardCommand = (name: unknown): name is CardCommand =>
  typeof name === 'string' && Object.hasOwn(mayRepeat, name);

/** Who opens the port: the popup over a tab, or a card with its secret; the background knows a card's tab. */
export interface Hello {
  tabId?: number;
  secret?: string;
}

/**
 * The port: the card's only channel, and the popup's for "this page". The background sends the offer whenever it
 * changes; the view sends commands, each with a number under which its answer comes back.
 */
export type OfferPortUp =
  /** First of all, and again every five seconds while the view is visible and something is unsettled. */
  | ({ type: 'hello' } & Hello)
  /** `shown`: the account on the offer that the person saw; for another one the command is refused. */
  | { type: 'command'; number: number; message: CommandMessage<CardCommand>; shown?: ProfileKey }
  /** *Find access* is open, for the account that is shown: the list of packages is wanted (no ids), or what is known of these. */
  | { type: 'find'; ids: string[]; shown: ProfileKey }
  /** "Not now": close the card and stay away for this visit. */
  | { type: 'dismiss' };

export type OfferPortDown =
  | { type: 'offer'; offer: Offer; now: number; locale?: string }
  | ({ type: 'listed' } & PackageList)
  | { type: 'about'; about: AboutPackage[] }
  | { type: 'answer'; number: number; answer: Result<unknown> }
  /** The denial is gone (navigated away, another card took over): show nothing. */
  | { type: 'closed' };
