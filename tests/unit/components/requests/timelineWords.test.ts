import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterHistory, noFilter, packageNames } from '../../../../components/history/filterHistory.ts';
import { answersBefore } from '../../../../components/requests/answersBefore.ts';
import { stateWord, storyOf } from '../../../../components/requests/changeStory.ts';
import { outlookOf } from '../../../../components/requests/outlook.ts';
import { reminderMessage } from '../../../../components/requests/reminder.tsx';
import { timelineLines } from '../../../../components/requests/timelineWords.ts';
import { extensionOf } from '../../../../lib/assignments/extension.ts';
import { requestStates } from '../../../../lib/entitlement/request.ts';
import { toCsv, toJson } from '../../../../lib/requests/history/historyExport.ts';
import { decideUrl, shortReason } from '../../../../lib/requests/notify/reminderLinks.ts';
import type { TimelineEntry } from '../../../../lib/store/rows.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { adele, now, requestIn } from '../../../gallery/people.ts';
import { assignmentRow, policy, policyId, requestRow } from '../../requests/people.ts';

const words = createWords('en');
const start = Date.parse('2026-11-02T09:00:00Z');
const entry = (state: TimelineEntry['state'], more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at: now,
  state,
  source: 'graph',
  ...more,
});
const lines = (timeline: TimelineEntry[], more = {}) =>
  timelineLines({ timeline, createdAt: now, ...more }, words).map(({ text }) => text);

describe('the timeline', () => {
  it('says who approved nothing, and tells an approval from its absence', () => {
    expect(
      lines([entry('queued'), entry('submitted'), entry('pendingApproval'), entry('delivering')]),
    ).toEqual([
      'You asked',
      'Microsoft Entra has it',
      'Waiting for an approver',
      'Approved. Access is being set up',
    ]);
    expect(lines([entry('submitted'), entry('delivering')]).at(-1)).toMatch(/^Nobody had to approve/);
  });

  it('shows what it has no word for as it came, and another status of the same state', () => {
    expect(lines([entry('unknown', { status: 'Mulling' })])).toEqual(['Microsoft says “Mulling”']);
    expect(
      lines([
        entry('pendingApproval', { status: 'PendingApproval' }),
        entry('pendingApproval', { status: 'PendingApprovalEscalated' }),
      ]).at(-1),
    ).toBe('Microsoft’s status changed: PendingApprovalEscalated');
  });

  it('and the story of what Graph no longer lists claim nothing of how it ended', () => {
    expect(lines([entry('failed', { vanished: true })])).toEqual(['Microsoft no longer listed it']);
    for (const requestType of ['userAdd', 'userUpdate', 'userRemove']) {
      const gone = requestIn('failed', { requestType, failure: { kind: 'noLongerListed' } });
      expect(storyOf(gone, words, now)).toMatch(/^Ended .* can’t be seen any more\.$/);
      expect(stateWord(gone, words)).toBe('No longer listed');
      expect(outlookOf(gone, {}, words)).toEqual([]);
    }
  });

  it('has reminders in it, which are no change of state', () => {
    const timeline = [
      entry('pendingApproval'),
      entry('pendingApproval', { asked: 'teams' }),
      entry('delivering'),
    ];
    expect(lines(timeline).slice(1)).toEqual([
      'You asked for a decision on Teams',
      'Approved. Access is being set up',
    ]);
  });

  it('begins one made elsewhere with its own date', () => {
    const createdAt = now - 86_400_000;
    expect(lines([entry('pendingApproval')], { madeHere: false, createdAt })[0]).toBe(
      'Asked for outside Knock',
    );
    expect(lines([entry('pendingApproval')], { madeHere: true, createdAt })).toHaveLength(1);
  });

  it.each(requestStates)('%s has words, also for a change of what is held', (state) => {
    for (const requestType of ['userAdd', 'userUpdate', 'userRemove', 'UserUpdate', 'adminRemove']) {
      const request = requestIn(state, { requestType });
      expect(storyOf(request, words, now)).toMatch(/\w/);
      expect(stateWord(request, words)).toMatch(/\w/);
      for (const line of timelineLines(request, words)) expect(line.text).toMatch(/\w/);
      for (const sentence of outlookOf(request, {}, words)) expect(sentence).toMatch(/\.$/);
    }
  });

  it('never says of what was given up that access was set up', () => {
    const request = requestIn('delivered', { requestType: 'userRemove' });
    expect(storyOf(request, words, now)).toMatch(/access is gone/);
    expect(stateWord(request, words)).toBe('Given up');
  });
});

