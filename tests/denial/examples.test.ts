import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DetectorExamples, ExamplePage, PageFacts } from '../../lib/denial/detector.ts';
import { detectors } from '../../lib/denial/detectors.ts';
import { detectDenial, judge } from '../../lib/denial/judge.ts';
import { reasons } from '../../lib/denial/reasons.ts';

const folder = join(import.meta.dirname, '../../lib/denial');
const facts = ({ url, ...rest }: ExamplePage): PageFacts => ({ url: new URL(url), ...rest });

const examplesOf = new Map<string, DetectorExamples>();
for (const { id } of detectors) {
  const module: { examples: DetectorExamples } = await import(join(folder, `${id}.examples.ts`));
  examplesOf.set(id, module.examples);
}

test('every detector has examples, and every example file a detector', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.examples.ts'));
  expect(files.sort()).toEqual(detectors.map(({ id }) => `${id}.examples.ts`).sort());
  for (const [id, { claims, neighbours }] of examplesOf) {
    expect(claims.length, `${id}: write a claim and look-alikes in ${id}.examples.ts`).toBeGreaterThan(0);
    expect(neighbours.length, id).toBeGreaterThan(1);
  }
});

describe.each(detectors)('$id', (detector) => {
  for (const [owner, { claims, neighbours }] of examplesOf) {
    const isOwn = owner === detector.id;
    test.each(claims)(`${isOwn ? 'claims' : 'leaves'} ${owner}: $name`, ({ page, denial }) => {
      const claimed = judge(facts(page), [detector]);
      if (!isOwn) return expect(claimed).toBeUndefined();
      expect(claimed).toMatchObject({ ...denial, detector: detector.id });
      expect(claimed?.curable).toBe(claimed && reasons[claimed.reason].curable);
    });
    test.each(neighbours)(`leaves the neighbour of ${owner}: $name`, ({ page }) => {
      const claimed = judge(facts(page), [detector]);
      // A code that is no refusal, or is not known, is read but never reported.
      expect(claimed === undefined || !reasons[claimed.reason].isRefusal).toBe(true);
      expect(detectDenial(facts(page), detectors)).toBeUndefined();
    });
  }
});
