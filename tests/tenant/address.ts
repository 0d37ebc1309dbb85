/**
 * The request under its real host name: a local server may carry it as a path prefix,
 * `http://127.0.0.1:8080/graph.microsoft.com/v1.0/me` → `https://graph.microsoft.com/v1.0/me`.
 */
export function addressOf(request: Request): Request {
  const url = new URL(request.url);
  if (url.hostname !== '127.0.0.1' && url.hostname !== 'localhost') return request;
  const [, host = '', rest = ''] = /^\/([^/]+\.[^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  if (host === '') return request;
  return new Request(`https://${host}${rest || '/'}${url.search}`, request);
}
