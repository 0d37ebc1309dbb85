/** Scheme and host of a match pattern such as `https://*.sharepoint.com/*`. */
const hostOf = (pattern: string): string | undefined => /^(?:https|\*):\/\/([^/]+)\//.exec(pattern)?.[1];

/** Whether a granted pattern covers a host, e.g. `https://*.sharepoint.com/*` covers `contoso.sharepoint.com`. */
export function coversHost(pattern: string, host: string): boolean {
  const wanted = pattern === '<all_urls>' ? '*' : hostOf(pattern);
  if (wanted === undefined) return false;
  if (wanted === '*') return true;
  if (!wanted.startsWith('*.')) return wanted === host;
  return host === wanted.slice(2) || host.endsWith(wanted.slice(1));
}

/** Whether a granted pattern covers everything another one matches, paths left aside. */
export function coversPattern(granted: string, pattern: string): boolean {
  const host = hostOf(pattern);
  if (host === undefined) return false;
  if (!host.startsWith('*.')) return coversHost(granted, host);
  const wanted = granted === '<all_urls>' ? '*' : hostOf(granted);
  return (
    wanted === '*' || (wanted?.startsWith('*.') === true && `.${host.slice(2)}`.endsWith(wanted.slice(1)))
  );
}
