import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { compiledWords } from './lib/words/compiledWords.ts';
import { sharesPolicies } from './tests/browsers/policies.ts';

/** They set a policy. Where that is the whole machine's, no other browser may run beside them. */
const policyTests = sharesPolicies()
  ? globSync('tests/e2e/**/*.test.ts').filter((file) =>
      readFileSync(file, 'utf8').includes('harness/policy.ts'),
    )
  : [];
const browserTests = {
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // As patient as `until`: a second is short on a busy machine.
  expect: { poll: { timeout: 10_000 } },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [compiledWords()],
        test: {
          name: 'unit',
          include: ['tests/{unit,denial,architecture,tenant}/**/*.test.{ts,tsx}'],
          environment: 'node',
          // Its ES modules have imports without extension, which only a bundler resolves.
          server: { deps: { inline: [/microsoft-graph-client/] } },
        },
      },
      {
        test: {
          ...browserTests,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: policyTests,
          // Two browsers at a time are what two cores carry.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...browserTests,
          name: 'e2e-policy',
          include: policyTests,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...browserTests,
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: sharesPolicies() ? 1 : 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
