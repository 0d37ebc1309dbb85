import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, root } from '../browsers/build.ts';
import { ensureBrowsers } from '../browsers/install.ts';
import { canManage } from '../browsers/policies.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { picture } from '../e2e/harness/pictures.ts';
import { type ServedOrganization, serveOrganization } from '../e2e/harness/tenant.ts';
import type { Seed } from '../tenant/organization.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { readSeed } from '../tenant/readSeed.ts';
import { withWaiting } from '../tenant/withWaiting.ts';
import { playDeciding } from './deciding.ts';
import { showGuide } from './guide.ts';
import { playMissingPackage, playWithoutRight } from './missingPackage.ts';
import { type Cast, prepare, tellStory } from './story.ts';

/**
 * `npm run demo`: two real browser profiles on the simulated tenant, left to the user when there is a display;
 * `-- --headless` (or no display) plays the story instead and exits 0 only if its last step really happened.
 * `--pictures DIR` says where the pictures go (default `demo-output/`).
 * `-- --headless --story deciding --waiting 40 --json FILE`: an approver decides about so many requests instead, and the
 * file says what that took.
 * `-- --headless --story missing-package [--seed FILE] --json FILE`: nothing grants a site, so its owner makes the access
 * package; then the same where they lost the right to. It sets a policy for the browsers it starts, which on Linux takes
 * root.
 */
const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    pictures: { type: 'string' },
    story: { type: 'string' },
    waiting: { type: 'string', default: '40' },
    json: { type: 'string' },
    seed: { type: 'string' },
  },
});
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = values.headless || !hasDisplay;
const folder = values.pictures ?? join(root, 'demo-output');

try {
  ensureBrowsers(['chromium']);
  console.log('Building Knock, if anything changed …');
  ensureBuild('chromium');
  if (values.story === 'deciding') await showDeciding();
  else if (values.story === 'missing-package') await showMissingPackage();
  else if (values.story === undefined) await showMainStory();
  else throw new Error(`There is no story ${values.story}.`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function showMainStory(): Promise<void> {
  const organization = await serveOrganization(builtInOrganization);
  const cast = await enter(organization);
  try {
    if (headless) await play(cast);
    else await showGuide(cast);
  } finally {
    await Promise.allSettled([cast.adele.close(), cast.megan.close()]);
    await organization.close();
  }
}

/** Fails where a decision is not the one that was meant. */
async function showDeciding(): Promise<void> {
  const organization = await serveOrganization(withWaiting(builtInOrganization, Number(values.waiting)));
  const megan = await launchChromium({ organization, headed: !headless });
  try {
    const report = await playDeciding(organization, megan, folder);
    console.log(JSON.stringify(report, undefined, 2));
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
    if (report.wrongDecisions > 0) throw new Error(`${report.wrongDecisions} decisions are wrong.`);
  } finally {
    await megan.close();
    await organization.close();
  }
}

/** Fails where somebody was left outside, something was left over, or something was made without a right. */
async function showMissingPackage(): Promise<void> {
  if (!canManage()) throw new Error('This story sets a policy for its browsers, which takes root on Linux.');
  const seed = values.seed === undefined ? builtInOrganization : await readSeed(values.seed);
  const story = await inOrganization(seed, (served) => playMissingPackage(served, folder, !headless));
  const withoutRight = await inOrganization(seed, (served) => playWithoutRight(served, folder));
  const report = { ...story, withoutRight };
  console.log(JSON.stringify(report, undefined, 2));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  const { isRefused, isDraftKept, made } = withoutRight;
  const isGood = report.isIn && report.orphans + report.doubles === 0;
  if (!isGood || !isRefused || !isDraftKept || Object.keys(made).length > 0)
    throw new Error('The story did not end well.');
}

async function inOrganization<T>(seed: Seed, play: (served: ServedOrganization) => Promise<T>): Promise<T> {
  const served = await serveOrganization(structuredClone(seed));
  try {
    return await play(served);
  } finally {
    await served.close();
  }
}

async function enter(organization: ServedOrganization): Promise<Cast> {
  const headed = !headless;
  const [adele, megan] = await Promise.all([
    launchChromium({ organization, headed, left: 0 }),
    launchChromium({ organization, headed, left: 960 }),
  ]);
  return { organization, adele, megan };
}

async function play(cast: Cast): Promise<void> {
  console.log('Adele and Megan set Knock up and sign in …');
  await prepare(cast);
  for (const { title, play: happen } of tellStory()) {
    const scene = await happen(cast).catch((error: unknown) => {
      throw new Error(`${title}\n  ${error instanceof Error ? error.message : String(error)}`);
    });
    console.log(`✓ ${title}`);
    if (scene !== undefined) await picture(scene.page, scene.name, folder);
  }
  console.log(`\nPictures: ${folder}`);
}
