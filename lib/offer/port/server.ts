import type { CommandMessage } from '../../messaging/protocol.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import { isRecord } from '../../platform/isRecord.ts';
import { log } from '../../platform/log.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { DenialSession } from '../denialSessions.ts';
import type { Offer } from '../offer.ts';
import { type CardCommand, isCardCommand, type OfferPortDown, type OfferPortUp } from './messages.ts';
import { askedPackage, withinOffer } from './withinOffer.ts';

/** The part of `runtime.Port` that is needed. */
export interface ChannelPort {
  post(message: OfferPortDown): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
}

export interface ChannelDeps {
  session(tabId: number): Promise<DenialSession | undefined>;
  onSessionChange(listener: (tabId: number) => void): () => void;
  /** Emits the offer now and whenever the store changes it; returns the function that stops it. */
  watchOffer(session: DenialSession, onOffer: (offer: Offer) => void): () => void;
  /** Does the look-up in Graph for this tab's denial, once however many views ask. */
  look(session: DenialSession): void;
  /** A view says again that it is open: what is unsettled is looked at more often meanwhile. */
  viewAlive(): void;
  run(message: CommandMessage, session: DenialSession): Promise<Result<unknown>>;
  locale(): string | undefined;
  now(): number;
  /** Only for a card: its frame's beginning and end. */
  frame?: {
    here(session: DenialSession, secret: string): void;
    close(session: DenialSession): void;
  };
  /** "Not now". */
  dismiss(session: DenialSession): Promise<void>;
  /** Sends what *Find access* shows: the whole list where no ids are given. */
  find(profile: ProfileKey, ids: readonly string[], post: ChannelPort['post']): void;
  /** Whether the account may request this package, as its list says. */
  isListed(profile: ProfileKey, accessPackageId: string): Promise<boolean>;
}

type Command = Extract<OfferPortUp, { type: 'command' }>;
type Find = Extract<OfferPortUp, { type: 'find' }>;

/** The last offer the view was sent for each account, by which its clicks are judged. */
interface Sent {
  session: DenialSession;
  offers: Map<ProfileKey | undefined, Offer>;
}

/**
 * Serves one view of one tab's denial: pushes the offer, takes commands. A view may ask only for what it was offered:
 * the packages in the offer it was last sent, those that *Find access* finds beside it, and the request shown in it.
 */
export function serveOfferChannel(port: ChannelPort, tabId: number, deps: ChannelDeps): void {
  let stopOffer = () => {};
  let sent: Sent | undefined;
  /** Of the page that was left: what was typed there may be heard only after its end. */
  let left: Sent | undefined;
  let described = Promise.withResolvers<void>();
  let generation = 0;

  const stopSessions = deps.onSessionChange((changed) => {
    if (changed === tabId) void restart();
  });
  port.onDisconnect(() => {
    generation += 1;
    stopSessions();
    stopOffer();
    described.resolve();
  });
  port.onMessage((message) => void receive(message));
  void restart();

  async function restart(): Promise<void> {
    const mine = ++generation;
    stopOffer();
    if (sent !== undefined) described = Promise.withResolvers<void>();
    left = sent ?? left;
    sent = undefined;
    const session = await deps.session(tabId);
    if (mine !== generation) return;
    if (session === undefined || (deps.frame !== undefined && session.dismissed)) {
      port.post({ type: 'closed' });
      described.resolve();
      return;
    }
    deps.look(session);
    let shown: Offer | undefined;
    const postNews = newsPoster(port, deps);
    stopOffer = deps.watchOffer(session, (offer) => {
      if (isLookedAtAgain(shown, offer)) return;
      shown = offer;
      sent ??= { session, offers: new Map() };
      sent.offers.set(offer.account?.profile, offer);
      postNews(offer);
      // While it is looked for nothing can be asked for; a click that is sent once more waits for the answer.
      if (offer.state !== 'looking') described.resolve();
    });
  }

  async function receive(raw: unknown): Promise<void> {
    const message = readUp(raw);
    if (message === undefined) return refuse(port, raw);
    const typedFor = isDraft(message) ? (sent ?? left)?.session : undefined;
    const session = typedFor ?? (await deps.session(tabId));
    if (session === undefined) return refuse(port, message);
    switch (message.type) {
      case 'hello':
        if (message.secret !== undefined) deps.frame?.here(session, message.secret);
        return deps.viewAlive();
      case 'dismiss':
        deps.frame?.close(session);
        return deps.dismiss(session);
      case 'find':
        if (sent?.offers.get(message.shown)?.account) deps.find(message.shown, message.ids, port.post);
        return;
      case 'command':
        port.post({
          type: 'answer',
          number: message.number,
          answer: await command(message, session),
        });
    }
  }

  async function command(asked: Command, session: DenialSession): Promise<Result<unknown>> {
    const before = sent === undefined && isDraft(asked) ? left : undefined;
    // A view that had to connect anew may ask before its offer is there again.
    if (before === undefined) await described.promise;
    return answer(asked, before ?? sent, session, deps);
  }
}

