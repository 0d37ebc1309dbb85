/** One DevTools session over a plain WebSocket. */
export interface Session {
  send<T = Record<string, unknown>>(method: string, parameters?: object): Promise<T>;
  /** Listens to one kind of event of this session; returns how to stop. */
  on<T>(event: string, listener: (parameters: T) => void): () => void;
  /** Resolves with the next event of this kind. */
  next<T>(event: string): Promise<T>;
  /** A session with another target. */
  attach(targetId: string): Promise<Session>;
  /** The session of a target that was attached to by itself. */
  session(sessionId: string): Session;
  close(): void;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/**
 * DevTools without Playwright, which stops every new frame and worker until it has set them up: that would be measured,
 * too. Connects to the browser's own endpoint.
 */
export async function connectDevTools(url: string): Promise<Session> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(message: Message) => void>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.id === undefined) for (const listener of listeners) listener(message);
    else settle(message);
  };

  function settle({ id = 0, result, error }: Message): void {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error.message));
  }

  function session(sessionId?: string): Session {
    const own: Session = {
      send: <T>(method: string, params: object = {}) =>
        new Promise<T>((resolve, reject) => {
          last += 1;
          waiting.set(last, { resolve: (value) => resolve(value as T), reject }); // DevTools' own word for its shape
          socket.send(
            JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) }),
          );
        }),
      on<T>(event: string, listener: (parameters: T) => void) {
        const hear = (message: Message) => {
          if (message.method === event && message.sessionId === sessionId) listener(message.params as T);
        };
        listeners.add(hear);
        return () => void listeners.delete(hear);
      },
      next: <T>(event: string) =>
        new Promise<T>((resolve) => {
          const stop = own.on<T>(event, (parameters) => {
            stop();
            resolve(parameters);
          });
        }),
      async attach(targetId) {
        const attached = await own.send<{ sessionId: string }>('Target.attachToTarget', {
          targetId,
          flatten: true,
        });
        return session(attached.sessionId);
      },
      session,
      close: () => socket.close(),
    };
    return own;
  }
  return session();
}

/** The value of an expression in the page; a promise is waited for. Throws what it throws. */
export async function evaluate<T>(session: Session, expression: string): Promise<T> {
  const { result, exceptionDetails } = await session.send<{
    result: { value: T };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
