import { chromium } from 'playwright-core';
import { serveGallery } from './server.ts';
const { url, close } = await serveGallery();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const spec of process.argv.slice(2)) {
  const [out, like, width, extra = ''] = spec.split('|');
  const o = Object.fromEntries(new URLSearchParams(extra));
  const c = await browser.newContext({ viewport: { width: Number(width), height: 600 }, reducedMotion: 'reduce', ...(o.dark ? { colorScheme: 'dark' } : {}), ...(o.forced ? { forcedColors: 'active' } : {}) } as never);
  const p = await c.newPage();
  p.on('console', (m) => m.type() === 'error' && console.log(m.text().slice(0, 300)));
  p.on('pageerror', (e) => console.log(e.message.slice(0, 300)));
  await p.goto(`${url}?like=${like}${o.locale ? `&locale=${o.locale}` : ''}`);
  if (o.text) await p.addStyleTag({ content: `html{font-size:${o.text}% !important}` });
  await p.waitForSelector('[data-scene]');
  await p.screenshot({ path: out, fullPage: true });
  await c.close();
}
await browser.close();
await close();
