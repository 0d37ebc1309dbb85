// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, useEffect, useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { store } from '../../components/data/store.ts';
import { type PackageFacts, usePackage } from '../../components/data/usePackages.ts';
import { useWaitingApprovals } from '../../components/data/useWaitingApprovals.ts';
import { HubApp } from '../../components/hub/hubApp.tsx';
import { ok } from '../../lib/platform/failure.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { render } from '../unit/components/render.tsx';
import { person } from '../unit/requests/people.ts';

const [one, other] = [person(1), person(2)];
const world = vi.hoisted(() => ({ counts: [] as Promise<unknown>[], active: undefined as unknown }));
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../lib/messaging/client.ts', () => ({ send: () => world.counts.shift() }));
vi.mock('../../components/data/useSettings.ts', () => ({
  useSettings: () => ({ state: 'known', settings: {} }),
}));
vi.mock('../../components/data/useProfiles.ts', () => ({
  useProfiles: () => ({ active: world.active, all: [] }),
}));
vi.mock('../../components/requests/requestsView.tsx', () => ({ RequestsView: () => <textarea /> }));

beforeEach(() => {
  world.counts = [];
});

it('the hub keeps nothing that was typed as another account', async () => {
  let goTo = (_: ProfileRow) => {};
  function Switched() {
    const [active, setActive] = useState<ProfileRow>(one);
    goTo = setActive;
    world.active = active;
    return <HubApp key="hub" />;
  }
  const { host } = await render(<Switched />);
  const field = () => host.querySelector('textarea') as HTMLTextAreaElement;
  field().value = 'typed';
  await act(async () => goTo({ ...one, session: 'needsSignIn' }));
  expect(field().value).toBe('typed');
  await act(async () => goTo(other));
  expect(field().value).toBe('');
});

it('a package is never shown as another account knows it, not even until it is read', async () => {
  const row = { id: 'p', description: '', contents: 'unread', listedAt: 1 };
  for (const { profile, displayName } of [one, other])
    await store.accessPackages.put({ ...row, profile, displayName } as never);
  const seen: [ProfileKey, PackageFacts | undefined][] = [];
  let goTo = (_: ProfileKey) => {};
  function Shown() {
    const [profile, setProfile] = useState(one.profile);
    goTo = setProfile;
    const facts = usePackage(profile, 'p');
    useEffect(() => void seen.push([profile, facts]));
    return facts?.accessPackage?.displayName;
  }
  const { host } = await render(<Shown />);
  await vi.waitFor(() => expect(host.textContent).toBe(one.displayName));
  await act(async () => goTo(other.profile));
  await vi.waitFor(() => expect(host.textContent).toBe(other.displayName));
  const strange = seen.filter(
    ([profile, facts]) => facts !== undefined && facts.accessPackage?.profile !== profile,
  );
  expect(strange).toEqual([]);
  expect(seen).toContainEqual([other.profile, undefined]);
});

it('what waits for one account is not counted for another', async () => {
  world.counts = [Promise.resolve(ok({ count: 7 })), new Promise(() => {})];
  let goTo = (_: ProfileKey) => {};
  function Counted() {
    const [profile, setProfile] = useState(one.profile);
    goTo = setProfile;
    return `waiting: ${useWaitingApprovals(profile, true).count}`;
  }
  const { host } = await render(<Counted />);
  await vi.waitFor(() => expect(host.textContent).toBe('waiting: 7'));
  await act(async () => goTo(other.profile));
  expect(host.textContent).toBe('waiting: undefined');
});
