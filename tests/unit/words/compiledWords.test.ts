import { describe, expect, it } from 'vitest';
import { compiledWords } from '../../../lib/words/compiledWords.ts';
import { en } from '../../../lib/words/en.ts';

/** What a build, or what isn't one, gives for an import of the language module. */
async function made(query: string, command: 'build' | 'serve') {
  const files: { fileName: string; source: string }[] = [];
  const { configResolved, load } = compiledWords();
  if (typeof configResolved !== 'function' || typeof load !== 'function') throw new Error('not a plugin');
  Reflect.apply(configResolved, undefined, [{ command }]);
  const file = new URL('../../../lib/words/en.ts', import.meta.url).pathname;
  const build = { addWatchFile() {}, emitFile: (one: (typeof files)[number]) => files.push(one) };
  const { code }: { code: string } = await Reflect.apply(load, build, [`${file}?${query}`]);
  return { code, file: files[0] };
}

const keysOf = async (query: string, command: 'build' | 'serve'): Promise<string[]> => {
  const { code, file } = await made(query, command);
  return Object.keys(JSON.parse(file?.source ?? code.replace('export default ', '')));
};

describe('the words of a build', () => {
  it('are parted: what only the hub and the settings say is theirs alone', async () => {
    const [shared, pages, worker] = await Promise.all(
      ['compiled', 'compiled=pages', 'compiled=background'].map((query) => keysOf(query, 'build')),
    );
    expect(shared).toContain('offer.request');
    expect(pages).toContain('map.title');
    expect(shared?.filter((key) => pages?.includes(key))).toEqual([]);
    expect(new Set([...(shared ?? []), ...(pages ?? []), ...(worker ?? [])])).toEqual(
      new Set(Object.keys(en)),
    );
  });

  it('are a file of the package for the worker, which reads it when it has something to say', async () => {
    const { code, file } = await made('compiled=background', 'build');
    expect(code).toContain(`fetch('/${file?.fileName}')`);
    expect((await made('compiled=background', 'serve')).code).toContain('badge.waiting');
  });

  it('are whole for tests and the gallery', async () => {
    expect(await keysOf('compiled', 'serve')).toEqual(Object.keys(en));
  });
});
