import { expect, it } from 'vitest';
import type { Answered, Ask, Reading } from '../../../lib/contact/ask.ts';
import { contactFile } from '../../../lib/contact/contactFile.ts';
import { playContact } from '../../../lib/contact/play.ts';
import { rowNames } from '../../../lib/contact/rows.ts';

const secret = 'Contoso Secret 5ec2e700-0000-4000-8000-000000000001';

/** A tenant that gives every call this answer, and counts. */
function tenant(answer: (reading: Reading, count: number) => Answered) {
  const made: Reading[] = [];
  const ask: Ask = async (reading) => {
    made.push(reading);
    return answer(reading, made.length);
  };
  return { ask, made };
}
const play = async (answer: (reading: Reading, count: number) => Answered) => {
  const { ask, made } = tenant(answer);
  const rows = await playContact(ask, { hasApprover: true });
  expect(rows.map(({ row }) => row)).toEqual(rowNames);
  expect(contactFile(rows)).not.toContain('ecret');
  return { rows, made };
};
const package_ = (id: number) => ({
  id: `${secret}${id}`,
  displayName: `${secret} name${id}word`,
  isHidden: false,
});

it.each<[string, Answered]>([
  ['nonsense', { status: 200, body: secret }],
  ['half an answer', { status: 200, body: undefined }],
  ['a list of no things', { status: 200, body: { value: [1, null, secret] } }],
])('%s: each row says so, and nothing follows from it', async (_what, answer) => {
  const { rows } = await play(() => answer);
  const asked = rows.filter(({ status }) => status === 200);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.every(({ answer: said, trouble }) => said === 'nothing' && trouble === 'nonsense')).toBe(true);
});

it.each([
  [429, 'busy', 1],
  [503, 'busy', 1],
  [401, 'signIn', 1],
  [0, 'noAnswer', 2],
] as const)(
  'status %i ends it: the row says so, the others were not asked',
  async (status, trouble, calls) => {
    const { rows, made } = await play(() => ({ status, body: undefined }));
    expect(made).toHaveLength(calls);
    expect(rows[0]).toMatchObject({ row: 'packageList', answer: 'nothing', trouble });
    expect(rows.at(-1)).toMatchObject({ answer: 'nothing', trouble: 'notAsked' });
  },
);

it('throttled in the middle: what came before stays', async () => {
  const { rows } = await play((_reading, count) =>
    count < 3
      ? { status: 200, body: { value: [package_(1), package_(2)] } }
      : { status: 429, body: undefined },
  );
  expect(rows.find(({ row }) => row === 'packageList')).toMatchObject({ answer: 'so' });
  expect(rows.find(({ row }) => row === 'contentsReadable')).toMatchObject({ trouble: 'notAsked' });
});

it('refused everywhere: statuses, and no code but Graph’s own', async () => {
  const { rows } = await play(() => ({ status: 403, body: { error: { code: secret, message: secret } } }));
  expect(rows[0]).toEqual({
    row: 'packageList',
    answer: 'notSo',
    position: 'refused',
    status: 403,
    code: 'other',
  });
  const { rows: known } = await play(() => ({ status: 403, body: { error: { code: 'AccessDenied' } } }));
  expect(known[0]?.code).toBe('AccessDenied');
});

it('errors of the server are no refusals', async () => {
  const { rows } = await play(() => ({ status: 500, body: undefined }));
  expect(rows.every(({ answer }) => answer === 'nothing')).toBe(true);
});

it('a list that ignores the question is told from one that answers it', async () => {
  const all = { status: 200, body: { value: [package_(1), package_(2)] } };
  const ignoring = await play(() => all);
  expect(ignoring.rows.find(({ row }) => row === 'packageSearch')).toMatchObject({ position: 'ignored' });
  const answering = await play(({ path }) =>
    path.includes('$search') ? { status: 200, body: { value: [package_(1)] } } : all,
  );
  expect(answering.rows.find(({ row }) => row === 'packageSearch')).toMatchObject({ position: 'works' });
});
