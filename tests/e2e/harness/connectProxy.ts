import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  port: number;
  /** Names Firefox asked for that the organisation does not have; none of them was reached. */
  refused: Set<string>;
  close(): Promise<void>;
}

/**
 * An HTTPS proxy that leads the organisation's hosts to the tenant's port and refuses every other: Firefox has no
 * `--host-resolver-rules`.
 */
export async function startConnectProxy(
  patterns: readonly string[],
  tenantPort: number,
): Promise<ConnectProxy> {
  const refused = new Set<string>();
  const isServed = (host: string) => patterns.some((pattern) => fits(pattern, host));
  const server = createServer((_, response) => response.writeHead(403).end());
  // A tunnel is no longer the server's: `closeAllConnections` would leave it open.
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, client) => {
    const host = (request.url ?? '').replace(/:\d+$/, '');
    client.on('error', () => client.destroy());
    if (!isServed(host)) {
      refused.add(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(tenantPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    refused,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** `*.contoso.com` covers any label in front. */
const fits = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
