import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createFetchedMap } from '../../../lib/packages/fetchedMap.ts';
import { fetchMap, largestMap } from '../../../lib/packages/fetchMap.ts';
import { readMapCopy } from '../../../lib/packages/mapCopy.ts';
import { decodeSettings } from '../../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../../lib/settings/policyLists.ts';
import type { SettingsState } from '../../../lib/settings/settings.ts';
import { createWorld } from '../graph/world.ts';
import { testStore } from '../store/testStore.ts';

const address = 'https://intranet.contoso.com/knock/map.json';
const hour = 60 * 60_000;
const site = (name: string) => ({ kind: 'site', id: `https://contoso.sharepoint.com/sites/${name}` });
const contact = (name: string, mail = `${name}@contoso.com`.toLowerCase()) => ({
  resource: site('Legal'),
  name,
  mail,
});
const mapOf = (...contacts: object[]) => JSON.stringify({ version: 1, contacts });

type Server = (request: Request) => Response | Promise<Response>;

function start(managed: object = {}, options: { covered?: boolean } = {}) {
  const { store } = testStore();
  const me = createWorld().person('Adele Vance');
  const requests: Request[] = [];
  const world = {
    now: Date.parse('2026-11-25T10:00:00Z'),
    covered: options.covered ?? true,
    serve: (() => new Response(mapOf(contact('Diego')), { headers: { ETag: '"1"' } })) as Server,
    policy: { resourceMapUrl: address, contactDomains: ['contoso.com'], ...managed } as object,
    changes: 0,
  };
  let state: { of: object; settings: SettingsState } | undefined;
  const settings = () => {
    if (state?.of !== world.policy)
      state = { of: world.policy, settings: decodeSettings(world.policy, {}, policyLists) };
    return state.settings;
  };
  const create = () =>
    createFetchedMap({
      store,
      local: { now: () => world.now },
      random: () => 1,
      settings,
      isCovered: async () => world.covered,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        requests.push(request);
        return world.serve(request);
      },
      onChange: () => {
        world.changes += 1;
      },
    });
  const map = create();
  const contacts = (of = map) => {
    const now = of.settings();
    return now.state === 'known' ? (now.settings.resourceMap?.contacts ?? []).map(({ name }) => name) : [];
  };
  const dueIn = async () => {
    const due = await map.section.dueAt(me, undefined, world.now);
    return due === undefined ? undefined : (due - world.now) / hour;
  };
  return {
    store,
    me,
    requests,
    world,
    map,
    create,
    contacts,
    dueIn,
    run: () => map.section.run(me, undefined),
  };
}

