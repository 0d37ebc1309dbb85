import { describe, expect, it } from 'vitest';
import { outlookOf } from '../../../../components/requests/outlook.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { requestIn } from '../../../gallery/people.ts';

const words = createWords('en');

describe('what comes next', () => {
  const contact = { name: 'Megan Bowen', mail: 'meganb@contoso.com' };
  it('names nobody unless the organisation does', () => {
    const request = requestIn('pendingApproval');
    expect(outlookOf(request, {}, words).join(' ')).toMatch(/See the approver and deadline in My Access/);
    expect(outlookOf(request, { contact }, words).join(' ')).toMatch(/Megan Bowen/);
    expect(outlookOf(requestIn('denied'), { contact }, words).join(' ')).toMatch(/meganb@contoso.com/);
  });

  it('tells dates that are known, and none that are not', () => {
    const schedule = {
      startDateTime: '2026-12-01T08:00:00Z',
      expiration: { type: 'afterDateTime', endDateTime: '2026-12-24T08:00:00Z' },
    } as const;
    expect(outlookOf({ ...requestIn('scheduled'), schedule }, {}, words)[0]).toMatch(/Dec 1, 2026/);
    expect(outlookOf(requestIn('scheduled'), {}, words)).toEqual([]);
    expect(outlookOf({ ...requestIn('pendingApproval'), schedule }, {}, words).at(-1)).toMatch(/Dec 24/);
    expect(outlookOf(requestIn('usable'), { endsAt: Date.parse('2027-01-31T12:00:00Z') }, words)).toEqual([
      'Access ends on Jan 31, 2027.',
    ]);
    expect(outlookOf(requestIn('usable'), { endsAt: null }, words)).toEqual(['Access has no end date.']);
    expect(outlookOf(requestIn('usable'), {}, words)).toEqual([]);
  });
});
