import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createCertificate } from './certificate.ts';
import { hostPatterns } from './hosts.ts';
import type { Seed } from './organization.ts';
import { ConnectionDropped } from './state/connectionDropped.ts';

export interface ServedTenant {
  readonly seed: Seed;
  handle(request: Request): Promise<Response>;
}

export interface ServerOptions {
  tenant: ServedTenant;
  /** Port for plain HTTP, any host as a path prefix; 0: any free one; absent: none. */
  http?: number;
  /** Port for HTTPS under the real host names; 0: any free one; absent: none. */
  https?: number;
}

export interface RunningServer {
  httpPort: number | undefined;
  httpsPort: number | undefined;
  /** For Chromium's `--ignore-certificate-errors-spki-list`; empty without HTTPS. */
  spki: string;
  close(): Promise<void>;
}

/** Puts the tenant behind real sockets on 127.0.0.1. Rejects when a port is taken. */
export async function startServer({ tenant, http, https }: ServerOptions): Promise<RunningServer> {
  const certificate = https === undefined ? undefined : await createCertificate(hostPatterns(tenant.seed));
  const plain = http === undefined ? undefined : createHttpServer(listener(tenant, localAddress));
  const secure = certificate && createHttpsServer(certificate, listener(tenant, hostAddress));
  const servers = [plain, secure].filter((server) => server !== undefined);
  const [httpPort, httpsPort] = await Promise.all([listen(plain, http), listen(secure, https)]);
  return {
    httpPort,
    httpsPort,
    spki: certificate?.spki ?? '',
    close: async () => {
      await Promise.all(servers.map(shut));
    },
  };
}

/** As it came in: the tenant itself reads a host name at the start of the path. */
const localAddress = (request: IncomingMessage): string => `http://127.0.0.1${request.url ?? '/'}`;

/** The real host name, without the port that browsers add when it is not 443. */
function hostAddress(request: IncomingMessage): string {
  return `https://${(request.headers.host ?? 'localhost').replace(/:\d+$/, '')}${request.url ?? '/'}`;
}

function listener(tenant: ServedTenant, addressOf: (request: IncomingMessage) => string) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    exchange(tenant, addressOf(incoming), incoming, outgoing).catch((error: unknown) => {
      // A dropped connection is a fault somebody ordered; anything else is the tenant's own mistake and said aloud.
      if (!(error instanceof ConnectionDropped)) console.error('tenant:', error);
      incoming.socket.destroy();
    });
  };
}

async function exchange(
  tenant: ServedTenant,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? { body: await buffer(incoming) } : {};
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const response = await tenant.handle(new Request(address, { method, headers, ...body }));
  outgoing.statusCode = response.status;
  // Chromium itself sends a POST again when a *reused* connection breaks before the answer: one `fetch`, two calls (seen
  // with 156, over HTTP/1.1 and over HTTP/2 alike; not when only an HTTP/2 stream is reset, nor with a streamed body).
  // What is tested here is Knock's own sending, so no connection is reused.
  outgoing.shouldKeepAlive = false;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function listen(server: Server | undefined, port = 0): Promise<number | undefined> {
  if (!server) return undefined;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : undefined;
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
