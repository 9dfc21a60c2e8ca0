/**
 * The tests of all assignments, each of them on 40 hidden seeds instead of a few, and all seeds of what must hold
 * whatever the seed. Arguments go on to vitest.
 */
import { execa } from 'execa';

const folders = ['tests/assignments', 'tests/simulation'];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...folders, ...process.argv.slice(2)];
const env = { GRADECHECK_TEST_SEEDS: '40' };
const timeouts = ['--testTimeout=600000'];
const { exitCode } = await execa(process.execPath, [...vitest, ...timeouts], {
  env,
  stdio: 'inherit',
  reject: false,
});
process.exitCode = exitCode ?? 1;
