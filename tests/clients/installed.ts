import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A package of a folder; `undefined`: it is not installed there. */
export async function installed(
  name: string,
  folder: string,
): Promise<{ version: string; exports: Record<string, unknown> } | undefined> {
  const own = createRequire(join(resolve(folder), 'package.json'));
  const here = createRequire(import.meta.url);
  const path = resolved(own, name) ?? resolved(here, name);
  if (path === undefined) return undefined;
  const root = path.slice(0, path.lastIndexOf(name.replaceAll('/', sep)) + name.length);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { version, exports: await import(pathToFileURL(path).href) };
}

function resolved(from: NodeJS.Require, name: string): string | undefined {
  try {
    return from.resolve(name);
  } catch {
    return undefined;
  }
}
