import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../browsers/build.ts';

export const productFolders = ['lib', 'components', 'entrypoints'] as const;

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
  /** Files of this repository it imports, from the root; type-only imports apart. */
  imports: string[];
  typeImports: string[];
  packages: string[];
}

export const listFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();

/** Every `.ts` and `.tsx` of the product, with what it imports. */
export function productSources(): SourceFile[] {
  return productFolders
    .flatMap(listFiles)
    .filter((path) => /\.tsx?$/.test(path))
    .map(readSource);
}

const statement = /(?:^|\n)\s*(?:import|export)\s(type\s)?(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]/g;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const found = [
    ...[...text.matchAll(statement)].map((match) => ({
      name: match[2] ?? '',
      isType: match[1] !== undefined,
    })),
    ...[...text.matchAll(dynamic)].map((match) => ({ name: match[1] ?? '', isType: false })),
  ];
  const local = found.filter(({ name }) => name.startsWith('.'));
  const resolve = ({ name }: { name: string }) => normalize(join(dirname(path), name.replace(/\?.*$/, '')));
  return {
    path,
    text,
    imports: local.filter(({ isType }) => !isType).map(resolve),
    typeImports: local.filter(({ isType }) => isType).map(resolve),
    packages: found.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name),
  };
}
