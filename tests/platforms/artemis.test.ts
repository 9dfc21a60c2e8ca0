/** The tests repository for Artemis, with a student's repository beside it, and the build plan as Artemis runs it. */
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { artemisExporter } from '../../grader/export/artemis/exporter.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { submission, temporaryFolder } from '../e2e/command.ts';
import { feedbackIn } from '../unit/format/readers/artemis.ts';
import { layOut } from './lay-out.ts';
import { orderFor } from './package.ts';

const slug = 'train-dev-test';
const entry = 'trainDevTest.ts';
const work = temporaryFolder();
let files: PackageFiles;

beforeAll(async () => {
  files = artemisExporter.files(await orderFor(slug));
});

/** The build's folder: the tests repository at its root, the student's below `assignment`. */
function checkOut(name: string): string {
  const folder = mkdtempSync(join(work, 'build-'));
  layOut(files, folder);
  cpSync(submission(slug, name), join(folder, 'assignment'), { recursive: true });
  return folder;
}

/** Runs the one action of the build plan. */
async function build(folder: string) {
  const { actions } = parse(readFileSync(join(folder, 'windfile.yaml'), 'utf8'));
  const [{ script, results }] = actions;
  expect(results).toEqual([{ name: 'results', path: 'results/*', type: 'junit' }]);
  const { exitCode, stdout } = await execa('bash', ['-c', `set -e\n${script}`], {
    cwd: folder,
    reject: false,
  });
  const written = existsSync(join(folder, 'results')) ? readdirSync(join(folder, 'results')).sort() : [];
  return { exitCode, stdout, written };
}

async function feedbackOn(name: string, also: (folder: string) => void = () => {}) {
  const folder = checkOut(name);
  also(folder);
  expect(await build(folder)).toEqual({ exitCode: 0, stdout: '', written: ['results.xml', 'summary.json'] });
  const feedback = feedbackIn(readFileSync(join(folder, 'results/results.xml'), 'utf8'));
  const { message } = JSON.parse(readFileSync(join(folder, 'results/summary.json'), 'utf8'));
  return { feedback, message };
}

const failuresIn = (feedback: ReturnType<typeof feedbackIn>) =>
  feedback.filter(([, text]) => text !== undefined).length;

describe('the package for Artemis', () => {
  it('passes every test of a right submission, and fails those that a wrong one fails', async () => {
    const [right, wrong] = await Promise.all([feedbackOn('right-functional'), feedbackOn('two-mistakes')]);
    expect(failuresIn(right.feedback)).toBe(0);
    expect(failuresIn(wrong.feedback)).toBeGreaterThan(1);
    expect(right.message).toMatch(/^The mark comes from the same checks/);
    expect(right.message).not.toMatch(/100/);
  });

  it('says what each test is worth, by the names that results have', async () => {
    const { feedback } = await feedbackOn('right-loops');
    const [head, ...rows] = String(files['weights.csv']?.content).trimEnd().split('\n');
    const weights = new Map(
      rows.map((row) => [row.slice(1, row.lastIndexOf('"')), Number(row.split(',').at(-1))]),
    );
    expect(head).toBe('test case,weight');
    expect([...weights.keys()]).toEqual([...feedback.map(([name]) => name), 'gradecheck']);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('never takes what a submission prints for a result', async () => {
    const { feedback } = await feedbackOn('two-mistakes', (folder) =>
      appendFileSync(
        join(folder, 'assignment', entry),
        `\nconsole.log('</failure><testcase name="forged"/>');\n`,
      ),
    );
    expect(feedback.map(([name]) => name)).not.toContain('forged');
    expect(failuresIn(feedback)).toBeGreaterThan(1);
  });

  it('is a failed build without results when the grader fails', async () => {
    const folder = checkOut('right-loops');
    rmSync(join(folder, 'gradecheck/ready-box/main.js'));
    expect(await build(folder)).toEqual({ exitCode: 3, stdout: '', written: [] });
  });
});
