import { describe, expect, it } from 'vitest';
import { findPeople, type Target } from '../../../../components/form/targetPicker.tsx';
import { aboutPeople, aboutRequest, firstTarget } from '../../../../components/hub/aboutRequest.ts';
import { assignmentRow, packageId, person, requestRow } from '../../requests/people.ts';

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const me = person();
const lynne = { id: person(2).oid, displayName: 'Lynne Robbins', mail: 'lynne@contoso.com' };
const forLynne = { targetId: lynne.id, forOther: { name: lynne.displayName, mail: lynne.mail } };
const about = (more: Partial<Parameters<typeof aboutRequest>[0]>) =>
  aboutRequest({
    profile: me,
    accessPackageId: packageId.toUpperCase(),
    target: 'me',
    requests: [],
    assignments: [],
    incompatiblePackages: [],
    now,
    ...more,
  });

describe('what is known of a package', () => {
  it('is told apart by whom it is for', () => {
    const requests = [
      requestRow({ id: 'hers', ...forLynne }),
      requestRow({ id: 'draft', state: 'draft' }),
      requestRow({ id: 'denied', state: 'denied' }),
    ];
    expect(about({ requests })).toMatchObject({
      draft: { id: 'draft' },
      open: undefined,
      over: { id: 'denied' },
    });
    expect(about({ requests, target: lynne })).toMatchObject({ draft: undefined, open: { id: 'hers' } });
  });

  it('is held, where it is and has not ended', () => {
    const held = (changes: object) => about({ assignments: [{ ...assignmentRow(), ...changes }] }).held;
    const until = (at: number) => ({
      expiration: { type: 'afterDateTime', endDateTime: new Date(at).toISOString() },
    });
    expect(held(until(now + 31 * day))).toBeDefined();
    expect(held(until(now - day))).toBeUndefined();
    expect(held({ state: 'expired' })).toBeUndefined();
    expect(about({ assignments: [assignmentRow()], target: lynne }).held).toBeUndefined();
  });

  it('may be asked for again near its end, as the background allows it: the form, not the notice that leads to it', () => {
    const soon = { type: 'afterDateTime' as const, endDateTime: new Date(now + 29 * day).toISOString() };
    const assignments = [{ ...assignmentRow(), expiration: soon }];
    const requests = [requestRow({ state: 'delivered', changedAt: now - 60 * day })];
    const { held, open, heldNames } = about({ assignments, requests });
    expect({ held, open }).toEqual({ held: undefined, open: undefined });
    expect(heldNames).toHaveLength(1);
    const later = { ...soon, endDateTime: new Date(now + 31 * day).toISOString() };
    expect(about({ assignments: [{ ...assignmentRow(), expiration: later }], requests }).held).toBeDefined();
  });

  it('is ruled out by what is held or asked for, as the organisation says', () => {
    const other = '22222222-0000-4000-8000-00000000000a';
    const incompatiblePackages = [{ accessPackageId: packageId, excludedBy: [other] }];
    const assignments = [{ ...assignmentRow(), accessPackageId: other, accessPackageName: 'Auditors' }];
    expect(about({ incompatiblePackages, assignments }).incompatible).toEqual(['Auditors']);
    const requests = [requestRow({ accessPackageId: other, accessPackageName: 'Auditors' })];
    expect(about({ incompatiblePackages, requests }).incompatible).toEqual(['Auditors']);
    expect(about({ incompatiblePackages, assignments, target: lynne }).incompatible).toEqual([]);
    expect(about({ assignments }).incompatible).toEqual([]);
  });

  it('is open while it was delivered a short while ago, then may be asked for again', () => {
    const delivered = (ago: number) => requestRow({ state: 'delivered', changedAt: now - ago });
    expect(about({ requests: [delivered(3_600_000)] }).open).toBeDefined();
    expect(about({ requests: [delivered(3 * 3_600_000)] }).open).toBeUndefined();
    const givenUp = (changedAt: number) =>
      requestRow({ id: 'away', requestType: 'UserRemove', state: 'delivered', changedAt });
    const since = (changedAt: number) => about({ requests: [givenUp(changedAt), delivered(3_600_000)] }).open;
    expect(since(now - 60_000)).toBeUndefined();
    expect(since(now - 2 * 3_600_000)).toBeDefined();
  });

  it('opens for whom the last draft was, also before it is known who reports to one', () => {
    const requests = [requestRow({ state: 'draft', ...forLynne })];
    expect(firstTarget(requests, packageId)).toEqual([lynne]);
    expect(firstTarget([requestRow({ state: 'draft' })], packageId)).toBe('me');
    const extending = requestRow({ id: 'e', state: 'draft', requestType: 'userUpdate', assignmentId: 'a' });
    expect(firstTarget([extending, ...requests], packageId)).toEqual([lynne]);
  });
});

it('finds people by any part of their name or address', () => {
  const people = [lynne, { id: '3', displayName: 'Ägidius Łoś', mail: 'al@contoso.com' }];
  const names = (query: string) => findPeople(people, query, 'en').map(({ id }) => id);
  expect(names('')).toHaveLength(2);
  expect(names('rob LYN')).toEqual([lynne.id]);
  expect(names('äg')).toEqual(['3']);
  expect(names('al@')).toEqual(['3']);
  expect(names('nobody')).toEqual([]);
});

describe('what is known for several people', () => {
  const pradeep = { id: person(3).oid, displayName: 'Pradeep Gupta', mail: '' };
  const refused: Parameters<typeof aboutPeople>[0]['refused'] = new Map([
    [pradeep.id, { kind: 'notRequestable', why: 'notForThem' }],
  ]);
  const of = (target: Target, more: Partial<Parameters<typeof aboutPeople>[0]> = {}) =>
    aboutPeople({
      profile: me,
      accessPackageId: packageId,
      target,
      requests: [requestRow({ id: 'hers', ...forLynne }), requestRow({ id: 'mine' })],
      assignments: [],
      incompatiblePackages: [],
      refused: new Map(),
      now,
      ...more,
    });

  it('is one each: who has a request is shown with it, the form is for the others', () => {
    const { open, remaining, about } = of([lynne, pradeep]);
    expect(open.map(({ id }) => id)).toEqual(['hers']);
    expect(remaining).toEqual([pradeep]);
    expect(about.open).toBeUndefined();
    expect(of([lynne])).toMatchObject({ remaining: [], about: { open: { id: 'hers' } } });
  });

  it('is with a name what came back, and without one for oneself', () => {
    expect(of([lynne, pradeep], { refused }).returned).toEqual([
      { name: 'Pradeep Gupta', failure: { kind: 'notRequestable', why: 'notForThem' } },
    ]);
    const failure = { kind: 'gone' } as const;
    const requests = [requestRow({ state: 'draft', failure })];
    expect(of('me', { requests }).returned).toEqual([{ failure }]);
    expect(of('me')).toMatchObject({ open: [{ id: 'mine' }], remaining: [], returned: [] });
  });
});
