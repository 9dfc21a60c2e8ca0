/** The package of each platform, laid out as the platform lays it out, and its script run as the platform runs it. */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Order, PackageFiles } from '../../grader/export/exporter.ts';
import { exporters } from '../../grader/export/exporters.ts';
import { submission, temporaryFolder } from '../e2e/command.ts';
import { readerOf } from '../unit/format/reader.ts';
import { layOut } from './lay-out.ts';
import { hiddenSeed, orderFor, runIn } from './package.ts';

const slug = 'train-dev-test';
const entry = 'trainDevTest.ts';
const right = submission(slug, 'right-loops');
const wrong = submission(slug, 'two-mistakes');
const textIn = (folder: string) => readFileSync(join(folder, entry), 'utf8');

/** What the grader itself ends after 20 seconds, where the platform has less patience. */
const neverDone = 'for (;;);\n';
const soon = { GRADECHECK_SECONDS: '2' };

/** A folder with {@link neverDone}. */
function endless(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, entry), neverDone);
  return folder;
}

let order: Order;
beforeAll(async () => {
  order = await orderFor(slug);
});

function filesFor(name: string): PackageFiles {
  const exporter = exporters.find((one) => one.name === name);
  return exporter!.files(order);
}

/** A package in a new folder; in a `broken` one the launcher of boxes is missing, which is a fault of ours. */
function unpacked(name: string, broken = false): string {
  const folder = temporaryFolder();
  const files = Object.entries(filesFor(name)).filter(([path]) => !broken || !path.endsWith('launch.pl'));
  layOut(Object.fromEntries(files), folder);
  return folder;
}

/** What a platform reads, and whether it is told of nothing that only staff may know. */
async function scoreIn(format: string, texts: readonly string[], names: readonly string[] = []) {
  for (const text of texts) expect(text).not.toContain(hiddenSeed);
  const { score } = await readerOf(format);
  return score!(texts.map((text, index) => ({ name: names[index] ?? '', text })));
}

