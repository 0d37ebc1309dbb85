import { describe, expect, it } from 'vitest';
import { answeredPage, type HubView, hubHash, hubView } from '../../../lib/messaging/hubAddress.ts';
import { parseInput } from '../../../lib/messaging/schemas.ts';

const odd = 'a/b?c=d&e#f % ü';
const views: { [Name in HubView['name']]: Extract<HubView, { name: Name }>[] } = {
  request: [
    { name: 'request', accessPackageId: 'abc' },
    { name: 'request', accessPackageId: odd, tabId: 7, denialId: odd },
    { name: 'request', accessPackageId: odd, tabId: 7, denialId: odd, need: 'edit' },
    { name: 'request', accessPackageId: odd, isForOther: true },
  ],
  find: [
    { name: 'find' },
    { name: 'find', search: odd },
    { name: 'find', search: odd, tabId: 7, denialId: odd, need: 'edit' },
  ],
  requests: [{ name: 'requests' }],
  held: [{ name: 'held' }, { name: 'held', assignmentId: odd }],
  history: [{ name: 'history' }],
  approvals: [{ name: 'approvals' }],
  help: [{ name: 'help' }],
  packages: [
    { name: 'packages' },
    { name: 'packages', draftId: odd },
    { name: 'packages', resource: odd, need: 'edit' },
  ],
};

describe('the hub’s address', () => {
  it.each(Object.values(views).flat())('there and back: %j', (view) => {
    expect(hubView(hubHash(view))).toEqual(view);
  });

  it.each(Object.values(views).flat())('a command may ask for %j', (view) => {
    const guid = '11111111-2222-4333-8444-555555555555';
    const ids = Object.fromEntries(
      Object.entries(view).map(([name, value]) => [
        name,
        name.endsWith('Id') && name !== 'tabId' ? guid : value,
      ]),
    );
    expect(parseInput('openHub', { view: ids })).toEqual({ input: { view: ids } });
  });

  it.each([
    ['', { name: 'requests' }],
    ['#/approvals', { name: 'approvals' }],
    ['#/history', { name: 'history' }],
    ['#/held', { name: 'held' }],
    ['#/requests?search=two%20words', { name: 'requests' }],
    ['#/find?search=two%20words', { name: 'find', search: 'two words' }],
    [
      '#/request/abc?tab=7&denial=d-1',
      { name: 'request', accessPackageId: 'abc', tabId: 7, denialId: 'd-1' },
    ],
    ['#/request/abc?tab=7', { name: 'request', accessPackageId: 'abc' }],
    ['#/request/abc?need=everything', { name: 'request', accessPackageId: 'abc' }],
    ['#/request/abc?for=everybody', { name: 'request', accessPackageId: 'abc' }],
    ['#/request/abc', { name: 'request', accessPackageId: 'abc' }],
    ['#/request/%E0%A4%A', { name: 'requests' }],
    ['#/elsewhere/x', { name: 'requests' }],
    ['#/toString/x', { name: 'requests' }],
  ])('%s', (hash, view) => expect(hubView(hash)).toEqual(view));

  it('names the page that a form answers, or none', () => {
    const view = { name: 'request', accessPackageId: 'x' } as const;
    expect(answeredPage({ ...view, tabId: 7, denialId: 'd' })).toEqual({ tabId: 7, denialId: 'd' });
    expect(answeredPage({ ...view, tabId: 7 })).toBeUndefined();
  });
});
