import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  key: string;
  cert: string;
  /** Base64 SHA-256 of the DER public key: one value of Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
}

/**
 * A fresh self-signed certificate for the given host patterns (`*.contoso.com` covers one label) and this machine.
 * Chromium trusts it by `spki`, Firefox by `acceptInsecureCerts`; nothing is installed anywhere.
 */
export async function createCertificate(hosts: readonly string[]): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'Knock simulated tenant' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...hosts, 'localhost'].map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: pems.private, cert: pems.cert, spki: spkiOf(pems.cert) };
}

/** DER of a certificate for a key that signs tokens (both as PEM). */
export async function keyCertificate(privateKey: string, publicKey: string): Promise<Buffer> {
  const name = [{ name: 'commonName', value: 'accounts.accesscontrol.windows.net' }];
  const { cert } = await generate(name, { keyPair: { privateKey, publicKey }, algorithm: 'sha256' });
  return new X509Certificate(cert).raw;
}

function spkiOf(pem: string): string {
  const der = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}
