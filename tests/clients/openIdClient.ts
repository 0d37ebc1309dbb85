import assert from 'node:assert/strict';
import { type Checks, createScene, refusal, type Scene } from './scene.ts';

interface Configuration {
  serverMetadata(): { issuer: string; userinfo_endpoint?: string };
}
interface Tokens {
  access_token: string;
  refresh_token: string;
  claims(): { preferred_username?: string } | undefined;
}

/** What is used of openid-client 6. */
interface OpenIdClient {
  customFetch: symbol;
  None(): unknown;
  discovery(
    server: URL,
    clientId: string,
    metadata: undefined,
    auth: unknown,
    options: object,
  ): Promise<Configuration>;
  randomPKCECodeVerifier(): string;
  calculatePKCECodeChallenge(verifier: string): Promise<string>;
  buildAuthorizationUrl(configuration: Configuration, parameters: Record<string, string>): URL;
  authorizationCodeGrant(configuration: Configuration, current: URL, checks: object): Promise<Tokens>;
  refreshTokenGrant(configuration: Configuration, token: string): Promise<Tokens>;
}

export function ofOpenIdClient(exports: Record<string, unknown>): Checks {
  const client = exports as unknown as OpenIdClient;

  const discover = ({ tenant, clientId }: Scene, segment: string) =>
    client.discovery(
      new URL(`https://login.microsoftonline.com/${segment}/v2.0`),
      clientId,
      undefined,
      client.None(),
      { [client.customFetch]: (url: string, init: RequestInit) => tenant.handle(new Request(url, init)) },
    );

  /** `redeemAt`: the tenant at whose `/token` the code is handed in, if not the own. */
  async function signedIn(scene: Scene, redeemAt?: string) {
    const configuration = await discover(scene, scene.contoso.id);
    const verifier = client.randomPKCECodeVerifier();
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: scene.redirectUri,
      scope: 'openid profile offline_access User.Read',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce: 'n',
      state: 's',
    });
    const back = await scene.walk(address.href);
    const checks = {
      pkceCodeVerifier: verifier,
      expectedNonce: 'n',
      expectedState: 's',
      idTokenExpected: true,
    };
    const at = redeemAt === undefined ? configuration : await discover(scene, redeemAt);
    return { configuration, tokens: await client.authorizationCodeGrant(at, back, checks) };
  }

  return {
    'strict discovery, signature, issuer, audience, nonce, refresh': async () => {
      const scene = createScene();
      const { configuration, tokens } = await signedIn(scene);
      assert.equal(tokens.claims()?.preferred_username, scene.upn);
      assert.match(configuration.serverMetadata().userinfo_endpoint ?? '', /oidc\/userinfo$/);
      const renewed = await client.refreshTokenGrant(configuration, tokens.refresh_token);
      assert.notEqual(renewed.access_token, tokens.access_token);
    },
    'a tenant that is none (90002)': async () => {
      assert.match(
        await refusal(discover(createScene(), 'nowhere.example')),
        /unexpected HTTP response status code|400/,
      );
    },
    'a code at another tenant (700005)': async () => {
      const scene = createScene();
      const knock = scene.tenant.core.directory.application(scene.contoso.id, scene.clientId);
      const other = scene.tenant.seed.tenants[1];
      assert(other !== undefined && knock !== undefined);
      other.applications.push(knock);
      assert.match(await refusal(signedIn(scene, other.id)), /AADSTS700005/);
    },
    'a refresh token that is none (9002313), a revoked one (50173)': async () => {
      const scene = createScene();
      const { configuration, tokens } = await signedIn(scene);
      assert.match(await refusal(client.refreshTokenGrant(configuration, 'junk')), /AADSTS9002313/);
      await scene.steer('revoke');
      assert.match(
        await refusal(client.refreshTokenGrant(configuration, tokens.refresh_token)),
        /AADSTS50173/,
      );
    },
  };
}
