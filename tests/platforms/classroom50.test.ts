/** The package for Classroom 50, laid out and started as its runner does (scripts/runner.py of its skeleton). */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { classroom50Exporter } from '../../grader/export/classroom50/exporter.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import type { MarkRules } from '../../grader/model.ts';
import { gradecheck, submission, temporaryFolder } from '../e2e/command.ts';
import { resultIn } from '../unit/format/readers/classroom50.ts';
import { outputsIn } from '../unit/format/readers/github.ts';
import { layOut } from './lay-out.ts';
import { packageOf } from './package.ts';
import { hasPython } from './python.ts';

const slug = 'train-dev-test';
const rightWork = submission(slug, 'right-functional');
/** The commits of these tests are a quarter of an hour late. */
const lateRules: MarkRules = {
  deadline: '2026-11-30T09:45:00Z',
  late: { graceMinutes: 0, perDayPercent: 10, floorPercent: 50 },
};
let files: PackageFiles = {};
beforeAll(async () => {
  files = await packageOf(classroom50Exporter, slug);
});

const identity = {
  CLASSROOM: 'deep-learning',
  ASSIGNMENT: 'splits',
  SUBMISSION_TAG: 'submit/2026-11-30T10-00-00Z-a1b2c3d',
  COMMIT_URL: 'https://github.com/school/deep-learning-splits-ada/commit/a1b2c3d',
  RELEASE_URL: 'https://github.com/school/deep-learning-splits-ada/releases/tag/submit',
  REVIEW_URL: '',
};

