/** Grades the checkout in which a job of GitHub Actions runs, and tells the platform as its steps do. */
import { type Deliver, intoFolder, type PlatformRun, toStandardOutput } from '../engine/task.ts';
import { appendOutputs } from '../outputs.ts';

/** `github CHECKOUT RESULTS`: the page goes into the folder RESULTS. The step's output `status` says how it went. */
export const runGithub: PlatformRun = ({ args: [checkout = '.', results = '.'], environment }) => {
  const intoResults = intoFolder(results);
  const deliver: Deliver = (files, isFinal) => {
    if (!isFinal) return;
    const [annotations, summary, outputs, page] = files;
    toStandardOutput(annotations === undefined ? [] : [annotations], isFinal);
    appendOutputs(summary?.text, environment['GITHUB_STEP_SUMMARY']);
    appendOutputs(outputs?.text, environment['GITHUB_OUTPUT']);
    intoResults(page === undefined ? [] : [page], isFinal);
  };
  return { submission: checkout, isRepository: true, format: 'github', handingIn: {}, remarks: [], deliver };
};
