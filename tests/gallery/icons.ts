import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

// Run by hand after a change of the mark: draws `components/style/knock.svg` in the sizes browsers ask for, and in grey
// in those of the toolbar, for when nobody is signed in.
const root = new URL('../../', import.meta.url);
const svg = readFileSync(new URL('components/style/knock.svg', root), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const [name, size, style] of [
  ['16', 16, ''],
  ['32', 32, ''],
  ['48', 48, ''],
  ['128', 128, ''],
  ['grey-16', 16, 'filter:grayscale(1)'],
  ['grey-32', 32, 'filter:grayscale(1)'],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;inline-size:${size}px;block-size:${size}px;${style}}</style>${svg}`,
  );
  await page.screenshot({ path: new URL(`public/icon/${name}.png`, root).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
