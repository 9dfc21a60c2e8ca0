/** Grades as a custom validator of Submitty (its validation.md): `submitty [FOLDER]`, in the folder of all test cases. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { intoFolder, type PlatformRun } from '../engine/task.ts';

/** @throws {Error} when Submitty did not say where the test case's files are. */
export const runSubmitty: PlatformRun = ({ args: [folder = '.'] }) => {
  const path = join(folder, 'custom_validator_input.json');
  const { testcase_prefix } = JSON.parse(readFileSync(path, 'utf8')) as { testcase_prefix?: unknown };
  if (typeof testcase_prefix !== 'string') throw new Error(`${path} has no testcase_prefix`);
  return {
    submission: join(folder, testcase_prefix),
    format: 'submitty',
    handingIn: {},
    remarks: [],
    deliver: intoFolder(folder),
  };
};
