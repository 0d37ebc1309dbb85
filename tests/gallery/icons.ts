import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

// Run by hand after a change of the mark: draws `components/style/knock.svg` in the sizes browsers ask for.
const root = new URL('../../', import.meta.url);
const svg = readFileSync(new URL('components/style/knock.svg', root), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;inline-size:${size}px;block-size:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: new URL(`public/icon/${size}.png`, root).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
