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

  function clientOf(
    { tenant, contoso, clientId }: Scene,
    authority: string = contoso.id,
    more: Record<string, string> = {},
  ) {
    const send =
      (method: string) => async (url: string, options?: { headers?: HeadersInit; body?: string }) => {
        const { headers = {}, body = null } = options ?? {};
        const answer = await tenant.handle(
          new Request(url, {
            method,
            headers: { ...Object.fromEntries(new Headers(headers)), ...more },
            body: method === 'GET' ? null : body,
          }),
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

  async function signedIn(scene: Scene, authority?: string, headers?: Record<string, string>) {
    const client = clientOf(scene, authority, headers);
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const { redirectUri } = scene;
    const codes = { codeChallenge: challenge, codeChallengeMethod: 'S256' };
    const address = await client.getAuthCodeUrl({ scopes, redirectUri, responseMode: 'query', ...codes });
    const back = await scene.walk(address);
    const code = back.searchParams.get('code') ?? assert.fail(scene.shown());
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
    'a page that redeems a code of a web application (9002326)': async () => {
      const page = { origin: 'https://knock.example' };
      for (const platform of ['web', 'public'] as const)
        assert.match(await refusal(signedIn(createScene({ platform }), undefined, page)), /AADSTS9002326/);
    },
    'a single-tenant application at organizations (50194)': async () => {
      const scene = createScene();
      const knock = scene.tenant.core.directory.application(scene.contoso.id, scene.clientId);
      if (knock !== undefined) knock.signInAudience = 'AzureADMyOrg';
      assert.match(await refusal(signedIn(scene, 'organizations')), /AADSTS50194/);
    },
    'consent that an administrator must give (90094), and may be asked for (90095)': async () => {
      for (const [consentWorkflow, code] of [
        [false, /AADSTS90094/],
        [true, /AADSTS90095/],
      ] as const)
        assert.match(
          await refusal(signedIn(createScene({ userConsentAllowed: false, consentWorkflow }))),
          code,
        );
    },
    'an account that may not sign in (50057, 53011)': async () => {
      const scene = createScene();
      const { renew } = await signedIn(scene);
      for (const [blockedAccount, code] of [
        ['disabled', /AADSTS50057/],
        ['risk', /AADSTS53011/],
      ] as const) {
        scene.tenant.core.switches.set({ blockedAccount });
        assert.match(await refusal(renew()), code);
      }
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