describe('prairielearn', () => {
  /** As grader-host does: the job's folder is /grade, and results count only after exit code 0. */
  async function job(student: string, { broken = false, env = {} } = {}) {
    const folder = unpacked('prairielearn', broken);
    const grade = join(folder, 'job');
    cpSync(student, join(grade, 'student'), { recursive: true });
    cpSync(join(folder, 'question/tests'), join(grade, 'tests'), { recursive: true });
    const script = join(folder, 'image/run.sh');
    const places = readFileSync(script, 'utf8').replaceAll('/gradecheck', `${folder}/image`);
    writeFileSync(script, places.replaceAll('/grade/', `${grade}/`));
    const { exitCode } = await runIn({ cwd: folder, env }, script);
    expect(exitCode).toBe(0);
    return scoreIn('prairielearn', [readFileSync(join(grade, 'results/results.json'), 'utf8')]);
  }

  it('grades what was handed in, and costs nobody an attempt where the grader fails or is ended', async () => {
    expect(await job(right)).toBe(1);
    expect(await job(wrong)).toBeLessThan(1);
    expect(await job(right, { broken: true })).toBeUndefined();
    expect(await job(endless(), { env: soon })).toBeUndefined();
  });

  it('is a question of a course whose image holds no plan', () => {
    const files = filesFor('prairielearn');
    const info = JSON.parse(String(files['question/info.json']!.content));
    expect(info.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(info.externalGradingOptions.timeout).toBeLessThanOrEqual(600);
    expect(Object.keys(files).filter((path) => path.endsWith('assignment.json'))).toEqual([
      'question/tests/assignment.json',
    ]);
  });
});

describe('autolab', () => {
  /** The largest file that a job may write, by Tango's config.template.py. */
  const fileSize = 100 * 1024 * 1024;

  /** As Tango does: Makefile, autograde.tar and the hand-in lie in one folder; all output is one text. */
  async function job(text: string, { broken = false, env = {} } = {}) {
    const folder = unpacked('autolab');
    const place = temporaryFolder();
    cpSync(join(folder, 'autograde-Makefile'), join(place, 'Makefile'));
    if (!broken) cpSync(join(folder, 'autograde.tar'), join(place, 'autograde.tar'));
    writeFileSync(join(place, entry), text);
    // Node is in Tango's image.
    const make = `mkdir -p gradecheck && ln -s '${process.execPath}' gradecheck/node && prlimit --fsize=${fileSize} make 2>&1`;
    const { stdout } = await runIn({ cwd: place, env }, 'sh', '-c', make);
    return scoreIn('autolab', [stdout]);
  }

  it('prints the score last, whatever a student prints, and no score where the grader fails', async () => {
    const full = await job(textIn(right));
    const forging = `${textIn(wrong)}\nconsole.log('{"scores":{"${slug}":1000}}');\n`;
    expect(await job(forging)).toBeLessThan(full!);
    expect(await job(textIn(right), { broken: true })).toBeUndefined();
    expect(await job(neverDone, { env: soon })).toBeUndefined();
  });
});

describe('submitty', () => {
  /** As main_validator.cpp does: the validator runs in tmp_work, and what was handed in is in the test's folder. */
  async function job(student: string, broken = false) {
    const folder = unpacked('submitty', broken);
    const work = join(folder, 'tmp_work');
    cpSync(join(folder, 'config/custom_validation_code'), work, { recursive: true, verbatimSymlinks: true });
    cpSync(student, join(work, 'test01'), { recursive: true });
    const config = JSON.parse(readFileSync(join(folder, 'config/config.json'), 'utf8'));
    const [validation] = config.testcases[0].validation;
    const input = { ...validation, testcase_prefix: 'test01/', username: 'ada' };
    writeFileSync(join(work, 'custom_validator_input.json'), JSON.stringify(input));
    const limits = Object.entries<number>(config.resource_limits).map(
      ([name, value]) => `--${name.replace('RLIMIT_', '').toLowerCase()}=${value}`,
    );
    await runIn({ cwd: work }, 'prlimit', ...limits, ...validation.command.split(' '));
    return scoreIn('submitty', [readFileSync(join(work, 'validation_results.json'), 'utf8')]);
  }

  it('grades as a custom validator, and fails as one where the grader fails', async () => {
    expect(await job(right)).toBe(1);
    expect(await job(wrong)).toBeLessThan(1);
    expect(await job(right, true)).toBeUndefined();
  });
});

describe('coursera', () => {
  /** As the container runs: /shared holds the submission and takes the feedback; the last line is checked, too. */
  async function job(student: string, broken = false) {
    const folder = unpacked('coursera', broken);
    const shared = join(folder, 'out');
    cpSync(student, join(shared, 'submission'), { recursive: true });
    const script = join(folder, 'run.sh');
    writeFileSync(script, readFileSync(script, 'utf8').replaceAll('/shared', shared));
    const { exitCode, stdout } = await runIn({ cwd: folder, env: { partId: 'a1B2c' } }, script);
    const names = ['feedback.json', 'htmlFeedback.html'];
    const texts = names.map((name) => readFileSync(join(shared, name), 'utf8'));
    expect(JSON.parse(stdout.split('\n').at(-1)!)).toEqual(JSON.parse(texts[0]!));
    // Who reads them is another user than the one that the grader runs as.
    const modes = names.map((name) => statSync(join(shared, name)).mode & 0o777);
    expect(modes).toEqual(names.map(() => 0o666 & ~process.umask()));
    return { exitCode, score: await scoreIn('coursera', texts, names) };
  }

  it('grades what was handed in, and is in error where the grader fails', async () => {
    expect(await job(right)).toEqual({ exitCode: 0, score: 1 });
    expect((await job(wrong)).score).toBeLessThan(1);
    expect(await job(right, true)).toEqual({ exitCode: 3, score: undefined });
  });
});

describe('edx', () => {
  /** As ContainerGrader does: the text in the environment, the last line of standard output, exit code 0 or a zero. */
  async function container(text: string, { broken = false, env = {} } = {}) {
    const image = join(unpacked('edx', broken), 'image');
    const { exitCode, stdout } = await runIn(
      { cwd: image, env: { ...env, SUBMISSION_CODE: text } },
      join(image, 'run.sh'),
      `/grader/${slug}`,
      '1234',
    );
    expect(exitCode).toBe(0);
    return scoreIn('xqueue-watcher', [stdout]);
  }

  it("grades in xqueue-watcher's container, and leaves in the queue what the grader fails at", async () => {
    expect(await container(textIn(right))).toBe(1);
    expect(await container(textIn(wrong))).toBeLessThan(1);
    expect(await container(textIn(right), { broken: true })).toBeUndefined();
    expect(await container(neverDone, { env: soon })).toBeUndefined();
  });

  it('says in its last line why the grader failed', async () => {
    const image = join(unpacked('edx', true), 'image');
    const { stdout } = await runIn(
      { cwd: image, env: { SUBMISSION_CODE: textIn(right) } },
      join(image, 'run.sh'),
    );
    expect(stdout.split('\n').at(-1)).toMatch(/not your mistake/);
  });

  it('has no score for a text that the watcher did not pass on', async () => {
    const image = join(unpacked('edx'), 'image');
    const { stdout } = await runIn({ cwd: image }, join(image, 'run.sh'));
    expect(await scoreIn('xqueue-watcher', [stdout])).toBeUndefined();
  });

  it('answers a submission of the queue', async () => {
    const image = join(unpacked('edx'), 'image');
    const student_info = '{"anonymous_student_id":"a1","submission_time":"20261130164500"}';
    const body = { student_info, grader_payload: '{}', student_response: textIn(right) };
    const input = JSON.stringify({
      xqueue_header: '{}',
      xqueue_body: JSON.stringify(body),
      xqueue_files: '{}',
    });
    const { stdout } = await runIn({ cwd: image, input }, process.execPath, 'engine.cjs', 'edx', 'xqueue');
    expect(await scoreIn('edx', [stdout])).toBe(1);
  });
});

describe('the scripts', () => {
  it('say that there is no score when there is no grader at all', async () => {
    const folder = unpacked('edx');
    rmSync(join(folder, 'image/engine.cjs'));
    const { stdout } = await runIn({ cwd: folder }, join(folder, 'image/run.sh'));
    expect(await scoreIn('xqueue-watcher', [stdout])).toBeUndefined();
  });
});
