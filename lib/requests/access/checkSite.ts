import * as v from 'valibot';
import type { UsabilityVerdict } from './usability.ts';

const currentUser = v.object({ UserPrincipalName: v.string() });

/**
 * Asks SharePoint, with the browser's own session, whether a site opens for the profile's account. In: the site's
 * https address, the profile's UPN. `opens` only for 200 with that very UPN; `refuses` only for 403; everything else
 * (sign-in page, redirect, another account, offline, a guest's rewritten UPN) is `cantTell`. Never throws.
 * Source: SharePoint REST `_api/web/currentuser`; that such a fetch carries the site's cookies was measured in
 * Chromium 156 and Firefox 153, 2026-11.
 */
export async function checkSite(
  siteUrl: string,
  username: string,
  request: typeof fetch = fetch,
): Promise<UsabilityVerdict> {
  try {
    const answer = await request(`${siteUrl}/_api/web/currentuser?$select=UserPrincipalName`, {
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      headers: { Accept: 'application/json;odata=nometadata' },
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status === 403) return 'refuses';
    if (answer.status !== 200) return 'cantTell';
    const who = v.safeParse(currentUser, await answer.json());
    const isPerson = who.success && who.output.UserPrincipalName.toLowerCase() === username.toLowerCase();
    return isPerson ? 'opens' : 'cantTell';
  } catch {
    return 'cantTell';
  }
}
