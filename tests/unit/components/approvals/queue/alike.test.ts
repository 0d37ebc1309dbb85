import { describe, expect, it } from 'vitest';
import { alikeAmong, noQueueFilter } from '../../../../../components/approvals/queue/alike.ts';
import type { ApprovalRow } from '../../../../../lib/store/rows.ts';
import { approval } from '../../../../gallery/people.ts';

const row = (id: string, more: Partial<ApprovalRow> = {}): ApprovalRow => ({ ...approval, id, ...more });
const ids = (...given: Parameters<typeof alikeAmong>) =>
  alikeAmong(...given).map(({ rows }) => rows.map(({ id }) => id).join(' '));

describe('requests that are alike', () => {
  it.each<[string, Partial<ApprovalRow>]>([
    ['another access package', { accessPackageId: 'other' }],
    ['another policy', { policyId: 'other' }],
    ['another answer', { answers: [{ question: 'Which cost centre?', answer: '4712' }] }],
    ['another period', { schedule: null }],
    ['access that is extended', { isExtension: true }],
    ['an app', { isForApp: true }],
  ])('are not those with %s', (_name, change) => {
    expect(ids([row('a'), row('b', change), row('c')], noQueueFilter)).toEqual(['a c', 'b']);
  });

  it('are alike whatever their requestors wrote, and in whichever order they answered', () => {
    const answers = approval.answers.toReversed();
    expect(ids([row('a'), row('b', { justification: 'Else', answers })], noQueueFilter)).toEqual(['a b']);
  });

  it('stand together, the longest waiting first; what is decided comes last', () => {
    const rows = [
      row('done', { state: 'denied' }),
      row('a', { accessPackageId: 'x' }),
      row('b'),
      row('c', { accessPackageId: 'x', state: 'deciding' }),
      row('gone', { state: 'alreadyDecided', accessPackageId: 'x' }),
    ];
    expect(ids(rows, noQueueFilter)).toEqual(['a c', 'b', 'done gone']);
  });
});

describe('the filter', () => {
  const rows = [
    row('a', { requestorName: 'Zoë Müller', accessPackageId: 'x' }),
    row('b', { state: 'failed', justification: 'Quarter close' }),
    row('c', { state: 'approved' }),
  ];
  it.each([
    [{ text: 'muller zoe' }, ['a']],
    [{ text: 'quarter' }, ['a', 'b', 'c']], // all of them write of it
    [{ text: 'nobody' }, []],
    [{ packageId: 'x' }, ['a']],
    [{ state: 'pending' as const }, ['a', 'b']],
    [{ state: 'failed' as const }, ['b']],
    [{ state: 'decided' as const }, ['c']],
  ])('%o', (filter, shown) => {
    const found = alikeAmong(rows, { ...noQueueFilter, ...filter }).flatMap((group) => group.rows);
    expect(found.map(({ id }) => id)).toEqual(shown);
  });
});
