/**
 * The decoded claims challenge of a refusal, if it carries one.
 * Form of the header: "Claims challenges" in the Microsoft identity platform documentation, seen 2026-09:
 * `WWW-Authenticate: Bearer …, error="insufficient_claims", claims="<base64>"`.
 */
export function claimsChallenge(response: Response | undefined): string | undefined {
  if (response?.status !== 401 && response?.status !== 403) return undefined;
  const encoded = /\bclaims="([^"]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1];
  return encoded === undefined ? undefined : decodeClaims(encoded);
}

function decodeClaims(encoded: string): string | undefined {
  try {
    const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    const claims = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    JSON.parse(claims);
    return claims;
  } catch {
    return undefined; // not a challenge anybody can answer
  }
}
