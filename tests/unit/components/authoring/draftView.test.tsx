// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftView } from '../../../../components/authoring/draftView.tsx';
import { addPackageDraft } from '../../../../components/data/packageDrafts.ts';
import { store } from '../../../../components/data/store.ts';
import { creationScopes } from '../../../../lib/auth/tokenSource.ts';
import type { PackageDraft } from '../../../../lib/entitlement/packageDraft.ts';
import { say } from '../../../e2e/harness/words.ts';
import { auroraDraft } from '../../authoring/maker.ts';
import type { World } from '../../graph/world.ts';
import { render } from '../render.tsx';
import { draftsOf, type Hub, hubOf, oneLock, untilShown, withoutPauses } from './hubOf.tsx';

const page = vi.hoisted(() => ({ hub: undefined as unknown }));
vi.mock('wxt/browser', () => {
  const area = { get: async () => ({}), set: async () => {} };
  return { browser: { storage: { local: area, managed: area } } };
});
vi.mock('../../../../components/data/administrator.ts', () => ({
  get administrator() {
    return (page.hub as Hub).administrator;
  },
}));

beforeAll(withoutPauses);
beforeEach(async () => {
  Object.defineProperty(navigator, 'locks', { value: oneLock, configurable: true });
  await store.packageDrafts.clear();
  location.hash = '';
});
afterAll(() => vi.unstubAllGlobals());

const exactly = (text: string) => new RegExp(`^${text}$`);
const madeIn = ({ contoso }: World) =>
  contoso.accessPackages.filter(({ displayName }) => displayName.startsWith('Aurora'));

async function opened(
  options: Parameters<typeof hubOf>[0] = {},
  draft: (world: World) => PackageDraft = auroraDraft,
) {
  const hub = hubOf(options);
  page.hub = hub;
  const draftId = await addPackageDraft(hub.me.profile, draft(hub.world));
  const shown = await render(<DraftView profile={hub.me} settings={hub.settings} draftId={draftId} />);
  return { hub, draftId, ...shown };
}
const helios = (world: World): PackageDraft => {
  const draft = auroraDraft(world);
  const originId = 'https://contoso.sharepoint.com/sites/Helios';
  return {
    ...draft,
    resources: [{ originSystem: 'SharePointOnline', originId, displayName: 'Helios' }],
    packages: draft.packages.map((one) => ({
      ...one,
      roles: one.roles.map((role) => ({ ...role, originId })),
    })),
  };
};

describe('a draft', () => {
  it('says what exists, is created by one press, and leads to what was made', async () => {
    const { host, click, hub } = await opened();
    await untilShown(host, say('make.existing.none', { resource: 'Aurora' }));
    expect(hub.asked).toEqual([]);
    await click(exactly(say('make.create')));
    await untilShown(host, say('make.done'));
    expect(madeIn(hub.world).map(({ displayName }) => displayName)).toEqual(['Aurora: view', 'Aurora: edit']);
    expect(hub.asked).toContain(creationScopes[0]);
    expect([...host.querySelectorAll('a[href^="https://entra.microsoft.com/"]')]).toHaveLength(2);
    expect(await draftsOf()).toMatchObject([{ state: 'created' }]);
  });

  it('is saved as it is typed', async () => {
    const { host, click } = await opened();
    await untilShown(host, say('make.existing.none', { resource: 'Aurora' }));
    await click(exactly(say('make.basics')));
    const field =
      host.querySelector<HTMLInputElement>('.making input:not([type])') ??
      host.querySelector('.making input.input');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        field,
        'Aurora readers',
      );
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await vi.waitFor(async () =>
      expect((await draftsOf())[0]?.draft.packages[0]?.displayName).toBe('Aurora readers'),
    );
  });

  it('asks for nothing that writes, and makes nothing, without packageCreation', async () => {
    const { host, hub } = await opened({ packageCreation: false });
    await untilShown(host, say('make.existing.none', { resource: 'Aurora' }));
    expect(host.textContent).toContain(say('make.off'));
    expect([...host.querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain(
      say('make.create'),
    );
    expect([hub.asked, madeIn(hub.world)]).toEqual([[], []]);
  });

  it('is read again after a sign-in', async () => {
    const { host, click } = await opened({ isSignedIn: false });
    await untilShown(host, say('make.signInText'));
    await click(exactly(say('make.signIn')));
    await untilShown(host, say('make.existing.none', { resource: 'Aurora' }));
  });

  it('that isn’t there any more is said to be gone', async () => {
    const hub = hubOf();
    page.hub = hub;
    const { host } = await render(<DraftView profile={hub.me} settings={hub.settings} draftId="unknown" />);
    await untilShown(host, say('make.gone'));
  });
});

describe('packages that include the thing', () => {
  it('are shown with what keeps people from them; one gets a policy instead, or a new one is made after all', async () => {
    const { host, click } = await opened({}, helios);
    await untilShown(host, say('make.existing.some', { resource: 'Helios' }));
    expect(host.textContent).toContain(say('make.existing.nobodyMayRequest'));
    await click(exactly(say('make.existing.letRequestTo', { name: 'Helios – View' })));
    await untilShown(host, say('make.existing.changing', { names: 'Helios – View' }));
    await vi.waitFor(async () =>
      expect((await draftsOf())[0]?.draft.packages).toMatchObject([
        { displayName: 'Helios – View', hasPolicy: true },
      ]),
    );
    await click(exactly(say('make.existing.back')));
    await vi.waitFor(async () =>
      expect((await draftsOf())[0]?.draft.packages.map(({ displayName }) => displayName)).toEqual([
        'Helios: view',
        'Helios: edit',
      ]),
    );
  });

  it('a package of a catalog is chosen to include it, too', async () => {
    const { host, click } = await opened();
    await untilShown(host, say('make.existing.none', { resource: 'Aurora' }));
    await click(exactly(say('make.existing.choose')));
    await untilShown(host, say('make.existing.add', { resource: 'Aurora' }));
    const [, packages] = host.querySelectorAll('select');
    const names = [...(packages?.options ?? [])].map(({ text }) => text);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
    expect(names).toContain('Campaign planning');
    await click(exactly(say('make.existing.add', { resource: 'Aurora' })));
    await vi.waitFor(async () =>
      expect((await draftsOf())[0]?.draft.packages).toMatchObject([
        { displayName: names[0], hasPolicy: false },
      ]),
    );
  });
});

it('the roles of a resource that the catalog has are offered by their names, and asked for only then', async () => {
  const { host, click, hub } = await opened({}, helios);
  await untilShown(host, say('make.existing.some', { resource: 'Helios' }));
  const { log } = hub.world.tenant.core;
  expect(log.rows().filter(({ path, inBatch }) => /\/resources\?/.test(path) && !inBatch)).toEqual([]);
  await click(exactly(say('make.resources')));
  await untilShown(host, 'Helios Visitors');
});
