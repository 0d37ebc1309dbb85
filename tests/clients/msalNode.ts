import assert from 'node:assert/strict';
import { type Checks, createScene, refusal, type Scene } from './scene.ts';

interface Result {
  accessToken: string;
  fromCache: boolean;
  account: { username: string; localAccountId: string };
}

/** What is used of msal-node. */
interface MsalNode {
  PublicClientApplication: new (
    configuration: object,
  ) => {
    getAuthCodeUrl(request: object): Promise<string>;
    acquireTokenByCode(request: object): Promise<Result>;
    acquireTokenSilent(request: object): Promise<Result>;
    acquireTokenByDeviceCode(request: object): Promise<Result>;
  };
  CryptoProvider: new () => { generatePkceCodes(): Promise<{ verifier: string; challenge: string }> };
}

const scopes = ['User.Read'];

export function ofMsalNode(exports: Record<string, unknown>): Checks {
  const { PublicClientApplication, CryptoProvider } = exports as unknown as MsalNode;

  function clientOf({ tenant, contoso, clientId }: Scene, authority: string = contoso.id) {
    const send =
      (method: string) => async (url: string, options?: { headers?: HeadersInit; body?: string }) => {
        const { headers = {}, body = null } = options ?? {};
        const answer = await tenant.handle(
          new Request(url, { method, headers, body: method === 'GET' ? null : body }),
        );
        return {
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: await answer.json(),
        };
      };
    const networkClient = { sendGetRequestAsync: send('GET'), sendPostRequestAsync: send('POST') };
    return new PublicClientApplication({
      auth: {
        clientId,
        authority: `https://login.microsoftonline.com/${authority}`,
        clientCapabilities: ['CP1'],
      },
      system: { networkClient },
    });
  }

  async function signedIn(scene: Scene) {
    const client = clientOf(scene);
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const { redirectUri } = scene;
    const codes = { codeChallenge: challenge, codeChallengeMethod: 'S256' };
    const address = await client.getAuthCodeUrl({ scopes, redirectUri, responseMode: 'query', ...codes });
    const code = (await scene.walk(address)).searchParams.get('code');
    const result = await client.acquireTokenByCode({ code, scopes, redirectUri, codeVerifier: verifier });
    const renew = () => client.acquireTokenSilent({ account: result.account, scopes, forceRefresh: true });
    return { client, result, renew };
  }

  return {
    'code, PKCE, consent, cache, refresh': async () => {
      const scene = createScene();
      const { client, result, renew } = await signedIn(scene);
      assert.equal(result.account.username, scene.upn);
      const cached = await client.acquireTokenSilent({ account: result.account, scopes });
      assert.deepEqual([cached.fromCache, cached.accessToken], [true, result.accessToken]);
      assert.notEqual((await renew()).accessToken, result.accessToken);
    },
    'a revoked session asks for the person (50173)': async () => {
      const scene = createScene();
      const { renew } = await signedIn(scene);
      await scene.steer('revoke');
      assert.match(await refusal(renew()), /InteractionRequiredAuthError.*AADSTS50173/s);
    },
    'a stronger sign-in is asked for with claims (50076)': async () => {
      const scene = createScene();
      const { renew } = await signedIn(scene);
      await scene.steer('requireInteraction');
      assert.match(await refusal(renew()), /InteractionRequiredAuthError.*AADSTS50076.*polids/s);
    },
    'sign-in frequency (70043)': async () => {
      const scene = createScene({ signInFrequencyHours: 4 });
      const { renew } = await signedIn(scene);
      scene.tenant.core.clock.advance(5 * 3600_000);
      assert.match(await refusal(renew()), /AADSTS70043/);
    },
    'a code of a single-page application (9002327), of a web application (7000218)': async () => {
      assert.match(await refusal(signedIn(createScene({ platform: 'spa' }))), /AADSTS9002327/);
      assert.match(await refusal(signedIn(createScene({ platform: 'web' }))), /AADSTS7000218/);
    },
    'a device code': async () => {
      const scene = createScene();
      const knock = scene.tenant.core.directory.application(scene.contoso.id, scene.clientId);
      if (knock !== undefined) knock.tenantWideConsent = scopes;
      const result = await clientOf(scene).acquireTokenByDeviceCode({
        scopes,
        deviceCodeCallback: ({ userCode }: { userCode: string }) => void scene.steer('device', { userCode }),
      });
      assert.equal(result.account.username, scene.upn);
    },
  };
}
