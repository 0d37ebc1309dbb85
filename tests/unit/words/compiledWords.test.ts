import { describe, expect, it } from 'vitest';
import { compiledWords } from '../../../lib/words/compiledWords.ts';
import { en } from '../../../lib/words/en.ts';

/** Keys that a build, or what isn't one, gives for an import of the language module. */
async function keysOf(query: string, command: 'build' | 'serve'): Promise<string[]> {
  const { configResolved, load } = compiledWords();
  if (typeof configResolved !== 'function' || typeof load !== 'function') throw new Error('not a plugin');
  Reflect.apply(configResolved, undefined, [{ command }]);
  const file = new URL('../../../lib/words/en.ts', import.meta.url).pathname;
  const made: { code: string } = await Reflect.apply(load, { addWatchFile() {} }, [`${file}?${query}`]);
  return Object.keys(JSON.parse(made.code.replace('export default ', '')));
}

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

  it('are whole for tests and the gallery', async () => {
    expect(await keysOf('compiled', 'serve')).toEqual(Object.keys(en));
  });
});
