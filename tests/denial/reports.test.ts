import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeReport, readReports } from './reports.ts';

const reports = readReports(join(import.meta.dirname, 'fixtures', 'reports.jsonl'));

describe('what people reported in public', () => {
  test.each(reports.map(judgeReport))('$subject', ({ differences }) => {
    expect(differences).toEqual([]);
  });

  test('a wrong expectation is noticed', () => {
    const [report] = reports;
    if (report === undefined) throw new TypeError('no report');
    expect(judgeReport({ ...report, expect: { denied: false } }).differences).toHaveLength(1);
    expect(judgeReport({ ...report, expect: { ...report.expect, reason: 'none' } }).differences).toHaveLength(
      1,
    );
  });
});
