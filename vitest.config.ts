import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/submissions/**', 'node_modules/**'],
    globalSetup: ['tests/setup.ts'],
    pool: 'forks',
    // Every core: many tests wait for processes that they have started.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
