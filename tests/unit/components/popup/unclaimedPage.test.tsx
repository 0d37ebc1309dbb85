// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { pageBehind } from '../../../../components/popup/pageBehind.ts';
import { UnclaimedPage } from '../../../../components/popup/unclaimedPage.tsx';
import { ok } from '../../../../lib/platform/failure.ts';
import { render } from '../render.tsx';

const sent = vi.hoisted(() => [] as unknown[][]);
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../../lib/messaging/client.ts', () => ({
  send: async (...message: unknown[]) => {
    sent.push(message);
    return ok();
  },
}));

beforeEach(() => {
  sent.length = 0;
});

const site = pageBehind(
  'https://contoso.sharepoint.com/sites/Marketing/SitePages/Home.aspx',
  undefined,
  [],
  [],
);
const report = pageBehind(
  'https://app.powerbi.com/groups/29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987',
  undefined,
  [],
  [],
);
const complaints = (host: Element) =>
  [...host.querySelectorAll('.this-page .actions button')].map((one) => one.textContent);

it('asks on SharePoint what doesn’t work, and elsewhere only whether one was refused', async () => {
  const onSite = await render(<UnclaimedPage tabId={7} behind={site} />);
  expect(complaints(onSite.host)).toEqual([
    'I can’t open something',
    'I can’t edit here',
    'Something is missing here',
  ]);
  const elsewhere = await render(<UnclaimedPage tabId={7} behind={report} />);
  expect(complaints(elsewhere.host)).toEqual(['I can’t access this']);
  const shared = 'https://contoso.sharepoint.com/contentstorage/CSP_1/Document';
  const byOwner = await render(<UnclaimedPage tabId={7} behind={pageBehind(shared, undefined, [], [])} />);
  expect(complaints(byOwner.host)).toEqual(['I can’t access this']);
});

it.each([
  [/^I can’t open something$/, { page: { ...site.page, extent: 'item' } }],
  [/^I can’t edit here$/, { page: site.page, need: 'edit' }],
  [/^Something is missing here$/, { page: { ...site.page, extent: 'item' } }],
])('%s says so with the page', async (name, input) => {
  const { click } = await render(<UnclaimedPage tabId={7} behind={site} />);
  await click(name);
  expect(sent).toEqual([['reportRefusal', { tabId: 7, ...input }]]);
});
