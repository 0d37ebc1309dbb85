// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { endFirstRead, readFirst } from '../../../../components/data/firstRead.ts';
import { store } from '../../../../components/data/store.ts';
import { useProfiles } from '../../../../components/data/useProfiles.ts';
import { useRequests } from '../../../../components/data/useRequests.ts';
import { requestIn } from '../../../gallery/people.ts';
import { person } from '../../requests/people.ts';
import { render } from '../render.tsx';

const one = person(1);
const kept = { ...requestIn('denied'), profile: one.profile, targetId: 't', justification: '', answers: [] };
const row = { ...kept, requestType: 'userAdd', schedule: null, madeHere: true, accessPackageName: 'Early' };

function Shown() {
  const profiles = useProfiles();
  const requests = useRequests(profiles?.active?.profile);
  return `${profiles?.active?.displayName}: ${requests?.map(({ accessPackageName }) => accessPackageName)}`;
}

it('what was read early is shown at once, and the store is only asked after it', async () => {
  await store.profiles.put(one);
  await store.meta.put({ key: 'activeProfile', value: one.profile });
  await store.requests.put({ ...row, accessPackageName: 'Live' });
  const asked = vi.spyOn(store.requests, 'where');
  const early = { profiles: [one], active: one.profile, requests: [row, { id: 'without a shape' }] };
  await readFirst(Promise.resolve(early), 100);
  const { host } = await render(<Shown />);
  expect(host.textContent).toBe(`${one.displayName}: Early`);
  expect(asked).not.toHaveBeenCalled();
  await act(async () => endFirstRead());
  expect(host.textContent).toMatch(/: (Early|Live)$/);
  await vi.waitFor(() => expect(host.textContent).toBe(`${one.displayName}: Live`));
});

it('a page that read nothing early is live from its beginning', async () => {
  await readFirst(Promise.resolve(undefined), 100);
  const { host } = await render(<Shown />);
  await vi.waitFor(() => expect(host.textContent).toBe(`${one.displayName}: Live`));
});
