import { findUser } from '../state/lookups.ts';
import { authenticate, type GraphDeps } from './answer.ts';
import { unauthorized } from './errors.ts';
import type { Exchange } from './exchange.ts';

/** OpenID Connect's UserInfo endpoint, which Entra keeps on Graph's host: whoever has a token of Graph's is told. */
export async function userInfo(deps: GraphDeps, exchange: Exchange): Promise<Response> {
  const caller = await authenticate(deps, exchange);
  const tenant = caller && deps.state.directory.tenant(caller.tenantId);
  const user = caller && tenant && findUser(tenant, caller.userId);
  if (user === undefined) {
    const { status, headers, body } = unauthorized(exchange, 'Access token is missing or expired.');
    return Response.json(body, { status, headers });
  }
  return Response.json({
    sub: user.id,
    name: user.displayName,
    given_name: user.givenName ?? '',
    family_name: user.surname ?? '',
    picture: `https://${exchange.host}/v1.0/me/photo/$value`,
    email: user.mail,
  });
}