describe('what comes next', () => {
  const contact = { name: 'Megan Bowen', mail: 'meganb@contoso.com' };
  it('names nobody unless the organisation does', () => {
    const request = requestIn('pendingApproval');
    expect(outlookOf(request, {}, words).join(' ')).toMatch(/only in My Access/);
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
    expect(message).toContain('Why I need it: Launch “100 %” —');
    expect(message).toContain(`https://myaccess.microsoft.com/@${adele.tenantId}#/`);
    const silent = reminderMessage(requestIn('pendingApproval'), contact, where, words);
    expect(silent).not.toContain('Why I need it');
  });

  it('leads to My Access, where the cloud has one', () => {
    expect(decideUrl({ cloud: 'china', tenantId: 't' })).toBeUndefined();
    expect(decideUrl({ cloud: 'usGovHigh', tenantId: 't' })).toBe('https://myaccess.microsoft.us/@t#/');
  });

  it('fits into an address', () => {
    expect(shortReason('x'.repeat(4000))).toHaveLength(500);
  });
});

describe('an extension', () => {
  const end = '2027-01-31T09:00:00Z';
  const allowed = policy({
    allowsCustomSchedule: true,
    schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P90D' } },
  });
  const held = assignmentRow();
  const { policyId: _notNamed, ...withoutPolicy } = held;
  it.each([
    ['up to what the policy gives from now on', held, [allowed], { kind: 'extend', latest: Date.parse(end) }],
    [
      'without a limit',
      held,
      [policy({ allowsCustomSchedule: true })],
      { kind: 'extend', latest: Number.POSITIVE_INFINITY },
    ],
    ['not where dates are fixed', held, [policy()], { kind: 'askAgain', why: 'fixed' }],
    [
      'not under a policy of others',
      held,
      [{ ...allowed, policyId: 'other' }],
      { kind: 'askAgain', why: 'fixed' },
    ],
    [
      'not beyond the limit',
      assignmentRow({ expiration: { type: 'afterDateTime', endDateTime: end } }),
      [allowed],
      { kind: 'askAgain', why: 'longest' },
    ],
    [
      'not here, where only My Access can ask',
      held,
      [{ ...allowed, needsMyAccess: true }],
      { kind: 'myAccess' },
    ],
    ['not for who may not ask any more', held, [], { kind: 'notAllowed' }],
    [
      'not of what Graph does not name',
      assignmentRow({ accessPackageId: '' }),
      undefined,
      { kind: 'notNamed' },
    ],
    [
      'not where it could be under either of two policies',
      withoutPolicy,
      [allowed, { ...allowed, policyId: 'other' }],
      { kind: 'notNamed' },
    ],
    ['under the only policy there is', withoutPolicy, [allowed], { kind: 'extend' }],
    [
      'not of what has no end',
      assignmentRow({ expiration: { type: 'noExpiration' } }),
      [allowed],
      { kind: 'noEnd' },
    ],
  ])('%s', (_, row, policies, expected) => expect(extensionOf(row, policies, start)).toMatchObject(expected));
});

describe('asking again', () => {
  it('fills in the last answers to the same package, without its dates', () => {
    const answers = [{ questionId: 'q', kind: 'text' as const, value: 'a', displayValue: 'a' }];
    const rows = [
      requestRow({ id: '3', requestType: 'userRemove', justification: 'no' }),
      requestRow({ id: '2', justification: '', answers: [] }),
      requestRow({
        id: '1',
        answers,
        policyId,
        schedule: { startDateTime: 'x', expiration: { type: 'noExpiration' } },
      }),
    ];
    expect(answersBefore(rows, requestRow().accessPackageId)).toEqual({
      policyId,
      justification: 'because',
      answers,
      schedule: null,
    });
    expect(answersBefore(rows, 'another')).toBeUndefined();
  });
});

