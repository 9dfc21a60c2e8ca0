// One test for each public check. The verdicts, words and report are those of `gradecheck grade`.
import { createRequire } from 'node:module';
import { afterAll, test } from 'vitest';

const { describeFailure, gradeHere, isRight, summaryOf } = createRequire(import.meta.url)('./engine.cjs');
const { report, reportFile } = await gradeHere(new URL('..', import.meta.url), process.env.GRADECHECK_LANG);

for (const result of report.results) {
  test(`${result.fn}: ${result.title}`, () => {
    if (!isRight(result)) throw describeFailure(result, report.language);
  });
}

afterAll(() => console.log(summaryOf(report, reportFile)));
