/** GitHub Classroom's reporter: src/main.js and src/notify-classroom.js of classroom-resources/autograding-grading-reporter. */
import type { FormatFile } from '../../../../grader/model.ts';
import type { Reader } from '../reader.ts';
import { requirementOf } from '../schemas.ts';

const requireResult = requirementOf('github-autograding.schema.json');
const endings = { pass: 'passed', fail: 'failed', error: 'open' } as const;

type Test = { readonly status: keyof typeof endings; readonly score?: number };
export type AutogradingResult = {
  readonly status: keyof typeof endings;
  readonly max_score?: number;
  readonly tests: readonly Test[];
};

/** A step's outputs, as the runner reads them from the file that GITHUB_OUTPUT names. */
export function outputsIn(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      if (at < 1) throw new Error(`Invalid format '${line}'`);
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

export function resultIn(files: readonly FormatFile[]): AutogradingResult {
  const { result = '' } = outputsIn(files.find(({ name }) => name === 'outputs.txt')!.text);
  const decoded: AutogradingResult = JSON.parse(Buffer.from(result, 'base64').toString('utf8'));
  requireResult(decoded);
  return decoded;
}

export const reader: Reader = {
  endings: (files) => resultIn(files).tests.map(({ status }) => endings[status]),
  score: (files) => {
    const { max_score, tests } = resultIn(files);
    // Without a maximum the reporter adds nothing to the points.
    return max_score && tests.reduce((total, { score = 0 }) => total + score, 0) / max_score;
  },
};
