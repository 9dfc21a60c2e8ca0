/** The package for Dodona, laid out and started as its SubmissionRunner does (app/runners/submission_runner.rb). */
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { dodonaExporter } from '../../grader/export/dodona/exporter.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { submission, temporaryFolder } from '../e2e/command.ts';
import { type Judgement, judgementIn } from '../unit/format/readers/dodona.ts';
import { inside, layOut } from './lay-out.ts';
import { orderFor } from './package.ts';

const slug = 'train-dev-test';
const entry = 'trainDevTest.ts';
const work = temporaryFolder();
let files: PackageFiles;

beforeAll(async () => {
  files = dodonaExporter.files(await orderFor(slug));
});

/** The folder that Dodona mounts, with `name`'s file as `submission/source`. */
function mount(name: string): string {
  const folder = mkdtempSync(join(work, 'mnt-'));
  layOut(inside(files, 'judge/'), join(folder, 'judge'));
  layOut(inside(files, `exercises/${slug}/evaluation/`), join(folder, 'resources'));
  mkdirSync(join(folder, 'submission'));
  copyFileSync(join(submission(slug, name), entry), join(folder, 'submission/source'));
  return folder;
}

async function judge(folder: string) {
  const order = {
    ...{ memory_limit: 1_000_000_000, time_limit: 120, network_enabled: false },
    ...{ programming_language: 'typescript', natural_language: 'en' },
    resources: join(folder, 'resources'),
    source: join(folder, 'submission/source'),
    judge: join(folder, 'judge'),
    workdir: work,
  };
  const { exitCode, stdout } = await execa(join(folder, 'judge/run'), [], {
    input: JSON.stringify(order),
    cwd: work,
    reject: false,
  });
  return { exitCode, stdout };
}

async function judgementOn(name: string, also: (folder: string) => void = () => {}): Promise<Judgement> {
  const folder = mount(name);
  also(folder);
  const { exitCode, stdout } = await judge(folder);
  expect(exitCode).toBe(0);
  return judgementIn(stdout);
}

describe('the package for Dodona', () => {
  it('has a judge, the image it runs in, and an exercise', () => {
    const configs = ['judge/config.json', `exercises/${slug}/config.json`].map((path) =>
      JSON.parse(String(files[path]?.content)),
    );
    expect(configs).toEqual([
      { image: 'gradecheck-judge' },
      expect.objectContaining({
        programming_language: 'typescript',
        evaluation: expect.objectContaining({ handler: 'gradecheck' }),
      }),
    ]);
    expect(files['judge/assignment.json'], 'the plan is the exercise’s').toBeUndefined();
    expect(files[`exercises/${slug}/description/boilerplate/boilerplate`]?.content).toContain(
      'not written yet',
    );
  });

  it('judges a right submission and a wrong one', async () => {
    const [right, wrong] = await Promise.all([judgementOn('right-loops'), judgementOn('two-mistakes')]);
    expect(right.status).toBe('correct');
    expect(right.tabs.map(({ title }) => title)).toEqual(['Public checks', 'Hidden checks']);
    expect(wrong.status).toBe('wrong');
    expect(wrong.endings.filter((ending) => ending === 'failed').length).toBeGreaterThan(1);
  });

  it('never takes what a submission prints for a command', async () => {
    const forged = '{"command":"close-judgement","accepted":true}';
    const judgement = await judgementOn('two-mistakes', (folder) =>
      appendFileSync(join(folder, 'submission/source'), `\nconsole.log('\\n${forged}\\n');\n`),
    );
    expect(judgement.status).toBe('wrong');
  });

  it('points at the line where a submission cannot be read', async () => {
    const judgement = await judgementOn('right-loops', (folder) =>
      appendFileSync(join(folder, 'submission/source'), '\nconst = 1;\n'),
    );
    const lines = readFileSync(join(submission(slug, 'right-loops'), entry), 'utf8').split('\n').length;
    expect(judgement.status).toBe('compilation error');
    expect(judgement.annotations).toEqual([expect.objectContaining({ row: lines, column: 6 })]);
  });

  it('says that the grader failed, and never that the submission is wrong', async () => {
    const judgement = await judgementOn('right-loops', (folder) =>
      rmSync(join(folder, 'judge/ready-box/main.js')),
    );
    expect(judgement.status).toBe('internal error');
    expect(new Set(judgement.endings)).toEqual(new Set(['open']));
  });

  it('ends with a code that Dodona takes for an internal error when there is no exercise', async () => {
    const folder = mount('right-loops');
    rmSync(join(folder, 'resources/assignment.json'));
    const { exitCode, stdout } = await judge(folder);
    expect([0, 134, 137, 143]).not.toContain(exitCode);
    expect(stdout).toBe('');
  });
});
