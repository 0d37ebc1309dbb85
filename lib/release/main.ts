import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './billOfMaterials.ts';
import { packageZip, sourcesZip } from './zips.ts';

// The second half of `npm run zip`: packs what `npm run build` left, the very files that the tests load.
const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { name, version } = JSON.parse(readFileSync(place('package.json'), 'utf8'));
const builds = [place('.output/chrome-mv3'), place('.output/firefox-mv3')] as const;
const [chromium, firefox] = builds;
const files = {
  [`${name}-${version}-chrome.zip`]: packageZip(chromium),
  [`${name}-${version}-firefox.zip`]: packageZip(firefox),
  [`${name}-${version}-sources.zip`]: sourcesZip(),
  [`${name}-${version}.cdx.json`]: Buffer.from(billOfMaterials(builds)),
};
for (const [file, content] of Object.entries(files)) {
  writeFileSync(place(`.output/${file}`), content);
  const kib = (content.length / 1024).toFixed(0).padStart(5);
  process.stdout.write(`${createHash('sha256').update(content).digest('hex')} ${kib} KiB  .output/${file}\n`);
}
