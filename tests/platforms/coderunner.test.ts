/** The questions for CodeRunner: imported, expanded and run as it does, with the grader where its Jobe server would have it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { coderunnerExporter } from '../../grader/export/coderunner/exporter.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { submission, temporaryFolder } from '../e2e/command.ts';
import { outcomeIn } from '../unit/format/readers/coderunner.ts';
import { requireWellFormed } from '../unit/format/well-formed.ts';
import { inside, layOut } from './lay-out.ts';
import { orderFor } from './package.ts';

const slug = 'train-dev-test';
const entry = 'trainDevTest.ts';
const work = temporaryFolder();
let files: PackageFiles;
let quiz = '';

beforeAll(async () => {
  files = coderunnerExporter.files(await orderFor(slug));
  quiz = String(files['questions.xml']?.content);
});

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');

/** What an element of the `index`-th question holds. */
function element(index: number, name: string): string | undefined {
  const question = quiz.split('<question type="coderunner">')[index + 1] ?? '';
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(question)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

/** CodeRunner's escaper for Python, which makes a text fit between quotes. */
const forPython = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll("'", "\\'");

/** The template of the prototype with this question and this answer, expanded. */
function programFor(answer: string, jobe: string): string {
  const words: Readonly<Record<string, string>> = {
    STUDENT_ANSWER: answer,
    'QUESTION.globalextra': element(1, 'globalextra') ?? '',
  };
  return (element(0, 'template') ?? '')
    .replaceAll('/opt/gradecheck', jobe)
    .replace(/\{\{ ([\w.]+) \| e\('py'\) \}\}/g, (_, name: string) => forPython(words[name] ?? ''));
}

/** A job on a Jobe server: a folder with the question's files and the program. */
async function run(answer: string, spoil: (jobe: string) => void = () => {}) {
  const jobe = mkdtempSync(join(work, 'jobe-'));
  const job = join(work, `job-${jobe.slice(-6)}`);
  mkdirSync(job);
  layOut(inside(files, 'jobe/'), jobe);
  spoil(jobe);
  for (const [, name = '', text = ''] of quiz.matchAll(
    /<file name="([^"]+)" path="\/" encoding="base64">([^<]*)</g,
  ))
    writeFileSync(join(job, name), Buffer.from(text, 'base64'));
  writeFileSync(join(job, '__tester__.python3'), programFor(answer, jobe));
  const { exitCode, stdout, stderr } = await execa('python3', ['__tester__.python3'], {
    cwd: job,
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

const answerOf = (name: string) => readFileSync(join(submission(slug, name), entry), 'utf8');

describe('the package for CodeRunner', () => {
  it('is a prototype and a question of its type, and keeps the plans off the server', () => {
    requireWellFormed(quiz.replace(/^<\?xml [^>]*\?>\s*/, ''));
    expect([0, 1].map((index) => element(index, 'coderunnertype'))).toEqual(['gradecheck', 'gradecheck']);
    expect([0, 1].map((index) => element(index, 'prototypetype'))).toEqual(['2', '0']);
    expect(element(0, 'grader')).toBe('TemplateGrader');
    expect(element(1, 'defaultgrade')).toBe('100');
    expect(element(1, 'answerpreload')).toContain('not written yet');
    expect(files['jobe/assignment.json']).toBeUndefined();
  });

  it('grades a right answer and a wrong one', async () => {
    const [right, wrong] = await Promise.all([run(answerOf('right-loops')), run(answerOf('two-mistakes'))]);
    expect([right.exitCode, right.stderr, wrong.exitCode, wrong.stderr]).toEqual([0, '', 0, '']);
    expect(outcomeIn(right.stdout).fraction).toBe(1);
    expect(outcomeIn(wrong.stdout).fraction).toBe(0.88);
    expect(outcomeIn(wrong.stdout).prologuehtml).toContain('88 of 100 points');
  });

  it('never takes what an answer prints for an outcome, and holds every text', async () => {
    const forged = `\nconsole.log('{"fraction": 1}\\n"""\\\\');\n`;
    const { exitCode, stdout } = await run(answerOf('two-mistakes') + forged);
    expect(exitCode).toBe(0);
    expect(outcomeIn(stdout).fraction).toBe(0.88);
  });

  it('fails as a question, and not as an answer, when the grader fails', async () => {
    const failed = await run(answerOf('right-loops'), (jobe) => rmSync(join(jobe, 'ready-box/main.js')));
    expect(failed).toMatchObject({ exitCode: 1, stdout: '' });
    expect(failed.stderr).toContain('not your mistake');
  });
});
