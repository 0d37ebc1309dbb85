import { describe, expect, it } from 'vitest';
import { announcementText } from '../../../entrypoints/background/announcements.ts';
import type { ToDecideAnnouncement } from '../../../lib/approvals/waitingSection.ts';
import type { ExpiryAnnouncement } from '../../../lib/assignments/expiry.ts';
import type { Announcement } from '../../../lib/requests/notify/announcer.ts';
import { createBackgroundWords } from '../../../lib/words/backgroundWords.ts';
import { assignmentRow, requestRow } from '../requests/people.ts';

const words = await createBackgroundWords(['en']);
const request = requestRow({
  accessPackageName: 'Payroll – Visitor',
  deniedName: 'Payroll site',
  returnTo: 'https://contoso.sharepoint.com/sites/payroll',
  forOther: { name: 'Lynne Robbins', mail: 'LynneR@contoso.com' },
});
const kinds = [
  'delivered',
  'usable',
  'denied',
  'failed',
  'expired',
  'extended',
  'notExtended',
  'notGivenUp',
  'noLongerListed',
  'needsSignIn',
] as const satisfies Announcement['kind'][];
const held = assignmentRow({ accessPackageName: request.accessPackageName });
const end = Date.UTC(2026, 11, 24);
const ending: ExpiryAnnouncement = { id: 'held/1', kind: 'ending', held, end, isOld: false };
const news: (Announcement | ExpiryAnnouncement)[] = [
  ...kinds.map((kind) => ({ id: `request/row-1/${kind}`, kind, request })),
  ending,
  { ...ending, isOld: true },
];
const names = /Payroll|Lynne|contoso/i;
const textOf = (one: Announcement | ExpiryAnnouncement, notificationNames: boolean) =>
  announcementText(one, words, { notificationNames });

describe('a notification', () => {
  it.each(news.map((one) => [one.kind, one] as const))(
    'of %s names nobody where policy says so',
    (_, one) => {
      const [plain, named] = [textOf(one, false), textOf(one, true)];
      expect(JSON.stringify(plain)).not.toMatch(names);
      expect(JSON.stringify(named)).toMatch(names);
      expect(plain?.title).toMatch(/^\p{Lu}/u);
      expect(plain?.message).not.toBe('');
    },
  );

  it('of requests that wait names a single one, where it may', () => {
    const only = { requestor: 'Lynne Robbins', package: 'Payroll' };
    const one = { id: '', kind: 'toDecide', count: 1, only } as const;
    const several = { id: '', kind: 'toDecide', count: 3 } as const;
    const told = (news: ToDecideAnnouncement, notificationNames: boolean) =>
      announcementText(news, words, { notificationNames });
    expect(told(one, true)?.message).toBe('Lynne Robbins requests Payroll.');
    expect(JSON.stringify(told(one, false))).not.toMatch(names);
    expect(told(several, true)).toEqual({
      title: '3 requests need your decision',
      message: 'Select this to review them.',
    });
    expect(told({ ...several, kind: 'expiring' }, false)?.title).toBe('3 requests expire within a day');
    expect(told({ ...several, kind: 'noLongerToDecide', count: 1 }, false)?.title).toBe(
      'A request no longer needs your decision',
    );
  });

  it('still says what happened, and when', () => {
    expect(kinds.map((kind) => textOf({ id: '', kind, request }, false)?.title)).toEqual([
      'Access to an access package was granted',
      'Access to an access package is active',
      'The request for an access package was denied',
      'The request for an access package failed',
      'The request for an access package expired',
      'New end date for an access package',
      'Access to an access package was not extended',
      'Access to an access package couldn’t be removed',
      'The request for an access package was deleted',
      'Sign in to Knock again',
    ]);
    expect(textOf(ending, false)?.title).toBe(`Access to an access package ends on ${words.formatDate(end)}`);
    expect(textOf({ id: '', kind: 'delivered', request }, false)?.message).toBe(
      'Select this to go back to the page.',
    );
  });

  it('says what one can do now, where more than viewing was needed', () => {
    const { forOther: _whose, ...own } = request;
    const titles = (news: Announcement['request']) =>
      [true, false].map((isNamed) => textOf({ id: '', kind: 'usable', request: news }, isNamed)?.title);
    expect(titles({ ...own, need: 'edit' })).toEqual([
      'You can edit Payroll site now',
      'You can edit the page now',
    ]);
    expect(titles({ ...own, need: 'manage' })[0]).toBe('You can manage Payroll site now');
    expect(titles({ ...own, need: 'view' })[0]).toBe('Access to Payroll – Visitor is active');
    expect(textOf({ id: '', kind: 'delivered', request: { ...own, need: 'edit' } }, true)?.title).toBe(
      'Access to Payroll – Visitor was granted',
    );
  });

  it('is none for a step that is followed by another within moments', () => {
    for (const isNamed of [true, false])
      expect(textOf({ id: '', kind: 'approved', request }, isNamed)).toBeUndefined();
  });
});
