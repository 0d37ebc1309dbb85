import { describe, expect, it } from 'vitest';
import { reminderMessage } from '../../../../components/requests/reminder.tsx';
import { decideUrl, shortReason } from '../../../../lib/requests/notify/reminderLinks.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { adele, requestIn } from '../../../gallery/people.ts';

const words = createWords('en');

describe('a reminder', () => {
  const where = { cloud: 'global', account: adele, afterMs: 1 } as const;
  const contact = { name: 'Megan & Co', mail: 'megan+b@contoso.com' };
  const message = reminderMessage(
    { ...requestIn('pendingApproval'), justification: 'Launch\n“100 %”' },
    contact,
    where,
    words,
  );

  it('says what, why and where to decide, and never decides', () => {
    expect(message).toContain('“Marketing – Visitor”');
    expect(message).toContain(': Launch “100 %” —');
    expect(message).toContain(`https://myaccess.microsoft.com/@${adele.tenantId}#/`);
    const silent = reminderMessage(requestIn('pendingApproval'), contact, where, words);
    expect(silent).not.toMatch(/justification|—/);
  });

  it('leads to My Access, where the cloud has one', () => {
    expect(decideUrl({ cloud: 'china', tenantId: 't' })).toBeUndefined();
    expect(decideUrl({ cloud: 'usGovHigh', tenantId: 't' })).toBe('https://myaccess.microsoft.us/@t#/');
  });

  it('fits into an address', () => {
    expect(shortReason('x'.repeat(4000))).toHaveLength(500);
  });
});
