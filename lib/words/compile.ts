import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import compileMessage from 'icu-minify/compile';
import { en } from './en.ts';

/** A file of compiled messages: `pages` holds all of them, `background` what the worker needs. */
export const compiledFiles = {
  pages: { url: new URL('./en.compiled.json', import.meta.url), holds: () => true },
  background: {
    url: new URL('./en.background.compiled.json', import.meta.url),
    holds: (key: string) => /^(?:app\.name$|notification\.|badge\.)/.test(key),
  },
};

/**
 * English as the extension loads it: parsed beforehand, so that no parser ships (16 KiB in every context). A test
 * compares the files with the source; `npm run words` writes them anew.
 */
export function compileEnglish(holds: (key: string) => boolean): string {
  const held = Object.entries(en).filter(([key]) => holds(key));
  return `${JSON.stringify(Object.fromEntries(held.map(([key, text]) => [key, compileMessage(text)])))}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const { url, holds } of Object.values(compiledFiles)) writeFileSync(url, compileEnglish(holds));
