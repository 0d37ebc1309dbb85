import { isRecord } from '../platform/isRecord.ts';

/** What one end of a port may ask of the other, by name; inputs and outputs must survive a structured clone. */
export type Contract = Record<string, { in: unknown; out: unknown }>;

export type Handlers<C extends Contract> = { [K in keyof C]: (input: C[K]['in']) => Promise<C[K]['out']> };

/** A port, reduced to what is needed of it. */
export interface Wire {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** The port closed while an answer was due: whether the other end finished is not known. */
export class PeerClosed extends Error {
  override readonly name = 'PeerClosed';
}

export interface Peer<C extends Contract> {
  /** Rejects with `PeerClosed` when the port closes first, with another error when the other end threw. */
  call<K extends keyof C & string>(name: K, input: C[K]['in']): Promise<C[K]['out']>;
  isOpen(): boolean;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls in both directions over one port. `mine` answers the other end's calls. */
export function createPeer<Theirs extends Contract, Mine extends Contract>(
  wire: Wire,
  mine: Handlers<Mine>,
): Peer<Theirs> {
  const pending = new Map<number, Pending>();
  let lastNumber = 0;
  let open = true;
  wire.onClose(() => {
    open = false;
    for (const call of pending.values()) call.reject(new PeerClosed('port closed'));
    pending.clear();
  });
  wire.onMessage((message) => {
    if (isCall(message)) void answer(wire, mine, message);
    else if (isAnswer(message)) settle(pending, message);
  });
  return {
    isOpen: () => open,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(new PeerClosed('port closed'));
        lastNumber += 1;
        // Both ends are built together from one table of types, so the answer has the method's type.
        pending.set(lastNumber, { resolve: resolve as Pending['resolve'], reject });
        wire.post({ call: name, number: lastNumber, input });
      }),
  };
}

async function answer<Mine extends Contract>(
  wire: Wire,
  mine: Handlers<Mine>,
  { call, number, input }: CallMessage,
): Promise<void> {
  let message: AnswerMessage;
  try {
    const method = Object.hasOwn(mine, call) ? mine[call] : undefined;
    message = method ? { number, done: true, value: await method(input) } : { number, done: false };
  } catch {
    message = { number, done: false };
  }
  try {
    wire.post(message);
  } catch {
    // The port closed meanwhile; the other end has already been told so.
  }
}

function settle(pending: Map<number, Pending>, message: AnswerMessage): void {
  const call = pending.get(message.number);
  pending.delete(message.number);
  if (message.done) call?.resolve(message.value);
  else call?.reject(new Error('the other end failed'));
}

interface CallMessage {
  call: string;
  number: number;
  /** The other end is this extension, too, so its input has the method's type. */
  input?: unknown;
}
interface AnswerMessage {
  number: number;
  /** `false`: the method threw. */
  done: boolean;
  /** Lost on the way when it is `undefined`: Chromium's ports carry JSON. */
  value?: unknown;
}

const isNumbered = (message: unknown): message is Record<string, unknown> & { number: number } =>
  isRecord(message) && typeof message.number === 'number';

const isCall = (message: unknown): message is CallMessage =>
  isNumbered(message) && typeof message.call === 'string';

const isAnswer = (message: unknown): message is AnswerMessage =>
  isNumbered(message) && typeof message.done === 'boolean';