describe('the fetched map', () => {
  it('is read once, kept, and there again after a start without asking anybody', async () => {
    const { map, contacts, dueIn, requests, create, run, world } = start();
    expect(contacts()).toEqual([]);
    expect(await dueIn()).toBe(0);
    await map.ready();
    expect(contacts()).toEqual(['Diego']);
    expect(await dueIn()).toBe(24);
    await run();
    const next = create();
    await next.ready();
    expect(contacts(next)).toEqual(['Diego']);
    expect(requests).toHaveLength(1);
    expect(world.changes).toBe(1);
  });

  it('stands behind the entries of policy itself', async () => {
    const { map, contacts } = start({ resourceMap: { version: 1, contacts: [contact('Megan')] } });
    expect(contacts()).toEqual(['Megan']);
    await map.ready();
    expect(contacts()).toEqual(['Megan', 'Diego']);
  });

  it('asks with the tag of its copy, and believes that nothing has changed', async () => {
    const { map, contacts, requests, run, world, store } = start();
    await map.ready();
    world.now += 24 * hour;
    world.serve = (request) =>
      new Response(null, { status: request.headers.get('If-None-Match') === '"1"' ? 304 : 500 });
    await run();
    expect(requests[1]?.headers.get('If-None-Match')).toBe('"1"');
    expect(contacts()).toEqual(['Diego']);
    expect(await readMapCopy(store, address)).toMatchObject({
      readAt: world.now,
      nextAt: world.now + 24 * hour,
    });
    expect(world.changes).toBe(1);
  });

  it.each<[string, Server]>([
    ['unreachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['refused', () => new Response('', { status: 403 })],
    ['refused', () => new Response('', { status: 401 })],
    ['missing', () => new Response('', { status: 404 })],
    ['server', () => new Response('', { status: 503 })],
    ['unreadable', () => new Response('<html>Sign in</html>')],
    ['unreadable', () => new Response('{"version": 2}')],
    ['tooLarge', () => new Response(' '.repeat(largestMap + 1))],
  ])('keeps the last good copy when the address is %s', async (trouble, serve) => {
    const { map, contacts, run, world, store, dueIn } = start();
    await map.ready();
    world.now += 24 * hour;
    world.serve = serve;
    await run();
    expect(contacts()).toEqual(['Diego']);
    expect(await readMapCopy(store, address)).toMatchObject({
      trouble,
      etag: '"1"',
      readAt: world.now - 24 * hour,
    });
    expect(await dueIn()).toBe(4);
    world.now += 4 * hour;
    world.serve = () => new Response(mapOf(contact('Megan')));
    await run();
    expect(contacts()).toEqual(['Megan']);
    expect((await readMapCopy(store, address))?.trouble).toBeUndefined();
  });

  it('is due by Graph’s clock, which the engine goes by, also where this machine’s is a day ahead', async () => {
    const { map, me, world } = start();
    await map.ready();
    const graph = world.now - 24 * hour;
    expect(await map.section.dueAt(me, undefined, graph)).toBe(graph + 24 * hour);
  });

  it('is not asked for before the person lets Knock read from its host, or after a sign-out', async () => {
    const { map, me, dueIn, requests, run, world } = start({}, { covered: false });
    expect(await dueIn()).toBeUndefined();
    await map.ready();
    await run();
    expect(requests).toEqual([]);
    world.covered = true;
    expect(await dueIn()).toBe(0);
    expect(await map.section.dueAt({ ...me, session: 'signedOut' }, undefined, 0)).toBeUndefined();
  });

  it('of another address is another map, and the old one goes', async () => {
    const { map, contacts, run, world, store } = start();
    await map.ready();
    const moved = 'https://intranet.contoso.com/moved.json';
    world.policy = { ...world.policy, resourceMapUrl: moved };
    expect(contacts(), 'what the old address said no longer counts').toEqual([]);
    world.serve = () => new Response(mapOf(contact('Megan')));
    await run();
    expect(contacts()).toEqual(['Megan']);
    expect(await readMapCopy(store, address)).toBeUndefined();
    world.policy = {};
    expect(contacts()).toEqual([]);
  });

  it('takes no contact outside the domains that policy names, also when it names fewer later', async () => {
    const { map, contacts, world } = start();
    world.serve = () => new Response(mapOf(contact('Mallory', 'm@attacker.example'), contact('Diego')));
    await map.ready();
    expect(contacts()).toEqual(['Diego']);
    world.policy = { ...world.policy, contactDomains: [] };
    await map.ready();
    expect(contacts()).toEqual([]);
  });

  it('is read once for two profiles at a time', async () => {
    const { run, requests } = start();
    await Promise.all([run(), run()]);
    expect(requests).toHaveLength(1);
  });
});

describe('the request for the map', () => {
  const ask = async (managed: object): Promise<RequestInit> => {
    let seen: RequestInit = {};
    const { settings } = decodeSettings({ resourceMapUrl: address, ...managed }, {});
    await fetchMap(settings, undefined, async (_address, init) => {
      seen = init ?? {};
      return new Response('{}');
    });
    return seen;
  };

  it('carries no cookies unless policy says so, and never a token', async () => {
    expect((await ask({})).credentials).toBe('omit');
    const asBrowser = await ask({ resourceMapAuthentication: 'browserSession' });
    expect(asBrowser.credentials).toBe('include');
    for (const init of [await ask({}), asBrowser])
      expect([...new Headers(init.headers).keys()]).toEqual(['accept']);
  });

  it('follows no redirect, says not where it comes from, and is never answered by a cache', async () => {
    expect(await ask({})).toMatchObject({
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  it('stops reading at the limit, whatever the length says', async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const { settings } = decodeSettings({ resourceMapUrl: address }, {});
    const response = new Response(endless, { headers: { 'Content-Length': '10' } });
    expect(await fetchMap(settings, undefined, async () => response)).toEqual({ kind: 'tooLarge' });
    expect(given).toBeLessThan(8);
  });
});

it.each([
  'http://intranet.contoso.com/map.json',
  'https://user:word@intranet.contoso.com/map.json',
  'https://intranet.contoso.com:8443/map.json',
  'data:application/json,{}',
  'intranet.contoso.com/map.json',
  7,
])('%s is no address of a map', (resourceMapUrl) => {
  const { settings, problems } = decodeSettings({ resourceMapUrl }, {});
  expect(settings.resourceMapUrl).toBeUndefined();
  expect(problems.map(({ key }) => key)).toEqual(['resourceMapUrl']);
});
