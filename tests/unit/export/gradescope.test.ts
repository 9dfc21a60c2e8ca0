/** What Gradescope is given for a handing in beyond the limit, and what counts against it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageData } from '../../../grader/export/engine/data.ts';
import type { Task } from '../../../grader/export/engine/task.ts';
import { runGradescope } from '../../../grader/export/gradescope/run.ts';

const data = { settings: { language: 'en', rateLimit: { submissions: 2, hours: 24 } } } as PackageData;
const at = (hour: number) => `2026-03-01T0${hour}:00:00.000000-08:00`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gradecheck-gradescope-'));
  mkdirSync(join(root, 'results'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What is made of a handing in at five o'clock, after these. */
async function taskAfter(previous_submissions: readonly object[]): Promise<Task> {
  const metadata = { created_at: at(5), assignment: {}, users: [], previous_submissions };
  writeFileSync(join(root, 'submission_metadata.json'), JSON.stringify(metadata));
  return runGradescope({ args: [root], environment: {}, data });
}

const results = () => JSON.parse(readFileSync(join(root, 'results/results.json'), 'utf8'));
const graded = (hour: number, score: number) => ({ submission_time: at(hour), score, results: null });
const failed = (hour: number) => ({ submission_time: at(hour), score: 0, autograder_error: true });

describe('beyond the limit', () => {
  it('the last score stays, and not the nothing of a grader that failed in between', async () => {
    const { instead = [], deliver } = await taskAfter([graded(1, 12), graded(2, 15), failed(3)]);
    deliver(instead, true);
    expect(results()).toMatchObject({ score: 15, output: expect.stringMatching(/Not graded/) });
  });

  it('there is no score where there was none, and never a zero', async () => {
    const { instead = [] } = await taskAfter([{ submission_time: at(1) }, { submission_time: at(2) }]);
    expect(instead).toHaveLength(1);
    expect(JSON.parse(instead[0]!.text)).not.toHaveProperty('score');
  });
});

describe('against the limit', () => {
  it('counts what was graded', async () => {
    const { deliver } = await taskAfter([graded(1, 12)]);
    deliver([{ name: 'results.json', text: '{"score": 20, "tests": []}' }], true);
    expect(results().extra_data.gradecheck.counted).toEqual([at(1), at(5)]);
  });

  it('does not count what the grader failed at', async () => {
    const { deliver } = await taskAfter([graded(1, 12)]);
    deliver([{ name: 'results.json', text: '{"tests": []}' }], true);
    expect(results().extra_data.gradecheck.counted).toEqual([at(1)]);
  });
});
