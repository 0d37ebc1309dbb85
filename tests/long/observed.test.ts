import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, prepare, tellStory } from '../demo/story.ts';
import { effective } from '../e2e/harness/acts.ts';
import { openStage, type Stage } from '../e2e/harness/stage.ts';
import { readObserved } from '../tenant/observed.ts';

const folder = join(import.meta.dirname, '../tenant/observed');
const observed = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map(async (file) => ({ file, switches: await readObserved(join(folder, file)) })),
);
/** The demo's story names people, and decides in Knock. */
const told = observed.filter(
  ({ switches }) =>
    (switches.requestExpand ?? 'works') === 'works' &&
    switches.stagesReadable !== false &&
    switches.stagesStatus !== 404,
);

/** The main job, in browsers, in each tenant that was observed. (`tests/stories/observed.test.ts` plays it without.) */
describe.each(told)('in a tenant as observed in $file', ({ switches }) => {
  let stage: Stage;
  let cast: Cast;

  beforeAll(async () => {
    stage = await openStage(switches);
    const [adele, megan] = [await stage.enter('', { bare: true }), await stage.enter('', { bare: true })];
    cast = { organization: stage.organization, adele, megan };
    await prepare(cast);
  });
  afterAll(() => stage.close());

  for (const { title, play } of tellStory()) it(title, async () => void (await play(cast)), 120_000);

  it('filed one request, and kept to the metadata', () => {
    expect(effective(stage.organization)).toBe(1);
    expect(stage.organization.violations()).toEqual([]);
  });
});