/** A student's checkout with one commit. */
async function checkoutOf(work: string): Promise<string> {
  const checkout = temporaryFolder();
  cpSync(work, checkout, { recursive: true });
  const date = '2026-11-30T18:00:00+08:00';
  const env = { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
  await execa('git', ['init', '--quiet'], { cwd: checkout });
  await execa('git', ['add', '--all'], { cwd: checkout });
  await execa('git', [...who, 'commit', '--quiet', '--message', 'work'], { cwd: checkout, env });
  return checkout;
}

type Run = { readonly change?: (bundle: string) => void; readonly packed?: PackageFiles };

/** What the runner does between fetching the bundle, which the assignment's name may differ from, and reading results. */
async function runIn(checkout: string, { change, packed = files }: Run = {}) {
  const runtime = temporaryFolder();
  layOut(packed, runtime);
  const bundle = join(runtime, 'splits');
  renameSync(join(runtime, 'autograders', slug), bundle);
  change?.(bundle);
  const output = join(runtime, 'output');
  writeFileSync(output, 'head-sha=a1b2c3d\n');
  const path = [dirname(process.execPath), process.env['PATH']].join(':');
  const { exitCode, all } = await execa('python3', [join(bundle, 'autograder.py')], {
    cwd: checkout,
    env: { ...identity, PATH: path, GITHUB_OUTPUT: output },
    all: true,
    reject: false,
  });
  const read = (name: string) => {
    const file = join(checkout, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  return {
    ...{ exitCode, all, outputs: outputsIn(readFileSync(output, 'utf8')) },
    ...{ result: read('result.json'), release: read('release-body.md') },
  };
}

const resultOf = (text: string | undefined) => resultIn([{ name: 'result.json', text: text ?? '' }]);

const describeWithPython: (name: string, tests: () => void) => void = hasPython ? describe : () => {};

describeWithPython('an autograder of Classroom 50', () => {
  it('leaves a result and a release, and says so in the outputs of the step', async () => {
    const { exitCode, all, result, release, outputs } = await runIn(await checkoutOf(rightWork));
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: '' });
    expect(resultOf(result)).toMatchObject({
      ...{ classroom: 'deep-learning', assignment: 'splits', submission: identity.SUBMISSION_TAG },
      ...{ review: identity.COMMIT_URL, datetime: '2026-11-30T10:00:00Z' },
      ...{ score: 100, 'max-score': 100 },
    });
    expect(release).toContain('**100 of 100 points**');
    expect(outputs).toMatchObject({ 'head-sha': 'a1b2c3d', status: 'success' });
  });

  it('names the mistake and ends with 0 when checks fail', async () => {
    const work = submission(slug, 'mistake-split-dev-from-train');
    const { exitCode, result, release, outputs } = await runIn(await checkoutOf(work));
    const { stdout } = await gradecheck(['grade', work, '-a', slug, '--json']);
    const { earned, results } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(resultOf(result).score).toBe(earned);
    expect(resultOf(result).tests.map(({ passed }) => passed)).toEqual(
      results.map(({ verdict }: { verdict: { kind: string } }) => verdict.kind === 'right'),
    );
    expect(release).toContain('❌');
    expect(outputs['status']).toBe('failure');
  });

  it('leaves no result and ends otherwise when the grader fails, so that the last release stays', async () => {
    const change = (bundle: string) => rmSync(join(bundle, 'ready-box'), { recursive: true });
    const { exitCode, all, result, outputs } = await runIn(await checkoutOf(rightWork), { change });
    expect(exitCode).not.toBe(0);
    expect(all).toContain('gradecheck: ');
    expect({ result, outputs }).toEqual({ result: undefined, outputs: { 'head-sha': 'a1b2c3d' } });
  });

  it('takes off what the course does for lateness, by the time of the commit', async () => {
    const packed = await packageOf(classroom50Exporter, slug, { rules: lateRules });
    const { result } = await runIn(await checkoutOf(rightWork), { packed });
    expect(resultOf(result)).toMatchObject({ score: 90, 'max-score': 100 });
  });

  it('writes through no link that lies in a checkout, and reads no settings of a student', async () => {
    const checkout = await checkoutOf(rightWork);
    const victim = join(temporaryFolder(), 'victim');
    writeFileSync(victim, 'untouched');
    for (const name of ['.result.json.partial', '.release-body.md.partial'])
      symlinkSync(victim, join(checkout, name));
    mkdirSync(join(checkout, 'node_modules/isolated-vm'), { recursive: true });
    writeFileSync(join(checkout, 'node_modules/isolated-vm/index.js'), 'process.exit(0)');
    writeFileSync(join(checkout, 'subprocess.py'), 'raise SystemExit(0)');
    writeFileSync(join(checkout, 'package.json'), '{"type": "module", "imports": {}}');
    const { exitCode, result } = await runIn(checkout);
    expect({ exitCode, score: resultOf(result).score }).toEqual({ exitCode: 0, score: 100 });
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
    expect(readdirSync(checkout).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('what a teacher commits', () => {
  it('lies in one folder, is far below the 10 MiB of a bundle, and has no hidden plan', () => {
    const paths = Object.keys(files);
    expect(paths.filter((path) => !path.startsWith(`autograders/${slug}/`))).toEqual([]);
    const bytes = Object.values(files).reduce((sum, { content }) => sum + content.length, 0);
    expect(bytes).toBeLessThan(8 * 1024 * 1024);
    const { plans } = JSON.parse(String(files[`autograders/${slug}/assignment.json`]!.content));
    expect(Object.keys(plans)).toEqual(['public']);
  });

  it('names the Node that the assignment needs', () => {
    const runtime = JSON.parse(String(files[`autograders/${slug}/runtime.json`]!.content));
    expect(runtime).toEqual({ node: process.versions.node });
  });
});

it('is asked of `grade --format` only where Classroom 50 says whose it is', async () => {
  const args = ['grade', rightWork, '-a', slug, '--format', 'classroom50'];
  const { exitCode, stderr } = await gradecheck(args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('CLASSROOM, ASSIGNMENT, SUBMISSION_TAG, COMMIT_URL, RELEASE_URL');
  const { stdout } = await gradecheck(args, { env: identity });
  expect(resultOf(stdout).score).toBe(100);
});
