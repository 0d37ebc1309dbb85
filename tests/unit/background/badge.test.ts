import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { badgeOf, iconOf, newsOf } from '../../../entrypoints/background/badge.ts';
import type { RequestState } from '../../../lib/entitlement/request.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../../lib/store/rows.ts';
import { createWords } from '../../../lib/words/words.ts';
import { root } from '../../browsers/build.ts';

const words = createWords('en');
const adele: ProfileRow = {
  profile: 'global/t/adele' as ProfileKey,
  cloud: 'global',
  tenantId: 't',
  oid: 'adele',
  username: 'adele@contoso.com',
  displayName: 'Adele Vance',
  session: 'signedIn',
  isGuest: false,
};
const request = (state: RequestState, change: Partial<RequestRow> = {}): RequestRow => ({
  profile: adele.profile,
  id: state,
  accessPackageId: 'p',
  accessPackageName: 'P',
  targetId: 'adele',
  requestType: 'userAdd',
  state,
  justification: '',
  answers: [],
  schedule: null,
  madeHere: true,
  createdAt: 0,
  asOf: 100,
  changedAt: 100,
  timeline: [],
  ...change,
});
const textOf = (rows: RequestRow[], seenAt = 0, profile = adele, held: AssignmentRow[] = []) =>
  badgeOf(newsOf(profile, rows, held, seenAt), words).text;
const held = (warned: AssignmentRow['warned']): AssignmentRow => ({
  profile: adele.profile,
  id: 'a',
  accessPackageId: 'p',
  accessPackageName: 'P',
  state: 'delivered',
  expiration: { type: 'afterDateTime', endDateTime: '2026-11-23T09:00:00Z' },
  asOf: 100,
  ...(warned && { warned }),
});

describe('the badge', () => {
  it('is empty when nothing concerns the person', () => {
    expect(textOf([])).toBe('');
    expect(textOf([request('draft'), request('canceled')])).toBe('');
  });

  it('has what is under way in its tooltip alone', () => {
    const rows = [request('pendingApproval'), request('queued')];
    expect(badgeOf(newsOf(adele, rows, [], 0), words)).toMatchObject({
      text: '',
      title: 'Knock: 2 requests are pending',
    });
  });

  it('has a dot for answers, until they were seen', () => {
    const rows = [request('denied'), request('pendingApproval'), request('submitted')];
    expect(textOf(rows)).toBe('•');
    expect(textOf(rows, 100)).toBe('');
  });

  it('has a number, and a colour of its own, only for what the person has to decide', () => {
    const rows = [request('denied')];
    const one = badgeOf(newsOf(adele, rows, [], 0, 1), words);
    expect(one).toMatchObject({ text: '1', title: 'Knock: 1 request needs your decision' });
    expect(badgeOf(newsOf(adele, rows, [], 0, 120), words).text).toBe('99+');
    expect(badgeOf(newsOf(adele, rows, [], 0), words).color).not.toBe(one.color);
  });

  it('says nothing of what was over when Knock first saw it', () => {
    expect(textOf([request('delivered', { madeHere: false })])).toBe('');
  });

  it('does not call it an answer that what one gave up is gone', () => {
    expect(textOf([request('delivered', { requestType: 'userRemove' })])).toBe('');
    expect(textOf([request('delivered', { requestType: 'userUpdate' })])).toBe('•');
  });

  it('counts what was told to end before what waits, until it was seen', () => {
    const rows = [request('pendingApproval')];
    const told = [held({ end: 900, days: 14, at: 200 }), held({ end: 900, days: 14 }), held(undefined)];
    expect(badgeOf(newsOf(adele, rows, told, 100), words)).toMatchObject({
      text: '•',
      title: 'Knock: 1 access package ends soon',
    });
    expect(textOf(rows, 200, adele, told)).toBe('');
    expect(badgeOf(newsOf(adele, rows, told, 200), words).title).toBe('Knock: 1 request is pending');
  });

  it('asks for the sign-in first', () => {
    const signedOut = { ...adele, session: 'needsSignIn' as const };
    expect(textOf([request('denied')], 0, signedOut)).toBe('?');
  });

  it('has a grey icon of files that are there while nobody is signed in', () => {
    const iconFor = (session: ProfileRow['session']) => iconOf(newsOf({ ...adele, session }, [], [], 0));
    expect(iconFor('needsSignIn')).toEqual(iconFor('signedIn'));
    expect(iconFor('signedOut')).not.toEqual(iconFor('signedIn'));
    for (const file of [iconFor('signedOut'), iconFor('signedIn')].flatMap((icon) => Object.values(icon)))
      expect(existsSync(join(root, 'public', file)), file).toBe(true);
  });
});