describe('the history', () => {
  const rows = [
    requestRow({
      id: '1',
      state: 'denied',
      accessPackageName: 'Büro',
      createdAt: Date.parse('2026-11-01T12:00:00'),
    }),
    requestRow({
      id: '2',
      state: 'usable',
      justification: 'Campaign',
      createdAt: Date.parse('2026-11-03T23:30:00'),
    }),
    requestRow({
      id: '3',
      state: 'denied',
      accessPackageName: 'Wiki',
      graphId: 'abc-9',
      answers: [{ questionId: 'q', kind: 'text', value: 'KE', displayValue: 'Kenya' }],
      createdAt: Date.parse('2026-11-05T00:10:00'),
    }),
  ];
  it.each([
    ['everything, newest first', {}, ['3', '2', '1']],
    ['by text without accents', { text: 'buro' }, ['1']],
    ['by a word of the reason', { text: 'CAMPAIGN' }, ['2']],
    ['by an answer and an id together', { text: 'kenya abc' }, ['3']],
    ['by state', { state: 'denied' as const }, ['3', '1']],
    ['by package', { packageName: 'Wiki' }, ['3']],
    ['by day, both inclusive', { from: '2026-11-03', to: '2026-11-03' }, ['2']],
    ['by all of it', { text: 'wiki', state: 'usable' as const }, []],
    ['not by a half-typed date', { from: '2026-1' }, ['3', '2', '1']],
  ])('is filtered: %s', (_, change, ids) => {
    expect(filterHistory(rows, { ...noFilter, ...change }, 'en').map(({ id }) => id)).toEqual(ids);
  });

  it('names each package once', () => {
    expect(packageNames([...rows, ...rows])).toEqual(['Büro', 'Marketing site', 'Wiki']);
  });
});

describe('the exported history', () => {
  const csvOf = (justification: string) => {
    const line = toCsv([requestRow({ justification })])
      .split('\r\n')
      .slice(1)
      .join('\r\n');
    return line.slice(line.indexOf('.000Z,', line.indexOf('.000Z,', line.indexOf('.000Z,') + 1) + 1) + 6);
  };
  it('is CSV by the book', () => {
    const csv = toCsv([requestRow({ justification: 'one, "two"\nthree' })]);
    expect(csv.startsWith('\uFEFFPackage,Request type,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain('"one, ""two""\nthree"');
    expect(csv.replaceAll('\r\n', '').includes('\r')).toBe(false);
  });

  it.each([
    '=HYPERLINK("https://evil.example","x")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '\u00A0@x',
  ])('makes %j text', (typed) => expect(csvOf(typed)).toMatch(/^"?'/));
  it.each(['because', '1 - 2', 'a=b', "it's"])('leaves %j as it is', (typed) => {
    expect(csvOf(typed).startsWith(typed)).toBe(true);
  });

  it('begins no cell with a formula, wherever a spreadsheet splits it', () => {
    expect(csvOf('ok;=HYPERLINK("https://evil.example")')).toContain(`ok;'=HYPERLINK(`);
    const typed = fc
      .array(fc.constantFrom(...'=+-@＝,;|\t\r\n "\'\u00A0a1'), { maxLength: 12 })
      .map((characters) => characters.join(''));
    const splits = [/,/, /;/, /\t/, /\|/, /[\r\n]/, /[,;|\t\r\n]/];
    fc.assert(
      fc.property(typed, typed, (accessPackageName, justification) => {
        const csv = toCsv([requestRow({ accessPackageName, justification, graphId: justification })]);
        for (const split of splits)
          for (const part of csv.split(split)) expect(part).not.toMatch(/^[\s"]*[=+\-@＝]/);
      }),
    );
  });

  it('does not break at a date that is none', () => {
    expect(toCsv([requestRow({ createdAt: Number.NaN })])).toContain('Marketing site,userAdd,');
  });

  it('is JSON with the timeline and without Knock’s book-keeping', () => {
    const [row] = JSON.parse(toJson([requestRow({ openIntent: 'x' })], 'adele@contoso.com', now)).requests;
    expect(row.timeline).toEqual(requestRow().timeline);
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['profile']));
    expect(row.openIntent).toBeUndefined();
  });
});
