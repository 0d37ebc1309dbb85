import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, root } from '../browsers/build.ts';
import { ensureBrowsers } from '../browsers/install.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { picture } from '../e2e/harness/pictures.ts';
import { type ServedOrganization, serveOrganization } from '../e2e/harness/tenant.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { showGuide } from './guide.ts';
import { type Cast, prepare, tellStory } from './story.ts';

/**
 * `npm run demo`: two real browser profiles on the simulated tenant, left to the user when there is a display;
 * `-- --headless` (or no display) plays the story instead and exits 0 only if its last step really happened.
 * `--pictures DIR` says where the pictures go (default `demo-output/`).
 */
const { values } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, pictures: { type: 'string' } },
});
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = values.headless || !hasDisplay;

try {
  ensureBrowsers(['chromium']);
  console.log('Building Knock, if anything changed …');
  ensureBuild('chromium');
  const organization = await serveOrganization(builtInOrganization);
  const cast = await enter(organization);
  try {
    if (headless) await play(cast);
    else await showGuide(cast);
  } finally {
    await Promise.allSettled([cast.adele.close(), cast.megan.close()]);
    await organization.close();
  }
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
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
  const folder = values.pictures ?? join(root, 'demo-output');
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
