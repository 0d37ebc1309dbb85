import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
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
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
