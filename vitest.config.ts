import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** TensorFlow.js keeps its engine on the global object: what counts tensors has a process of its own. */
const onTensors = 'tests/{oracle,simulation}/**/frameworks*.test.ts';

/**
 * What needs more than this machine's Node and its strongest box: platforms, browsers, kits on other Nodes, copies of the
 * repository, weaker boxes. `npm run test:elsewhere`.
 */
const elsewhere = [
  'tests/{platforms,browser}/**/*.test.ts',
  'tests/e2e/{authoring,kit-run,lms,lms-round-trip}.test.ts',
  'tests/security/corpus/weaker-levels.test.ts',
];

/** What clocks could stop: `npm run test:busy` runs it at every level while the machine has other things to do. */
const clocks = ['tests/security/run/**/*.test.ts'];

/** What takes longest, the longest first: begun last, it would end alone. */
const longest = [/\/tests\/assignments\//, /\/security\/corpus\//, /\/e2e\//];

/** A fresh clone does not remember how long each file took, and how large a file is says little of that. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const places = new Map(sorted.map(({ project }, index) => [project.name, index]));
    const placeOf = ({ project }: TestSpecification) => places.get(project.name) ?? 0;
    return sorted.sort((a, b) => placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((path) => path.test(moduleId));
  return rank === -1 ? longest.length : rank;
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
          include: ['tests/*.test.ts', 'tests/{assignments,e2e,security}/**/*.test.ts', onTensors],
          exclude: [...elsewhere, ...clocks],
        },
      },
      {
        extends: true,
        test: { name: 'elsewhere', include: elsewhere },
      },
      {
        extends: true,
        test: { name: 'clocks', include: clocks },
      },
    ],
  },
});
