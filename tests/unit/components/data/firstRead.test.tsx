// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { endFirstRead, readFirst } from '../../../../components/data/firstRead.ts';
import { store } from '../../../../components/data/store.ts';
import { useApprovals } from '../../../../components/data/useApprovals.ts';
import { useProfiles } from '../../../../components/data/useProfiles.ts';
import { useRequests } from '../../../../components/data/useRequests.ts';
import { useWaitingApprovals } from '../../../../components/data/useWaitingApprovals.ts';
import { approval, requestIn } from '../../../gallery/people.ts';
import { person } from '../../requests/people.ts';
import { render } from '../render.tsx';

const sent = vi.hoisted(() => [] as string[]);
vi.mock('../../../../lib/messaging/client.ts', () => ({
  send: async (command: string) => {
    sent.push(command);
    return { ok: true, value: {} };
  },
}));

const one = person(1);
const kept = { ...requestIn('denied'), profile: one.profile, targetId: 't', justification: '', answers: [] };
const waiting = (id: string, urgency: number, asks: string) =>
  ({ ...approval, profile: one.profile, id, urgency, requestorName: asks }) as const;
const row = { ...kept, requestType: 'userAdd', schedule: null, madeHere: true, accessPackageName: 'Early' };

function Shown() {
  const profiles = useProfiles();
  const requests = useRequests(profiles?.active?.profile);
  const approvals = useApprovals(profiles?.active?.profile);
  const count = useWaitingApprovals(profiles?.active?.profile, true);
  const shown = [
    ...(requests ?? []).map(({ accessPackageName }) => accessPackageName),
    ...(approvals ?? []).map(({ requestorName }) => requestorName),
  ];
  return `${profiles?.active?.displayName}: ${shown} ${count.count ?? count.isAny}`.trim();
}

it('what was read early is shown at once, and the store is only asked after it', async () => {
  await store.profiles.put(one);
  await store.meta.put({ key: 'activeProfile', value: one.profile });
  await store.requests.put({ ...row, accessPackageName: 'Live' });
  const asked = vi.spyOn(store.requests, 'where');
  const early = {
    profiles: [one],
    active: one.profile,
    requests: [row, { id: 'without a shape' }],
    approvals: [waiting('a', 2, 'later'), { id: 'without a shape' }, waiting('b', 1, 'sooner')],
  };
  await readFirst(Promise.resolve(early), 100);
  const { host } = await render(<Shown />);
  expect(host.textContent).toBe(`${one.displayName}: Early,sooner,later 2`);
  expect(asked).not.toHaveBeenCalled();
  expect(sent).toEqual([]);
  await act(async () => endFirstRead());
  expect(host.textContent).toMatch(/: (Early,sooner,later 2|Live false)$/);
  await vi.waitFor(() => expect(host.textContent).toBe(`${one.displayName}: Live false`));
  expect(sent).toEqual(['countApprovals']);
});

it('a page that read nothing early is live from its beginning', async () => {
  await readFirst(Promise.resolve(undefined), 100);
  const { host } = await render(<Shown />);
  await vi.waitFor(() => expect(host.textContent).toBe(`${one.displayName}: Live false`));
});
