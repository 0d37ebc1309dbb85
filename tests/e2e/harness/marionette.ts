import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

/** Firefox's remote control: length-prefixed JSON over TCP, `[0, id, command, parameters]` ⇄ `[1, id, error, result]`. */
export interface Marionette {
  send<T = unknown>(command: string, parameters?: Record<string, unknown>): Promise<T>;
  close(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Connects once Firefox listens, at most after half a minute. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await until('Marionette', () => tryConnect(port), undefined, 30_000);
  if (socket === undefined) throw new Error('Marionette does not answer.');
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let received = Buffer.alloc(0);

  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = takeFrame(); frame !== undefined; frame = takeFrame()) settle(frame);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection.'));
    waiting.clear();
  });
  socket.on('error', () => {}); // `close` follows

  function takeFrame(): unknown {
    const colon = received.indexOf(58);
    if (colon < 0) return undefined;
    const start = colon + 1;
    const end = start + Number(received.subarray(0, colon).toString());
    if (received.length < end) return undefined;
    const frame: unknown = JSON.parse(received.subarray(start, end).toString());
    received = received.subarray(end);
    return frame;
  }

  function settle(frame: unknown): void {
    if (!Array.isArray(frame)) return; // the greeting
    const [, id, error, result] = frame;
    const entry = waiting.get(id);
    waiting.delete(id);
    if (error) entry?.reject(new Error(`${error.error}: ${error.message}`));
    else entry?.resolve(result);
  }

  return {
    send: <T>(command: string, parameters: Record<string, unknown> = {}) =>
      new Promise<T>((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        const text = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

function tryConnect(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
