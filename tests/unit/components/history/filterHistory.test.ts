import { describe, expect, it } from 'vitest';
import { filterHistory, noFilter, packageNames } from '../../../../components/history/filterHistory.ts';
import { requestRow } from '../../requests/people.ts';

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
