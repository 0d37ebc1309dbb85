import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { rolePatterns } from '../../../lib/packages/roleReach.ts';
import readRoleWords from '../../../lib/packages/roleWords.json?fetched';
import { fetchedJson } from '../../../lib/platform/fetchedJson.ts';

const importer = new URL('../../../lib/packages/knownRoleNames.ts', import.meta.url).pathname;

describe('data that is read when it is needed', () => {
  it('is a file of the package in a build, and the script only names it', async () => {
    const built = await build({
      configFile: false,
      logLevel: 'error',
      plugins: [fetchedJson()],
      build: { write: false, lib: { entry: importer, formats: ['es'] } },
    });
    const output = Array.isArray(built) ? (built[0]?.output ?? []) : [];
    const text = (name: RegExp) => {
      const file = output.find(({ fileName }) => name.test(fileName));
      return String(file?.type === 'asset' ? file.source : file?.code);
    };
    expect(text(/\.js$/)).toContain('fetch(');
    expect(text(/\.js$/)).not.toContain('besucher');
    expect(text(/^words\/roleWords\.json$/)).toContain('besucher');
  });

  it('is at hand for tests and the gallery', async () => {
    expect(rolePatterns(await readRoleWords())).toHaveLength(3);
  });
});
