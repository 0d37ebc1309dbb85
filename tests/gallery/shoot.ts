import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from 'playwright-core';
import { serveGallery } from './server.ts';

// node tests/gallery/shoot.ts <folder> [--only=<part of a name>] [--variant=<name>]
// Pictures of every view in every variant, and axe over all of them. Exit 1 when axe finds something.
const folder = process.argv[2];
if (folder === undefined || folder.startsWith('--')) throw new Error('Which folder do the pictures go to?');
const option = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only') ?? '';

interface Variant {
  width: number;
  colorScheme?: 'dark';
  forcedColors?: 'active';
  locale?: string;
  /** Text size of the browser, in percent. */
  text?: number;
}
const variants: Record<string, Variant> = {
  light: { width: 1000 },
  dark: { width: 1000, colorScheme: 'dark' },
  small: { width: 352 },
  rtl: { width: 1000, locale: 'qps-plocm' },
  forced: { width: 1000, forcedColors: 'active' },
  zoomed: { width: 500, text: 200 },
};

const wholePageRules = [
  'heading-order',
  'landmark-banner-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'region',
] as const;

const { url, close } = await serveGallery();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let problems = 0;
try {
  for (const [name, variant] of Object.entries(variants))
    if (option('variant') === undefined || option('variant') === name) await shootVariant(name, variant);
} finally {
  await browser.close();
  await close();
}
console.log(problems === 0 ? 'axe: no violations' : `axe: ${problems} violations`);
process.exitCode = problems === 0 ? 0 : 1;

async function shootVariant(name: string, variant: Variant): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: variant.width, height: 900 },
    colorScheme: variant.colorScheme ?? 'light',
    forcedColors: variant.forcedColors ?? 'none',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const query = new URLSearchParams({ like: only, locale: variant.locale ?? 'en' });
  await page.goto(`${url}?${query}`);
  if (variant.text !== undefined)
    await page.addStyleTag({ content: `html { font-size: ${variant.text}% !important; }` });
  // A picture of what is longer than the window leaves out what waits for its turn to be laid out.
  await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
  await page.waitForSelector('[data-scene]');
  mkdirSync(`${folder}/${name}`, { recursive: true });
  await reportOverflow(page, name);
  for (const scene of await page.locator('[data-scene]').all()) {
    const id = (await scene.getAttribute('data-scene')) ?? 'unnamed';
    await scene.screenshot({ path: `${folder}/${name}/${id}.png` });
  }
  await checkWithAxe(page, name);
  await context.close();
}

/** Nothing may stick out of its surface sideways: at 200 % and 320 px one scrolls in one direction only. */
async function reportOverflow(page: Page, variant: string): Promise<void> {
  const wide = await page.$$eval('[data-scene]', (all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute('data-scene')),
  );
  if (wide.length > 0) console.log(`${variant}: wider than its surface: ${wide.join(', ')}`);
  problems += wide.length;
}

async function checkWithAxe(page: Page, variant: string): Promise<void> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // The gallery shows many views at once; these rules are about a page as a whole.
    .disableRules([...wholePageRules])
    .analyze();
  for (const violation of result.violations)
    for (const node of violation.nodes)
      console.log(
        `${variant}: ${violation.id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1] ?? ''}`,
      );
  problems += result.violations.length;
}