/** Described anew after each change of anything it was read from, an offer is mostly the same, and not sent again. */
function newsPoster(port: ChannelPort, { locale, now }: ChannelDeps): (offer: Offer) => void {
  let posted = '';
  return (offer) => {
    const words = locale();
    const text = JSON.stringify([offer, words]);
    if (text === posted) return;
    posted = text;
    port.post({ type: 'offer', offer, now: now(), ...(words === undefined ? {} : { locale: words }) });
  };
}

/** Nothing is on offer any more, or it can't be read: a view that waits is answered all the same. */
function refuse(port: ChannelPort, message: unknown): void {
  if (isRecord(message) && message.type === 'command' && typeof message.number === 'number')
    port.post({ type: 'answer', number: message.number, answer: notOffered() });
}

async function answer(
  { message, shown }: Command,
  sent: Sent | undefined,
  session: DenialSession,
  deps: ChannelDeps,
): Promise<Result<unknown>> {
  const offer = sent?.offers.get(shown);
  const asked = askedPackage(message);
  const isFound = shown && asked ? await deps.isListed(shown, asked) : false;
  const allowed = withinOffer(message, offer, sent?.session ?? session, isFound);
  if (allowed !== undefined) return deps.run(allowed, session);
  // Sent once more after a death: the first one is the request that is shown.
  if (isRequested(message, offer)) return ok({ requestId: offer.request.id });
  return notOffered();
}

const isDraft = (message: OfferPortUp): boolean =>
  message.type === 'command' && message.message.command === 'saveDraft';

/**
 * What is offered to the same account is only looked at once more, as after a change of policy: it stays in sight until
 * the answer is there, with what was chosen, typed and half confirmed.
 */
const isLookedAtAgain = (shown: Offer | undefined, next: Offer): boolean =>
  next.state === 'looking' && shown?.state === 'offer' && shown.account?.profile === next.account?.profile;

type Requested = Extract<Offer, { state: 'requested' }>;

function isRequested(message: CommandMessage, offer: Offer | undefined): offer is Requested {
  const input: unknown = message.input;
  if (message.command !== 'submitRequest' || offer?.state !== 'requested' || !isRecord(input)) return false;
  return input.accessPackageId === offer.request.accessPackageId;
}

function notOffered(): Result<never> {
  log('offerCommandRefused');
  return fail({ kind: 'notRequestable', why: 'notOffered' });
}

/** Our own page sent it, but maybe an older build of it. */
function readUp(raw: unknown): OfferPortUp | undefined {
  if (!isRecord(raw)) return undefined;
  switch (raw.type) {
    case 'hello':
      return { type: 'hello', ...(typeof raw.secret === 'string' ? { secret: raw.secret } : {}) };
    case 'dismiss':
      return { type: 'dismiss' };
    case 'find':
      return Array.isArray(raw.ids) ? (raw as Find) : undefined;
    case 'command': {
      if (typeof raw.number !== 'number' || !isRecord(raw.message)) return undefined;
      const { command, input } = raw.message;
      if (!isCardCommand(command)) return undefined;
      return {
        type: 'command',
        number: raw.number,
        message: { command, input } as CommandMessage<CardCommand>,
        ...(typeof raw.shown === 'string' ? { shown: raw.shown as ProfileKey } : {}),
      };
    }
    default:
      return undefined;
  }
}
