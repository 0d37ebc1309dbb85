import { registrationIn } from '../../e2e/harness/setUp.ts';
import type { ServedOrganization } from '../../e2e/harness/tenant.ts';
import { until } from '../../e2e/harness/until.ts';
import { loginState } from '../../tenant/login/state.ts';

type Issuer = Pick<ServedOrganization, 'core' | 'seed'>;

const issued = ({ core }: Issuer) => loginState(core).issued;

export const countIssued = (issuer: Issuer): number => issued(issuer).length;

/** Every token that was handed out so far, in parts that nothing else may hold, each with a name for reports. */
export function issuedSecrets(issuer: Issuer): Map<string, string> {
  const encoded = addressParts(issuer)
    .flatMap(encodings)
    .filter((text) => text.length >= 24);
  const secrets = new Map<string, string>();
  for (const token of issued(issuer))
    for (const part of secretParts(token.token, encoded))
      secrets.set(part, `${token.kind} token of ${token.clientId}`);
  return secrets;
}

/**
 * What stands in the addresses of sign-in pages: host and tenant, and each word of each parameter. Browsers keep addresses,
 * Firefox in Base64, too (`sessionstore-backups`), where they look like the claims of a token that say the same.
 */
function addressParts({ core, seed }: Issuer): string[] {
  const { tenantId } = registrationIn(seed, 'contoso.com');
  const asked = core.log.rows().filter(({ path }) => path.includes('/authorize?'));
  const words = asked.flatMap(({ host, path }) =>
    [...new URL(path, `https://${host}`).searchParams.values()].flatMap((value) => value.split(/\s+/)),
  );
  return [`https://login.microsoftonline.com/${tenantId}/`, tenantId, ...words];
}

/** Without its header, which is alike in all tokens, and without what stands in addresses. */
function secretParts(token: string, known: readonly string[]): string[] {
  const [, payload, signature] = /^[\w-]+\.([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  if (payload === undefined || signature === undefined) return [token];
  const parts = known.reduce((all, text) => all.flatMap((part) => part.split(text)), [payload]);
  return [...parts, signature].filter((part) => part.length >= 24);
}

/** The characters that stand for a text in Base64, wherever it begins in what is encoded. */
const encodings = (text: string): string[] =>
  [0, 1, 2].map((before) =>
    Buffer.from(' '.repeat(before) + text)
      .toString('base64url')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6)),
  );

/** Knock's registration for those who make access packages. */
export function administratorsOf({ seed }: Pick<Issuer, 'seed'>): string {
  const { tenantId } = registrationIn(seed, 'contoso.com');
  const contoso = seed.tenants.find(({ id }) => id === tenantId);
  const own = contoso?.applications.find(({ displayName }) => displayName === 'Knock for administrators');
  if (own === undefined) throw new Error('no registration for administrators');
  return own.appId;
}

/** Waits until each of Knock's three registrations has tokens of each kind, besides the first `since`. */
export async function awaitTokensOfAll(issuer: Issuer, since: number): Promise<void> {
  const { clientId, approverClientId } = registrationIn(issuer.seed, 'contoso.com');
  await awaitTokensOf(issuer, since, [clientId, approverClientId, administratorsOf(issuer)]);
}

/** The same for the approvers' alone: a page that is left too soon asks for none. */
export const awaitTokensOfApprover = (issuer: Issuer, since: number): Promise<void> =>
  awaitTokensOf(issuer, since, [registrationIn(issuer.seed, 'contoso.com').approverClientId]);

async function awaitTokensOf(issuer: Issuer, since: number, ids: readonly string[]): Promise<void> {
  const wanted = ids.flatMap((id) => ['access', 'id', 'refresh'].map((kind) => `${kind} ${id}`));
  await until(
    'tokens to come',
    () => {
      const here = issued(issuer).slice(since);
      const kinds = new Set(here.map((token) => `${token.kind} ${token.clientId}`));
      return wanted.filter((kind) => !kinds.has(kind));
    },
    (missing) => missing.length === 0,
    30_000,
  );
}
