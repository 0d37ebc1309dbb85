import type { CardCommand, CommandMessage, OfferPortDown, OfferPortUp } from '../messaging/protocol.ts';
import { fail, type Result } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import type { DenialSession } from './denialSessions.ts';
import type { Offer } from './offer.ts';

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
  /** Only for a card: its frame's size and end. */
  frame?: { height(session: DenialSession, pixels: number): void; close(session: DenialSession): void };
  /** "Not now". */
  dismiss(session: DenialSession): Promise<void>;
}

const commandNames: ReadonlySet<string> = new Set<CardCommand>([
  'submitRequest',
  'saveDraft',
  'cancelRequest',
  'openHub',
  'signIn',
  'openReturnTo',
]);

/**
 * Serves one view of one tab's denial: pushes the offer, takes commands. A view may ask only for what it was offered:
 * the packages in the offer it was last sent, and the request shown in it.
 */
export function serveOfferChannel(port: ChannelPort, tabId: number, deps: ChannelDeps): void {
  let stopOffer = () => {};
  let latest: Offer | undefined;
  let generation = 0;

  const stopSessions = deps.onSessionChange((changed) => {
    if (changed === tabId) void restart();
  });
  port.onDisconnect(() => {
    generation += 1;
    stopSessions();
    stopOffer();
  });
  port.onMessage((message) => void receive(message));
  void restart();

  async function restart(): Promise<void> {
    const mine = ++generation;
    stopOffer();
    const session = await deps.session(tabId);
    if (mine !== generation) return;
    latest = undefined;
    if (session === undefined || (deps.frame !== undefined && session.dismissed)) {
      port.post({ type: 'closed' });
      return;
    }
    deps.look(session);
    stopOffer = deps.watchOffer(session, (offer) => {
      latest = offer;
      const locale = deps.locale();
      port.post({ type: 'offer', offer, now: deps.now(), ...(locale === undefined ? {} : { locale }) });
    });
  }

  async function receive(raw: unknown): Promise<void> {
    const message = readUp(raw);
    const session = await deps.session(tabId);
    if (message === undefined || session === undefined) return;
    switch (message.type) {
      case 'hello':
        return deps.viewAlive();
      case 'height':
        deps.frame?.height(session, message.height);
        return;
      case 'dismiss':
        deps.frame?.close(session);
        return deps.dismiss(session);
      case 'command':
        port.post({
          type: 'answer',
          number: message.number,
          answer: await command(message.message, session),
        });
    }
  }

  async function command(
    message: CommandMessage<CardCommand>,
    session: DenialSession,
  ): Promise<Result<unknown>> {
    const allowed = withinOffer(message, latest, tabId);
    if (allowed !== undefined) return deps.run(allowed, session);
    log('offerCommandRefused');
    return fail({ kind: 'notRequestable', why: 'notOffered' });
  }
}

/** The command with its tab filled in, or `undefined` when it reaches beyond what was offered. */
export function withinOffer(
  message: CommandMessage<CardCommand>,
  offer: Offer | undefined,
  tabId: number,
): CommandMessage | undefined {
  const { command } = message;
  if (command === 'signIn') return { command, input: {} };
  if (offer === undefined) return undefined;
  const isOffered = (id: unknown) =>
    offer.state === 'offer' && offer.packages.some((candidate) => candidate.accessPackageId === id);
  const input: Record<string, unknown> = isRecord(message.input) ? message.input : {};
  switch (command) {
    case 'submitRequest':
    case 'saveDraft':
      return isOffered(input.accessPackageId)
        ? ({ command, input: { ...input, tabId } } as CommandMessage)
        : undefined;
    case 'cancelRequest':
    case 'openReturnTo':
      return offer.state === 'requested' && offer.request.id === input.requestId
        ? { command, input: { requestId: offer.request.id } }
        : undefined;
    case 'openHub': {
      const view: Record<string, unknown> = isRecord(input.view) ? input.view : {};
      if (view.name === 'requests' || view.name === 'approvals')
        return { command, input: { view: { name: view.name } } };
      return view.name === 'request' &&
        typeof view.accessPackageId === 'string' &&
        isOffered(view.accessPackageId)
        ? { command, input: { view: { name: 'request', accessPackageId: view.accessPackageId, tabId } } }
        : undefined;
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Our own page sent it, but maybe an older build of it. */
function readUp(raw: unknown): OfferPortUp | undefined {
  if (!isRecord(raw)) return undefined;
  switch (raw.type) {
    case 'hello':
      return { type: 'hello' };
    case 'dismiss':
      return { type: 'dismiss' };
    case 'height':
      return typeof raw.height === 'number' && Number.isFinite(raw.height)
        ? { type: 'height', height: Math.min(Math.max(Math.round(raw.height), 0), 2000) }
        : undefined;
    case 'command': {
      if (typeof raw.number !== 'number' || !isRecord(raw.message)) return undefined;
      const { command, input } = raw.message;
      if (typeof command !== 'string' || !commandNames.has(command)) return undefined;
      return {
        type: 'command',
        number: raw.number,
        message: { command, input } as CommandMessage<CardCommand>,
      };
    }
    default:
      return undefined;
  }
}
