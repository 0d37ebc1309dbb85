import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../browsers/build.ts';
import { listFiles, readSource } from './sources.ts';

/** A file named in back-ticks is a path from the root, from beside the text, or the name of some file. */
const folders = ['lib', 'components', 'entrypoints', 'tests', 'docs', 'public', '.github'];
const files = folders.filter((folder) => existsSync(join(root, folder))).flatMap(listFiles);
const names = new Set(files.map((file) => basename(file)));
const built = new Set(files.map((file) => basename(file).replace(/\.tsx?$/, '.js')));

/** Whatever a browser, a package or the build calls so. */
const foreign =
  /^(?:manifest|messages|policies|package|tsconfig|urls|PAGES|SAVED|FILE)\.|^knock-|[<>{}*…$]|^https?:|^\./;
const named = /`([\w@./<>{}*$-]+\.(?:tsx?|md|json|css|mjs))`/g;

const texts = [
  ...files.filter((file) => /^(lib|components|entrypoints)\/.*\.tsx?$/.test(file)).map(commentsOf),
  ...[
    'README.md',
    'CONTRIBUTING.md',
    'PRIVACY.md',
    'SECURITY.md',
    ...files.filter((file) => /^docs\/.*\.md$/.test(file)),
  ].map((path) => ({
    path,
    text: readSource(path).text.replace(/```[\s\S]*?```/g, ''),
  })),
];

function commentsOf(path: string) {
  const { text } = readSource(path);
  return { path, text: (text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*/g) ?? []).join('\n') };
}

const exists = (path: string, name: string): boolean =>
  name.includes('/')
    ? [root, join(root, dirname(path)), ...folders.map((folder) => join(root, folder))].some((from) =>
        existsSync(join(from, name)),
      ) || files.some((file) => file.endsWith(`/${name}`))
    : names.has(name) || built.has(name) || existsSync(join(root, name));

describe('a file named in back-ticks exists', () => {
  it('in comments and in the documents', () => {
    const missing = texts.flatMap(({ path, text }) =>
      [...text.matchAll(named)]
        .map(([, name = '']) => name)
        .filter((name) => !foreign.test(name) && !exists(path, name))
        .map((name) => `${path}: ${name}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('and so does a name that is ours by its shape', () => {
    const code = [
      ...files.filter((file) => /\.(tsx?|json|css|html|js)$/.test(file)),
      'wxt.config.ts',
      'package.json',
      'tsconfig.json',
    ]
      .map((file) => readSource(file).text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*/g, ''))
      .join('\n');
    const words = new Set(code.match(/[A-Za-z_$][\w$]*/g));
    const missing = texts
      .filter(({ path }) => /\.tsx?$/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/`([a-z]+[A-Z][A-Za-z]*)(?:\(\))?`/g)]
          .map(([, name = '']) => name)
          .filter((name) => !words.has(name))
          .map((name) => `${path}: ${name}`),
      );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('and one that does not is noticed', () => {
    expect(exists('lib/platform/log.ts', 'noSuchFile.ts')).toBe(false);
    expect(exists('lib/platform/log.ts', 'lib/platform/failure.ts')).toBe(true);
  });
});
