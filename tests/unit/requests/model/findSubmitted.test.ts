import { describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../../../lib/graph/api.ts';
import { findSubmitted } from '../../../../lib/requests/model/findSubmitted.ts';
import { clockSkewMs } from '../../../../lib/requests/model/timing.ts';
import type { RequestRow } from '../../../../lib/store/rows.ts';
import { graphRequest } from '../graphLists.ts';
import { packageId, person, policyId, requestRow } from '../people.ts';

const sentAt = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const me = { objectId: person().oid, displayName: '', principalName: '' };
const somebodyElse = { ...me, objectId: person(2).oid };
const marketing = { id: packageId, displayName: 'Marketing site' };
const another = { id: '22222222-0000-4000-8000-000000000002', displayName: 'Another' };

const listed = (changes: Partial<GraphRequest> = {}) =>
  graphRequest({ createdAt: sentAt, accessPackage: marketing, target: me, ...changes });
const without = (request: GraphRequest, ...keys: (keyof GraphRequest)[]): GraphRequest => {
  const copy = { ...request };
  for (const key of keys) delete copy[key];
  return copy;
};

const found = (
  list: GraphRequest | GraphRequest[],
  row: Partial<RequestRow> = {},
  knownElsewhere: string[] = [],
) => findSubmitted([list].flat(), requestRow(row), sentAt, new Set(knownElsewhere))?.id;

describe('the request that a lost call has made', () => {
  it('is the one for the same person', () => {
    expect(found(listed())).toBe('g-1');
    expect(found(listed({ target: { ...me, objectId: person().oid.toUpperCase() } }))).toBe('g-1');
    expect(found(listed({ target: somebodyElse }))).toBeUndefined();
    expect(found(listed({ target: somebodyElse, state: 'delivered' }))).toBeUndefined();
    const forThem = { targetId: person(2).oid, forOther: { name: 'Lynne', mail: 'l@contoso.com' } };
    expect(found(listed({ target: me }), forThem)).toBeUndefined();
    expect(found(listed({ target: somebodyElse }), forThem)).toBe('g-1');
  });

  it('is taken for one’s own where Graph does not say whose it is', () => {
    expect(found(without(listed(), 'target'))).toBe('g-1');
    expect(found(listed({ target: { displayName: '', principalName: '' } }))).toBe('g-1');
  });

  it('for somebody else, where Graph does not say whose, is known by its words and its time', () => {
    const forThem = { targetId: person(2).oid, forOther: { name: 'Lynne', mail: 'l@contoso.com' } };
    const nobodys = without(listed(), 'target');
    expect(found(nobodys, forThem)).toBe('g-1');
    expect(found({ ...nobodys, justification: 'other words' }, forThem)).toBeUndefined();
    expect(found({ ...nobodys, createdAt: sentAt - day }, forThem)).toBeUndefined();
  });

  it('is the one for the same package', () => {
    expect(found(listed({ accessPackage: another }))).toBeUndefined();
    expect(found(listed({ accessPackage: { ...marketing, id: packageId.toUpperCase() } }))).toBe('g-1');
  });

  it('is an open one, of whatever age and policy', () => {
    const old = listed({ createdAt: sentAt - 90 * day, policyId: 'other', justification: 'other words' });
    expect(found(old, { policyId })).toBe('g-1');
  });

  it.each([
    [0, 'g-1'],
    [-clockSkewMs, 'g-1'],
    [-clockSkewMs - 1, undefined],
    [-day, undefined],
    [clockSkewMs, 'g-1'],
  ])('is one that has ended only if it is no older than the call: %i ms', (age, id) => {
    for (const state of ['denied', 'delivered', 'canceled'] as const)
      expect(found(listed({ state, createdAt: sentAt + age }))).toBe(id);
  });

  it('is one that has ended only if it is of the same policy', () => {
    const ended = listed({ state: 'denied', policyId: 'other' });
    expect(found(ended, { policyId })).toBeUndefined();
    expect(found({ ...ended, policyId }, { policyId })).toBe('g-1');
    expect(found(ended)).toBe('g-1');
  });

  it('is not one that another row has, nor one that was erased', () => {
    expect(found(listed(), {}, ['g-1'])).toBeUndefined();
    expect(found([listed(), listed({ id: 'g-2', createdAt: sentAt - day })], {}, ['g-1'])).toBe('g-2');
  });

  it('is the newest of several; what has no date yet is newer than all', () => {
    const [older, newer] = [listed({ id: 'older', createdAt: sentAt - 1 }), listed({ id: 'newer' })];
    expect(found([older, newer])).toBe('newer');
    expect(found([newer, older])).toBe('newer');
    const undated = without(listed({ id: 'undated', state: 'denied' }), 'createdAt');
    expect(found([newer, undated, older])).toBe('undated');
  });

  it('where Graph does not say which package, is known by its words and its time', () => {
    const unnamed = without(listed(), 'accessPackage');
    expect(found({ ...unnamed, justification: ' because ' })).toBe('g-1');
    expect(found({ ...unnamed, justification: 'other words' })).toBeUndefined();
    expect(found({ ...unnamed, createdAt: sentAt - day })).toBeUndefined();
  });

  it('is none that gives something up or changes it', () => {
    expect(found(listed({ requestType: 'userRemove' }))).toBeUndefined();
    expect(found(listed({ requestType: 'UserUpdate' }))).toBeUndefined();
    expect(found(listed({ requestType: 'UserAdd' }))).toBe('g-1');
    expect(found(without(listed({ requestType: 'userRemove' }), 'accessPackage'))).toBeUndefined();
  });
});

describe('the change that a lost call has made', () => {
  const row = { requestType: 'userRemove', assignmentId: 'held-1' };
  const change = (changes: Partial<GraphRequest> = {}) =>
    listed({ requestType: 'UserRemove', assignmentId: 'held-1', state: 'delivered', ...changes });

  it('is found where the list of what one holds did not name the package', () => {
    expect(found(change(), { ...row, accessPackageId: '' })).toBe('g-1');
    expect(found(change({ assignmentId: 'held-2' }), { ...row, accessPackageId: '' })).toBeUndefined();
  });

  it('is of the same kind, assignment, package and person', () => {
    expect(found(change(), row)).toBe('g-1');
    expect(found(change({ requestType: 'userUpdate' }), row)).toBeUndefined();
    expect(found(change({ requestType: 'userAdd' }), row)).toBeUndefined();
    expect(found(change({ assignmentId: 'held-2' }), row)).toBeUndefined();
    expect(found(change({ accessPackage: another }), row)).toBeUndefined();
    expect(found(change({ target: somebodyElse }), row)).toBeUndefined();
  });

  it('is one of before only while that is open and surely of the same assignment', () => {
    const before = { createdAt: sentAt - day };
    expect(found(change({ ...before, state: 'pendingApproval' }), row)).toBe('g-1');
    expect(found(change(before), row)).toBeUndefined();
    const unnamed = without(change({ ...before, state: 'pendingApproval' }), 'assignmentId');
    expect(found(unnamed, row)).toBeUndefined();
    expect(found({ ...unnamed, createdAt: sentAt }, row)).toBe('g-1');
  });
});
