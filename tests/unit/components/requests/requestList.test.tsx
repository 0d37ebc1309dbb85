// @vitest-environment happy-dom
import { act, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { HelpDeskContext } from '../../../../components/helpDesk.tsx';
import type { ListedRequest, ListHandlers } from '../../../../components/requests/listedRequest.ts';
import { RequestList } from '../../../../components/requests/requestList.tsx';
import { day } from '../../../../lib/platform/durations.ts';
import type { HelpDesk } from '../../../../lib/settings/settings.ts';
import { say } from '../../../e2e/harness/words.ts';
import { now, requestIn } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

const open = vi.fn(async () => ({ ok: true as const, value: undefined }));
const handlers = { open } as unknown as ListHandlers;
const named = (name: string, state: ListedRequest['state'], more: Partial<ListedRequest> = {}) =>
  requestIn(state, { id: name, accessPackageName: name, ...more });
const back = { returnTo: 'https://contoso.sharepoint.com/sites/Marketing' };
const three = [
  named('Finance', 'pendingApproval'),
  named('Marketing', 'usable', back),
  named('Sales', 'canceled', { changedAt: now - day }),
];

let setRequests = (_: ListedRequest[]) => {};
function Popup({ first }: { first: ListedRequest[] }) {
  const [requests, set] = useState(first);
  setRequests = set;
  return <RequestList isCompact requests={requests} handlers={handlers} />;
}
const cancel = new RegExp(say('request.cancelNamed', { package: 'Finance' }));
const labels = (host: HTMLElement) =>
  [...host.querySelectorAll('button')].map((one) => one.getAttribute('aria-label') ?? one.textContent);
const isOpened = (button: HTMLButtonElement) => button.getAttribute('aria-expanded') === 'true';

it('three requests are a line each, with what waits for the person', async () => {
  const { host, click } = await render(<Popup first={three} />);
  expect(labels(host)).toEqual(['Finance', 'Marketing', say('request.open'), 'Sales']);
  await click(new RegExp(say('request.open')));
  expect(open).toHaveBeenCalledWith('Marketing');
});

it('a click on a line opens the rest, another one closes it', async () => {
  const { button, click, host } = await render(<Popup first={three} />);
  await click(/^Finance$/);
  expect(isOpened(button(/^Finance$/))).toBe(true);
  expect(button(cancel)).toBeTruthy();
  expect(isOpened(button(/^Sales$/))).toBe(false);
  await click(/^Finance$/);
  expect(labels(host)).not.toContain(say('request.cancelNamed', { package: 'Finance' }));
});

it('two have room to stand open, and stay so when a third comes', async () => {
  const { button } = await render(<Popup first={three.slice(0, 2)} />);
  expect(button(cancel)).toBeTruthy();
  await act(async () => setRequests(three));
  expect(button(cancel)).toBeTruthy();
  expect(isOpened(button(/^Sales$/))).toBe(false);
});

it('a failure is said without opening anything', async () => {
  const failed = named('Failed', 'queued', { failure: { kind: 'interactionRequired' } });
  const { host } = await render(<Popup first={[...three, failed]} />);
  expect(host.textContent).toContain(say('failure.interactionRequired'));
});

it('the hub has room for all of it', async () => {
  const { host, button } = await render(<RequestList requests={three} handlers={handlers} />);
  expect(button(cancel)).toBeTruthy();
  expect(host.querySelector('h3 button')).toBeNull();
});

it('a request that failed leads to the help desk that policy names, with its ID', async () => {
  const failed = named('Failed', 'failed', { graphId: 'g-17' });
  const shown = (helpDesk: HelpDesk) =>
    render(
      <HelpDeskContext value={helpDesk}>
        <Popup first={[failed]} />
      </HelpDeskContext>,
    ).then(({ host }) => host.querySelector<HTMLAnchorElement>('a[href^="mailto:help@contoso.com"]'));
  expect(decodeURIComponent((await shown({ helpDeskMail: 'help@contoso.com' }))?.href ?? '')).toContain(
    'g-17',
  );
  expect(await shown({})).toBeNull();
});

it.each([
  [1, true],
  [15, false],
  [270, false],
])('what was delivered %d days ago is asked about: %s', async (days, isAsked) => {
  const delivered = named('Marketing', 'delivered', { changedAt: now - days * day });
  const { host } = await render(<Popup first={[delivered]} />);
  expect(labels(host).includes(say('usable.works'))).toBe(isAsked);
  expect(host.textContent?.includes(say('usable.staleSignIn'))).toBe(isAsked);
});

it('what was requested elsewhere is not asked about', async () => {
  const delivered = named('Marketing', 'delivered', { changedAt: now - day, madeHere: false });
  const { host } = await render(<Popup first={[delivered]} />);
  expect(labels(host)).not.toContain(say('usable.works'));
});

it('a request of nine months ago is a link to the history', async () => {
  const openHistory = vi.fn();
  const old = (name: string) => named(name, 'delivered', { changedAt: now - 270 * day });
  const { host, click } = await render(
    <RequestList
      requests={[...three, old('One'), old('Two')]}
      handlers={handlers}
      onOpenHistory={openHistory}
    />,
  );
  expect(host.textContent).not.toContain('One');
  await click(/^See 2 older requests/);
  expect(openHistory).toHaveBeenCalledOnce();
});
