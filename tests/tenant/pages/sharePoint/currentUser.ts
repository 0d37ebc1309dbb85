import type { Context } from 'hono';
import type { WebUser } from '../webSessions.ts';

/**
 * `GET {site}/_api/web/currentuser`: 200 with the person's name, 403 where the site refuses them, 401 without a
 * session. Shapes: SharePoint REST with `odata=nometadata` (documentation, 2026-09).
 */
export function currentUser(c: Context, person: WebUser | undefined, allowed: boolean): Response {
  if (!person)
    return c.json(refusal('-2147024891, System.UnauthorizedAccessException', 'Sign in first.'), 401);
  if (!allowed) {
    const message = 'Attempted to perform an unauthorized operation.';
    return c.json(refusal('-2147024891, System.UnauthorizedAccessException', message), 403);
  }
  const members: Record<string, string> = {
    UserPrincipalName: person.user.userPrincipalName,
    Title: person.user.displayName,
    Email: person.user.mail,
    LoginName: `i:0#.f|membership|${person.user.userPrincipalName}`,
  };
  const select = c.req
    .query('$select')
    ?.split(',')
    .map((name) => name.trim().toLowerCase());
  const chosen = Object.entries(members).filter(([name]) => !select || select.includes(name.toLowerCase()));
  return c.json(Object.fromEntries(chosen));
}

const refusal = (code: string, value: string) => ({
  'odata.error': { code, message: { lang: 'en-US', value } },
});
