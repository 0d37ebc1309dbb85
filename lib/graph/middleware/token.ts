import type { Context } from '@microsoft/microsoft-graph-client/lib/es/src/IContext.js';
import type { Middleware } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/IMiddleware.js';
import type { TokenOptions, TokenSource } from '../../auth/tokenSource.ts';
import { defined } from '../../platform/defined.ts';
import type { Call, Progress } from '../call.ts';
import { claimsChallenge } from './challenge.ts';
import { middleware, setHeader } from './middleware.ts';

/**
 * Puts the profile's token on the call. A 401, or a refusal with a claims challenge, is answered once with another
 * token; Graph's gateway refuses those before anything happens, so this holds for writes, too.
 */
export const token = (call: Call, progress: Progress, tokens: TokenSource): Middleware =>
  middleware(async (context, next) => {
    if (!(await authorize(context))) return;
    await next();
    const claims = claimsChallenge(progress.response);
    if (progress.response?.status !== 401 && claims === undefined) return;

    if (!(await authorize(context, claims ?? 'renew'))) return;
    await next();
    const still = claimsChallenge(progress.response);
    if (still !== undefined) progress.failure = { kind: 'claimsChallenge', claims: still };

    async function authorize(target: Context, again?: 'renew' | (string & {})): Promise<boolean> {
      const { scopes, role } = call.access;
      const challenge = again === 'renew' ? undefined : again;
      const renew = again === 'renew' || undefined;
      const options = defined<TokenOptions>({ role, claims: challenge, renew });
      const result = await tokens.get(call.profile, scopes, options);
      if (result.ok) setHeader(target, 'Authorization', `Bearer ${result.value}`);
      else progress.failure = challengeOr(result.failure, challenge);
      return result.ok;
    }
  });

/** Where a challenge needs the person, the next sign-in has to know which challenge it was. */
const challengeOr = (failure: NonNullable<Progress['failure']>, claims: string | undefined) =>
  failure.kind === 'interactionRequired' && claims !== undefined
    ? ({ kind: 'claimsChallenge', claims } as const)
    : failure;
