import { createHash } from 'node:crypto';

/** Public half of the key that fixes the id of an unpacked Chromium build. The zip has no key. */
export const developmentKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA9PMXYkCRUN8AKWoLGJQV7hndNFIl5GSv6PSbxPH44B8EUNxPYDRdJyVMKONfCopOJc+9aVsfNX54oQB+2WKsfh9mVo93nBul84JN8B+7dXmqm3K6fUfNSjKtaMx9LqaE1DW2Rcpg0skgde24BHkcx6Y0rLre8e9lk+RWaGeSRsw07xFv7u40nHY3DODF66HQXrkCpPlvA9zkenwNY7ySBOEpSjhD7Dg5Zkn1yWLM0efpMBL9vE0YAdOYsECsUcjm0Ck/lL0RKJUmiW95LUIMXCXF/WGe7x4fDRMbmMefXHfxYdG9iBroQaFliizEIU7Cpuym8dwqP7H2cNIxiL3cVQIDAQAB';

/** Chromium's id: half of the hash of the public key (DER), each digit as one of the letters from `a` to `p`. */
export const chromiumIdOf = (key: Uint8Array): string =>
  [...createHash('sha256').update(key).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join('');

/** The id of the extension in each browser. Redirect URIs and the places of policy follow from them. */
export interface Ids {
  chrome: string;
  edge: string;
  firefox: string;
}

const developmentId = chromiumIdOf(Buffer.from(developmentKey, 'base64'));

/** Those of a build that was told nothing else. */
export const developmentIds: Ids = {
  chrome: developmentId,
  edge: developmentId,
  firefox: 'knock@knock.invalid',
};

/** Where sign-in comes back to: what `identity.getRedirectURL` answers in these browsers. */
export const redirectUris = ({ chrome, edge, firefox }: Partial<Ids>): string[] => [
  ...new Set([chrome, edge].flatMap((id) => (id === undefined ? [] : `https://${id}.chromiumapp.org/`))),
  ...(firefox === undefined
    ? []
    : [`https://${createHash('sha1').update(firefox).digest('hex')}.extensions.allizom.org/`]),
];
