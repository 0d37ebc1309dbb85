import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import compileMessage from 'icu-minify/compile';
import { en } from './en.ts';

/**
 * English as the pages load it: parsed beforehand, so that no parser ships (16 KiB in every context). A test compares
 * the file with the source; `npm run words` writes it anew.
 */
export function compileEnglish(): string {
  const compiled = Object.entries(en).map(([key, message]) => [key, compileMessage(message)]);
  return `${JSON.stringify(Object.fromEntries(compiled))}\n`;
}

export const compiledFile = new URL('./en.compiled.json', import.meta.url);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(compiledFile, compileEnglish());
