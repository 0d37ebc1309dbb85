import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Detector, DetectorExamples } from '../../lib/denial/detector.ts';
import { judge } from '../../lib/denial/judge.ts';
import { scaffold } from './newDetector.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-detector-'));
  mkdirSync(join(root, 'lib/words'), { recursive: true });
  for (const folder of ['lib/denial', 'lib/resource', 'lib/platform', 'lib/words/en'])
    cpSync(join(import.meta.dirname, '../..', folder), join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const written = (path: string) => readFileSync(join(root, path), 'utf8');

test('a new product gets a detector, examples, and its lines in the lists', async () => {
  const next = scaffold(root, 'workDesk');
  expect(next.join('\n')).toContain('workDesk.examples.ts');
  const { workDesk }: { workDesk: Detector } = await import(join(root, 'lib/denial/workDesk.ts'));
  const { examples }: { examples: DetectorExamples } = await import(
    join(root, 'lib/denial/workDesk.examples.ts')
  );
  const { detectors }: { detectors: Detector[] } = await import(join(root, 'lib/denial/detectors.ts'));
  expect(detectors.at(-1)?.id).toBe('workDesk');
  expect(examples.neighbours).toHaveLength(1);
  const [healthy] = examples.neighbours;
  expect(judge({ url: new URL(healthy?.page.url ?? ''), status: 200 }, [workDesk])).toBeUndefined();
  expect(judge({ url: new URL(healthy?.page.url ?? ''), status: 403 }, [workDesk])?.rule).toBe(
    'workDesk.refused',
  );
  expect(written('lib/denial/denial.ts')).toContain("  'workDesk',\n  /** Declared by");
  expect(written('lib/words/en/page.ts')).toContain("'product.workDesk': 'workDesk',");
});

test('the imports of the list stay sorted', () => {
  scaffold(root, 'bookings');
  const lines = written('lib/denial/detectors.ts')
    .split('\n')
    .filter((line) => line.startsWith('import '))
    .map((line) => /'(.+)'/.exec(line)?.[1]);
  expect(lines).toEqual([...lines].sort((one = '', other = '') => one.localeCompare(other, 'en')));
});

test.each(['', 'Capital', 'with-hyphen', '../outside', 'aws', 'x'])(
  '"%s" is refused, and nothing is written',
  (name) => {
    const before = written('lib/denial/detectors.ts');
    expect(() => scaffold(root, name)).toThrow(TypeError);
    expect(written('lib/denial/detectors.ts')).toBe(before);
  },
);

test('a product that only had an identity keeps its word', () => {
  scaffold(root, 'slack');
  expect(written('lib/words/en/page.ts').match(/'product\.slack'/g)).toHaveLength(1);
});
