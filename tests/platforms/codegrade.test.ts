/** The package for CodeGrade: uploaded files, set up once, then started in the student's folder by v2 and by v1. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { codegradeExporter } from '../../grader/export/codegrade/exporter.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { submission, temporaryFolder } from '../e2e/command.ts';
import { messagesIn, unitTestsIn } from '../unit/format/readers/codegrade.ts';
import { layOut } from './lay-out.ts';
import { orderFor } from './package.ts';

const slug = 'train-dev-test';
const entry = 'trainDevTest.ts';
const work = temporaryFolder();
let files: PackageFiles;

beforeAll(async () => {
  files = codegradeExporter.files(await orderFor(slug));
});

/** A machine after its setup, with a student's folder on it. */
async function machine(name: string) {
  const uploaded = mkdtempSync(join(work, 'uploaded-'));
  const student = mkdtempSync(join(work, 'student-'));
  layOut(files, uploaded);
  cpSync(submission(slug, name), student, { recursive: true });
  await execa('bash', [join(uploaded, 'setup.sh')]);
  return { uploaded, student, script: join(uploaded, 'grade.sh') };
}

type Machine = Awaited<ReturnType<typeof machine>>;

/** A *Custom Test* of v2, with its structured output. */
async function customTest({ student, script }: Machine) {
  const { exitCode, stdout, stderr, stdio } = await execa('bash', [script], {
    cwd: student,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    reject: false,
  });
  return { exitCode, stdout, stderr, messages: messagesIn(String(stdio[3])) };
}

const pointsIn = (messages: ReturnType<typeof messagesIn>) => messages.flatMap(({ points }) => points ?? []);

describe('the package for CodeGrade', () => {
  it('gives a Custom Test of v2 the share of the points and a message for each check', async () => {
    const right = await customTest(await machine('right-loops'));
    const wrong = await customTest(await machine('two-mistakes'));
    expect(right).toMatchObject({ exitCode: 0, stderr: '' });
    expect(pointsIn(right.messages)).toEqual(['1']);
    expect(pointsIn(wrong.messages)).toEqual(['0.88']);
    expect(wrong.stdout).toContain('88 of 100 points');
    expect(wrong.messages.length).toBe(right.messages.length);
  });

  it('never takes what a submission prints for points', async () => {
    const prepared = await machine('two-mistakes');
    const forged = JSON.stringify({ tag: 'points', points: '1' });
    appendFileSync(join(prepared.student, entry), `\nconsole.log('\\n${forged}\\n');\n`);
    const { messages } = await customTest(prepared);
    expect(pointsIn(messages)).toEqual(['0.88']);
  });

  it('gives a Unit Test of v1 the checks that count', async () => {
    const { student, script } = await machine('two-mistakes');
    const location = join(student, '../unit-tests');
    const env = { CG_JUNIT_XML_LOCATION: location };
    const { stdout } = await execa('bash', [script], { cwd: student, env });
    const { passed, counted } = unitTestsIn(readFileSync(location, 'utf8'));
    expect(counted - passed).toBe(2);
    expect(stdout).toBe('');
  });

  it('gives Capture Points of v1 one number', async () => {
    const { student, script } = await machine('two-mistakes');
    const { stdout } = await execa('bash', [script], { cwd: work, env: { STUDENT: student } });
    expect(stdout).toBe('0.88');
  });

  it('ends with a code of its own and without points when the grader fails', async () => {
    const prepared = await machine('right-loops');
    rmSync(join(prepared.uploaded, 'ready-box/main.js'));
    const { exitCode, messages, stdout, stderr } = await customTest(prepared);
    expect(exitCode).toBe(3);
    expect(pointsIn(messages)).toEqual([]);
    expect(stdout).toContain('not your mistake');
    expect(stderr).toContain('not your mistake');
  });
});
