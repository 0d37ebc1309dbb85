import { request as httpsRequest } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { ids, testSeed } from './login/testing/seed.ts';
import { createWebHalf } from './login/testing/signIn.ts';
import { type RunningServer, type ServedTenant, startServer } from './server.ts';
import { ConnectionDropped } from './state/connectionDropped.ts';
import { createTenant } from './tenant.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function serve(
  handle: ServedTenant['handle'],
  ports: { http?: number; https?: number },
): Promise<RunningServer> {
  running = await startServer({ tenant: { seed: createWebHalf().core.seed, handle }, ...ports });
  return running;
}

/** GET under a real host name, past the name service. */
function overHttps(port: number, host: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      port,
      path,
      host: '127.0.0.1',
      servername: host,
      headers: { host },
      rejectUnauthorized: false,
    };
    httpsRequest(options, async (answer) => {
      const parts: string[] = [];
      for await (const part of answer.setEncoding('utf8')) parts.push(part);
      resolve({ status: answer.statusCode ?? 0, text: parts.join('') });
    })
      .on('error', reject)
      .end();
  });
}

describe('plain HTTP', () => {
  it('serves any host as a path prefix, with body and headers', async () => {
    const tenant = createTenant(testSeed());
    running = await startServer({ tenant, http: 0 });
    const local = `http://127.0.0.1:${running.httpPort}`;
    const token = await fetch(`${local}/__tenant/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'adelev@contoso.com', scopes: ['User.Read'] }),
    });
    const { access_token } = await token.json();
    const me = await fetch(`${local}/graph.microsoft.com/v1.0/me?$select=id`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(await me.json()).toMatchObject({ id: ids.adele });
  });

  it('leaves its own paths alone and passes every cookie on', async () => {
    const { httpPort } = await serve(
      async (request) => {
        const headers = new Headers({ 'x-url': request.url });
        headers.append('set-cookie', 'a=1');
        headers.append('set-cookie', 'b=2');
        return new Response(null, { status: 204, headers });
      },
      { http: 0 },
    );
    const answer = await fetch(`http://127.0.0.1:${httpPort}/__tenant/seed`);
    expect(answer.headers.get('x-url')).toBe('http://127.0.0.1/__tenant/seed');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('drops the connection when told to', async () => {
    const { httpPort } = await serve(() => Promise.reject(new ConnectionDropped()), { http: 0 });
    await expect(fetch(`http://127.0.0.1:${httpPort}/graph.microsoft.com/v1.0/me`)).rejects.toThrow(
      'fetch failed',
    );
  });
});

describe('HTTPS', () => {
  it('serves the real host names', async () => {
    const { handle } = createWebHalf();
    const { httpsPort = 0, httpPort, spki } = await serve(handle, { https: 0 });
    expect(httpPort).toBeUndefined();
    expect(spki).toMatch(/^[\w+/]{43}=$/);
    const talk = await overHttps(httpsPort, 'login.microsoftonline.com', '/error?code=50105');
    expect(talk).toMatchObject({ status: 200 });
    expect(talk.text).toContain('AADSTS50105');
  });
});
