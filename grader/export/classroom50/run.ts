/** Grades where Classroom 50's runner starts an autograder: in the student's checkout, where results are left, too. */
import { type Deliver, intoFolder, type PlatformRun } from '../engine/task.ts';
import { appendOutputs } from '../outputs.ts';

/** `classroom50 CHECKOUT`. Ends with 1 where there is no result: the runner reads none unless we end with 0. */
export const runClassroom50: PlatformRun = ({ args: [checkout = '.'], environment }) => {
  const { SUBMITTED_AT: submittedAt } = environment;
  const write = intoFolder(checkout);
  const deliver: Deliver = (files, isFinal) => {
    if (!isFinal) return;
    const [result, release, outputs] = files;
    if (result === undefined || release === undefined) process.exitCode = 1;
    else write([result, release], isFinal);
    appendOutputs(outputs?.text, environment['GITHUB_OUTPUT']);
  };
  return {
    submission: checkout,
    isRepository: true,
    format: 'classroom50',
    handingIn: submittedAt ? { submittedAt } : {},
    remarks: [],
    deliver,
  };
};
