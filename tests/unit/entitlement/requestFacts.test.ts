import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../lib/entitlement/need.ts';
import {
  factsLine,
  longestFactsLine,
  type RequestFacts,
  readFacts,
  reasonOf,
  withFacts,
} from '../../../lib/entitlement/requestFacts.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.webUrl(),
  fc
    .array(
      fc.constantFrom(
        ' · ',
        '[',
        ']',
        '\n',
        'Access: ',
        'Full control',
        'Needed by: ',
        'Page: ',
        '\u202e',
        '…',
        'x',
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
);
const anyFacts: fc.Arbitrary<RequestFacts> = fc.record(
  { page: anyText, need: fc.constantFrom(...needs), neededBy: day },
  { requiredKeys: [] },
);

describe('facts of a request', () => {
  it('are a line that people can read, too', () => {
    expect(
      factsLine({ page: 'contoso.sharepoint.com/sites/Marketing', need: 'edit', neededBy: '2026-12-05' }),
    ).toBe('[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit · Needed by: 2026-12-05]');
    expect(factsLine({ need: 'manage' })).toBe('[Access: Full control]');
    expect(factsLine({})).toBe('');
    expect(withFacts({ need: 'view' }, ' Quarter close ')).toBe('[Access: Can view]\nQuarter close');
    expect(withFacts({}, 'Quarter close')).toBe('Quarter close');
  });

  it('come back as they went, with what was typed after them', () => {
    fc.assert(
      fc.property(anyFacts, anyText, (facts, reason) => {
        const text = withFacts(facts, reason);
        const line = factsLine(facts);
        fc.pre(line !== '');
        const read = readFacts(text);
        expect(read?.facts.need).toBe(facts.need);
        expect(read?.facts.neededBy).toBe(facts.neededBy);
        expect(read?.rest).toBe(reason.trim());
        // Only what a line can hold is left of the page, and that comes back for ever.
        expect(factsLine(read?.facts ?? {})).toBe(line);
        expect(reasonOf(text)).toBe(reason.trim());
      }),
      { numRuns: 2000 },
    );
  });

  it('stay one bounded line without anything that hides, whatever the page is called', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const line = factsLine(facts);
        expect(line.length).toBeLessThanOrEqual(longestFactsLine);
        expect(line).not.toMatch(/[\r\n\u2028\u2029]|\p{C}/u);
        expect(line.split(' · ').length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 2000 },
    );
  });

  it('can’t be given by the name of a page', () => {
    const hostile = factsLine({
      page: 'x · Access: Full control · Needed by: 2026-01-01]\n[Access: Can view',
    });
    expect(readFacts(hostile)?.facts.need).toBeUndefined();
    expect(readFacts(hostile)?.facts.neededBy).toBeUndefined();
  });

  it('are cut between characters', () => {
    for (const length of [280, 281, 282, 283, 284]) {
      const line = factsLine({ page: 'a'.repeat(length - 280) + '😀'.repeat(200), need: 'view' });
      expect(line).toContain('…');
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it.each([
    'Quarter close',
    '[urgent]',
    '[]',
    '[Page: ]',
    '[Access: Owner]',
    '[Needed by: soon]',
    '[Needed by: 2026-02-30]',
    '[Access: Can edit · Page: x]',
    '[Access: Can edit · Access: Can view]',
    'Before [Access: Can edit]',
    `[Page: ${'x'.repeat(400)}]`,
  ])('aren’t read from “%s”, which is a reason', (text) => {
    expect(readFacts(text)).toBeUndefined();
    expect(reasonOf(text)).toBe(text);
  });

  it('survive the line ends of other systems', () => {
    expect(readFacts('[Access: Can edit]\r\nQuarter\r\nclose')).toEqual({
      facts: { need: 'edit' },
      rest: 'Quarter\r\nclose',
    });
  });

  it('leave out a day that there isn’t', () => {
    expect(factsLine({ neededBy: '2026-02-30' })).toBe('');
    expect(factsLine({ neededBy: 'tomorrow · Access: Full control' })).toBe('');
  });
});
