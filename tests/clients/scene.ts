import assert from 'node:assert/strict';
import { createLoginControl } from '../tenant/login/control.ts';
import { createTestBrowser } from '../tenant/login/testing/browser.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { createTenant } from '../tenant/tenant.ts';

export type Checks = Record<string, () => Promise<void>>;

/** Adele's home, Knock's registration there, and a browser in which she signs in. */
export function createScene(switches: Partial<SwitchPositions> = {}) {
  const tenant = createTenant(structuredClone(builtInOrganization), {
    switches: { platform: 'public', ...switches },
  });
  const contoso = tenant.seed.tenants[0];
  const knock = contoso?.applications.find(({ displayName }) => displayName === 'Knock');
  const redirectUri = knock?.redirectUris[0] ?? '';
  assert(contoso !== undefined && knock !== undefined);
  const browser = createTestBrowser(tenant.handle);
  const upn = 'AdeleV@contoso.com';
  const adele = tenant.core.directory.userByUpn(upn)?.user.id;
  const steer = (action: string, more: object = {}) =>
    createLoginControl(tenant.core).request(`/${action}`, {
      method: 'POST',
      body: JSON.stringify({ user: upn, ...more }),
    });
  /** From an address of `/authorize` to where Entra sends the person back. */
  let last = '';
  async function walk(address: string): Promise<URL> {
    const picker = await browser.open(address);
    last = picker.text;
    if (!picker.text.includes('name="account"')) return picker.url;
    const next = await browser.press(picker, { name: 'account', value: `${contoso?.id}/${adele}` });
    const hasQuestion = next.text.includes('name="answer"');
    const end = hasQuestion ? await browser.press(next, { name: 'answer', value: 'accept' }) : next;
    last = end.text;
    return end.url;
  }
  /** What Entra's page says where it doesn't send the person back. */
  const shown = () => /AADSTS\d+[^<"]*/.exec(last)?.[0] ?? last.slice(0, 200);
  return { tenant, contoso, clientId: knock.appId, redirectUri, steer, walk, shown, upn };
}

export type Scene = ReturnType<typeof createScene>;

/** The error code that a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => assert.fail('it was not refused'),
    (caught: unknown) => caught,
  );
  return `${error instanceof Error ? `${error.name} ${error.message}` : error} ${JSON.stringify(error)}`;
}
