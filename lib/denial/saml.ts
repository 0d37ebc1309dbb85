/** Longest request that is taken (characters) and longest text that comes out of it (bytes). */
const longestRequest = 16_384;
const longestText = 65_536;

/**
 * The issuer (entity id) in a `SAMLRequest` of the redirect binding: base64 of raw deflate ("Bindings for SAML 2.0",
 * 3.4.4.1). The text is attacker-controlled: what comes out is bounded, and nothing but one element is looked for, so
 * there are no entities to expand. `undefined` for anything else; never throws.
 */
export async function readSamlIssuer(request: string): Promise<string | undefined> {
  const bytes = decodeBase64(request);
  const text = bytes === undefined ? undefined : await inflate(bytes);
  const issuer = /<(?:[\w-]{1,40}:)?Issuer(?:\s[^<>]{0,500})?>([^<>&]{1,512})</.exec(text ?? '')?.[1]?.trim();
  return issuer === '' ? undefined : issuer;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > longestRequest) return undefined;
  try {
    // A "+" that was not escaped has become a blank on the way.
    return Uint8Array.from(atob(text.replaceAll(' ', '+')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  try {
    while (text.length < longestText) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += value;
    }
    return text.slice(0, longestText);
  } catch {
    // Links get cut: the issuer stands near the start.
    return text;
  } finally {
    reader.cancel().catch(() => {});
  }
}
