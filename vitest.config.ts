import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { fetchedJson } from './lib/platform/fetchedJson.ts';
import { leanDexie, modernDexie } from './lib/store/leanDexie.ts';
import { compiledWords } from './lib/words/compiledWords.ts';
import { sharesPolicies } from './tests/browsers/policies.ts';

const unitFiles = 'tests/{unit,stories,denial,architecture,tenant}/**/*.test.{ts,tsx}';
/**
 * They replace a module or a global for good, so each has a process of its own. The others share two, which takes half
 * the time; `sharedProcess.ts` sees that they leave their globals as they were.
 */
const loners = globSync(unitFiles).filter((file) =>
  /\bvi\.(mock|resetModules|stubGlobal)\(|\/(simulatedBrowser|pageGlobals)\.ts'/.test(
    readFileSync(file, 'utf8'),
  ),
);
/** Vitest keeps transformed modules by their own text alone, and these are made of other files. */
const fresh: Plugin = {
  name: 'fresh',
  configureVitest({ defineCacheKeyGenerator }) {
    defineCacheKeyGenerator(({ id }) =>
      /\/lib\/words\/en\.ts\?compiled|^\0fetched:|\/dexie\.mjs$/.test(id) ? false : undefined,
    );
  },
};
/** As a build has them: its words, its data, its Dexie. */
const plugins = [compiledWords(), fetchedJson(), leanDexie(), fresh];
const resolve = { alias: [modernDexie] };
const unitTests = {
  include: [unitFiles],
  environment: 'node',
  // Vitest would leave one core idle, which is half of two.
  maxWorkers: '100%',
  // None is about real time, and on a busy machine a second is short.
  testTimeout: 30_000,
  // The Graph client's ES modules have imports without extension, which only a bundler resolves; Dexie is made smaller.
  server: { deps: { inline: [/microsoft-graph-client/, /dexie/] } },
};
const browserTests = {
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  globalSetup: 'tests/browsers/temporaryFiles.ts',
  setupFiles: 'tests/e2e/harness/tellPages.ts',
  // As patient as `until`: a second is short on a busy machine.
  expect: { poll: { timeout: 10_000 } },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        resolve,
        test: {
          ...unitTests,
          name: 'unit',
          exclude: loners,
          isolate: false,
          setupFiles: ['tests/unit/sharedProcess.ts', 'tests/unit/packageWrites.ts'],
        },
      },
      {
        plugins,
        resolve,
        test: {
          ...unitTests,
          name: 'unit-alone',
          include: loners,
          setupFiles: ['tests/unit/packageWrites.ts'],
        },
      },
      {
        test: {
          ...browserTests,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // Two browsers at a time are what two cores carry.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins,
        resolve,
        test: {
          ...browserTests,
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          server: unitTests.server,
          // A policy that is the whole machine's reaches every browser that runs beside.
          maxWorkers: sharesPolicies() ? 1 : 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
