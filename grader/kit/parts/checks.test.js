// One test for each public check. The verdicts, words and report are those of `gradecheck grade`.
import { afterAll, test } from 'vitest';
import { describeFailure, gradeHere, isRight, summaryOf } from './engine.js';

const { report, reportFile } = await gradeHere(new URL('..', import.meta.url), process.env.GRADECHECK_LANG);

for (const result of report.results) {
  test(`${result.fn}: ${result.title}`, () => {
    if (!isRight(result)) throw describeFailure(result, report.language);
  });
}

afterAll(() => {
  console.log(summaryOf(report, reportFile));
});
