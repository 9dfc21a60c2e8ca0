/**
 * Classroom 50's `result.json` (foundation50/classroom50: schemas/result-v1.schema.json, and `validate_result` in
 * cli/gh-teacher/skeleton/dotgithub/scripts/runner.py), the text of the submission's release, and what the step puts out
 * (`status`, `summary`). Who it is comes from the environment. Numbers are whole. Where the grader failed there is no
 * result, which the runner takes for an error: the last release stays as it is.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { markdownOf } from './markdown.ts';
import { countingReport, isAllRight, scoreOf } from './score.ts';
import { type Told, tellChecks } from './told.ts';
import { type WholeScore, wholeScoreOf } from './whole.ts';

/** The result's fields that are the environment's, with their variables. */
const identity = {
  classroom: 'CLASSROOM',
  assignment: 'ASSIGNMENT',
  submission: 'SUBMISSION_TAG',
  commit: 'COMMIT_URL',
  release: 'RELEASE_URL',
} as const;

/** GitHub takes 125,000 characters for a release. */
const mostOfRelease = 100_000;

export const classroom50: Format = {
  name: 'classroom50',
  of: 'Classroom 50',
  addsUpChecks: true,
  needs: Object.values(identity),
  write: (graded, settings) => {
    if (!scoreOf(graded, settings).isFinal) return [];
    const told = tellChecks(countingReport(graded), graded);
    const whole = wholeScoreOf(graded, settings);
    const result = { ...identityOf(settings), ...numbersOf(told, whole) };
    return [
      { name: 'result.json', text: `${JSON.stringify(result, null, 2)}\n` },
      { name: 'release-body.md', text: markdownOf(graded, settings, mostOfRelease) },
      { name: 'outputs.txt', text: outputsOf(graded, told, whole) },
    ];
  },
};

/** When it was handed in, and whose it is, the runner knows better and sets itself. */
function identityOf({ environment }: FormatSettings): object {
  const { SUBMITTED_AT: datetime, REVIEW_URL, COMMIT_URL } = environment;
  const named = Object.entries(identity).map(([field, variable]) => [field, environment[variable]]);
  return {
    schema: 'classroom50/result/v1',
    ...Object.fromEntries(named),
    review: REVIEW_URL || COMMIT_URL,
    ...(datetime && { datetime }),
  };
}

function numbersOf(told: readonly Told[], { score, maximum, tests }: WholeScore): object {
  return {
    score,
    'max-score': maximum,
    tests: told.map(({ name, ending, result, sentences }, index) => ({
      'test-name': name,
      passed: ending === 'passed',
      score: tests[index]?.score,
      'max-score': tests[index]?.maximum,
      check: result.id,
      lesson: result.lesson,
      message: sentences.join('\n'),
    })),
  };
}

function outputsOf(graded: Graded, told: readonly Told[], { score, maximum }: WholeScore): string {
  const t = phrases[countingReport(graded).language].page;
  const right = told.filter(({ ending }) => ending === 'passed').length;
  const status = isAllRight(countingReport(graded)) ? 'success' : 'failure';
  return `status=${status}\nsummary=${t.pointsOf(String(score), String(maximum))} · ${t.checksRight(right, told.length)}\n`;
}
