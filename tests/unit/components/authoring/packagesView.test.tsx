// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { PackagesView, type PackagesViewProps } from '../../../../components/authoring/packagesView.tsx';
import { store } from '../../../../components/data/store.ts';
import { say } from '../../../e2e/harness/words.ts';
import { render } from '../render.tsx';
import { draftsOf, type Hub, hubOf, until, untilDrafted, untilShown, withoutPauses } from './hubOf.tsx';

const page = vi.hoisted(() => ({ hub: undefined as unknown, policy: {} as object }));
vi.mock('wxt/browser', () => {
  const area = { get: async () => ({}), set: async () => {} };
  return { browser: { storage: { local: area, managed: { get: async () => page.policy } } } };
});
vi.mock('../../../../components/data/administrator.ts', () => ({
  get administrator() {
    return (page.hub as Hub).administrator;
  },
}));

beforeAll(withoutPauses);
beforeEach(async () => {
  await store.packageDrafts.clear();
  location.hash = '';
});
afterAll(() => vi.unstubAllGlobals());

const aurora = 'sharepointonline|https://contoso.sharepoint.com/sites/aurora';

async function opened(options: Parameters<typeof hubOf>[0], more: Partial<PackagesViewProps>) {
  const hub = hubOf(options);
  page.hub = hub;
  const view = <PackagesView profile={hub.me} settings={hub.settings} {...more} />;
  return { hub, ...(await render(view)) };
}

it('begins with an empty draft from the hub', async () => {
  const { host, click } = await opened({}, {});
  await untilShown(host, say('make.none'));
  await click(new RegExp(`^${say('make.new')}$`));
  await untilDrafted();
  const [row] = await draftsOf();
  expect(row).toMatchObject({ state: 'draft', draft: { resources: [], packages: [{ hasPolicy: true }] } });
  await vi.waitFor(() => expect(location.hash).toContain(row?.id));
});

it('begins a draft for what was refused, once, and goes on with it the next time', async () => {
  const { host } = await opened({}, { resource: aurora, need: 'edit' });
  await untilDrafted();
  const [row] = await draftsOf();
  expect(row?.draft).toMatchObject({
    resources: [{ displayName: 'Aurora' }],
    packages: [{ displayName: 'Aurora: view' }, { displayName: 'Aurora: edit' }],
  });
  expect(host.textContent).not.toContain(say('make.unfit'));
  location.hash = '';
  await opened({}, { resource: aurora, need: 'edit' });
  await until('the draft', () => location.hash !== '');
  expect(location.hash).toContain(row?.id);
  expect(await draftsOf()).toHaveLength(1);
});

it('asks for a sign-in first, and goes on without it where somebody wants that', async () => {
  const { host, click, hub } = await opened({ isSignedIn: false }, { resource: aurora });
  await untilShown(host, say('make.signInText'));
  expect(await draftsOf()).toEqual([]);
  await click(new RegExp(`^${say('make.without')}$`));
  await untilDrafted();
  expect((await draftsOf())[0]?.draft.resources).toMatchObject([{ displayName: 'aurora' }]);
  expect(hub.world.tenant.core.log.rows()).toEqual([]);
});

it('says where no package can include what was refused', async () => {
  const unknown = 'appid|0b0e0000-0000-4000-8000-00000000dead';
  const { host } = await opened({ who: 'Nestor Wilke' }, { resource: unknown });
  await untilShown(host, say('make.unfit.step'));
  expect(await draftsOf()).toEqual([]);
});

it('lists the drafts, and takes an address that names nothing for none', async () => {
  const { host } = await opened({}, { resource: 'javascript|alert(1)' });
  await untilShown(host, say('make.none.text'));
});

it('knows by the organisation’s map what opens the same, and who stands in for the owners', async () => {
  const { world } = hubOf();
  const group = world.contoso.groups.find(({ displayName }) => displayName === 'Product Launch')?.id ?? '';
  page.policy = {
    contactDomains: ['contoso.com'],
    resourceMap: {
      version: 1,
      aliases: [
        {
          from: { kind: 'site', id: 'https://contoso.sharepoint.com/sites/Aurora' },
          to: { kind: 'group', id: group },
          relation: 'siteOf',
        },
      ],
      contacts: [
        {
          resource: { kind: 'site', id: 'https://contoso.sharepoint.com/sites/Aurora' },
          name: 'Megan Bowen',
          mail: 'meganb@contoso.com',
        },
      ],
    },
  };
  // What an earlier look-up found counts no more.
  const now = Date.now;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + 600_000);
  await opened({}, { resource: aurora });
  await untilDrafted();
  const [row] = await draftsOf();
  expect(row?.draft.stages[1]?.alternates).toMatchObject([{ displayName: 'Megan Bowen' }]);
  const { host } = await opened({}, { draftId: row?.id });
  await untilShown(host, 'Product launch');
  page.policy = {};
  clock.mockRestore();
});
