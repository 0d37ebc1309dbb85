import { expect, it } from 'vitest';
import type { Denial } from '../../../lib/denial/denial.ts';
import { createRemembered } from '../../../lib/offer/remembered.ts';
import { withApplication } from '../../../lib/offer/withApplication.ts';
import { appIdKey } from '../../../lib/resource/resource.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const request = { kind: 'oidc', clientId: appId, redirectHost: 'app.azurewebsites.net' } as const;

function start() {
  const items = new Map<string, unknown>();
  let now = 1_000_000;
  const area = {
    get: async (key: string) => (items.has(key) ? { [key]: items.get(key) } : {}),
    set: async (added: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(added)) items.set(key, value);
    },
    remove: async (key: string) => void items.delete(key),
  };
  const remembered = createRemembered(area, { now: () => now });
  return { remembered, items, pass: (ms: number) => (now += ms) };
}

it('a sign-in request is used once, by its own tab', async () => {
  const { remembered } = start();
  await remembered.signIn(1, request);
  expect(await remembered.takeSignIn(2)).toBeUndefined();
  expect(await remembered.takeSignIn(1)).toEqual(request);
  expect(await remembered.takeSignIn(1)).toBeUndefined();
});

it('nothing is remembered for more than ten minutes', async () => {
  const { remembered, pass } = start();
  await remembered.signIn(1, request);
  pass(10 * 60_000 + 1);
  expect(await remembered.takeSignIn(1)).toBeUndefined();
});

it.each([
  ['the next step of the sign-in', 'login.microsoftonline.com', true, true],
  ['the page it returns to', 'app.azurewebsites.net', false, true],
  ['another page', 'wiki.contoso.com', false, false],
  ['a page whose address is not Knock’s to know', undefined, false, false],
])('going on to %s', async (_, host, isSignIn, keeps) => {
  const { remembered } = start();
  await remembered.signIn(1, request);
  await remembered.moved(1, host, isSignIn);
  expect((await remembered.takeSignIn(1)) !== undefined).toBe(keeps);
});

it('a team’s link is forgotten when the tab leaves Teams or closes', async () => {
  const { remembered, items } = start();
  const link = { product: 'teams', resources: [] } as const;
  await remembered.link(1, { ...link, resources: [] });
  await remembered.moved(1, 'teams.microsoft.com', false);
  expect(await remembered.linkOf(1)).toMatchObject({ product: 'teams' });
  await remembered.moved(1, 'outlook.office.com', false);
  expect(await remembered.linkOf(1)).toBeUndefined();
  await remembered.link(1, { ...link, resources: [] });
  await remembered.forget(1);
  expect(items.size).toBe(0);
});

const denial = (product: Denial['product']): Denial => ({
  detector: product,
  rule: `${product}.x`,
  product,
  reason: 'notAssigned',
  curable: 'yes',
  resources: [],
});

it('Entra’s page without an application takes the tab’s, and stands without one', () => {
  expect(withApplication(denial('entra'), request, 'login.microsoftonline.com')?.resources).toEqual([
    { key: appIdKey(appId), from: 'remembered' },
  ]);
  expect(withApplication(denial('entra'), undefined, 'login.microsoftonline.com')?.resources).toEqual([]);
  const saml = { kind: 'saml', issuer: 'urn:Contoso:Wiki' } as const;
  expect(withApplication(denial('entra'), saml, 'x')?.resources[0]?.key).toBe(
    'identifieruri|urn:contoso:wiki',
  );
});

it('App Service’s sentence is believed only after a sign-in for this very host', () => {
  expect(withApplication(denial('appService'), request, 'app.azurewebsites.net')?.resources).toEqual([
    { key: appIdKey(appId), from: 'signIn' },
    { key: 'applicationhost|app.azurewebsites.net', from: 'host' },
  ]);
  expect(withApplication(denial('appService'), request, 'other.azurewebsites.net')).toBeUndefined();
  expect(withApplication(denial('appService'), undefined, 'app.azurewebsites.net')).toBeUndefined();
});
