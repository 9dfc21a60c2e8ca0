/** Classroom 50: `validate_result` of cli/gh-teacher/skeleton/dotgithub/scripts/runner.py; no file is no score. */
import type { FormatFile } from '../../../../grader/model.ts';
import { type Reader, textOf } from '../reader.ts';
import { requirementOf } from '../schemas.ts';

const requireResult = requirementOf('classroom50-result.schema.json');

type Test = { readonly passed: boolean; readonly score: number; readonly 'max-score': number };
export type Result = {
  readonly datetime?: string;
  readonly score: number;
  readonly 'max-score': number;
  readonly tests: readonly Test[];
};

/** What the runner takes over. */
export function resultIn(files: readonly FormatFile[]): Result {
  const result: Result = JSON.parse(textOf(files));
  requireResult(result);
  const sum = (field: 'score' | 'max-score') => result.tests.reduce((total, test) => total + test[field], 0);
  if (result.tests.some((test) => test.score > test['max-score'])) throw new Error('score > max-score');
  if (sum('score') !== result.score) throw new Error(`the scores add up to ${sum('score')}`);
  if (sum('max-score') !== result['max-score']) throw new Error(`the maxima add up to ${sum('max-score')}`);
  return result;
}

export const reader: Reader = {
  endings: (files) => resultIn(files).tests.map(({ passed }) => (passed ? 'passed' : 'failed')),
  score: (files) => {
    if (files.length === 0) return undefined;
    const { score, 'max-score': maximum } = resultIn(files);
    return score / maximum;
  },
};
