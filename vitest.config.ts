import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** TensorFlow.js keeps its engine on the global object: what counts tensors has a process of its own. */
const onTensors = 'tests/{oracle,simulation}/**/frameworks*.test.ts';

export default defineConfig({
  test: {
    globalSetup: ['tests/setup.ts'],
    pool: 'forks',
    // Twice as many as cores: many tests wait for processes that they have started.
    maxWorkers: 2 * availableParallelism(),
    // Only what hangs may fail by time: how long a test takes is the machine's.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        // What changes nothing of its process shares one: starting a process for each file costs more than its tests.
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,oracle,simulation}/**/*.test.ts'],
          exclude: [onTensors],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/*.test.ts', 'tests/{e2e,platforms,security,browser}/**/*.test.ts', onTensors],
        },
      },
    ],
  },
});
