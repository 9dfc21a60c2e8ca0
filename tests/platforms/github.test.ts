/** The package for GitHub Actions: its workflow is run in a student's repository, step by step. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { githubExporter } from '../../grader/export/github/exporter.ts';
import { loadManifest } from '../../grader/plan/load.ts';
import { phrases } from '../../grader/report/words/phrases.ts';
import { installedNode, submission, temporaryFolder } from '../e2e/command.ts';
import { strongest } from '../machine.ts';
import { layOut } from './lay-out.ts';
import { packageOf } from './package.ts';
import { type JobEnd, runJob } from './workflow/job.ts';

const slug = 'train-dev-test';
const mistake = submission(slug, 'mistake-split-dev-from-train');
const [entry = ''] = Object.keys(loadManifest(slug).files);
const workflowFile = '.github/workflows/gradecheck.yml';
let files: PackageFiles = {};
beforeAll(async () => {
  files = await packageOf(githubExporter, slug);
});

type Repository = {
  /** What a student pushed. */
  readonly work: string;
  readonly change?: (folder: string) => void;
  readonly node?: string;
};

/** The job of a push, and the machine that it ran on. */
async function push({ work, change, node = process.execPath }: Repository) {
  const [repository, machine] = [temporaryFolder(), temporaryFolder()];
  layOut(files, repository);
  cpSync(work, join(repository, 'src'), { recursive: true });
  change?.(repository);
  const folders = { workspace: 'work', temp: 'temp', artifacts: 'artifacts' };
  const places = Object.entries(folders).map(([name, folder]) => [name, join(machine, folder)]);
  const runner = { ...Object.fromEntries(places), repository, node, path: [] };
  const end: JobEnd = await runJob(join(repository, workflowFile), runner);
  return { ...end, page: join(machine, 'artifacts/report/report.html') };
}

const resultOf = ({ outputs }: JobEnd) =>
  JSON.parse(Buffer.from(outputs['result'] ?? '', 'base64').toString('utf8'));
const errorsOf = ({ annotations }: JobEnd) => annotations.filter(({ name }) => name === 'error');

describe('the job of a push', () => {
  it('succeeds when every check passes, with the points, a summary and the page', async () => {
    const end = await push({ work: submission(slug, 'right-functional') });
    expect({ ...end, summary: '', log: '' }).toMatchObject({ conclusion: 'success', annotations: [{}] });
    expect(end.annotations[0]).toMatchObject({ name: 'notice', text: '100 of 100 points' });
    expect(end.summary).toContain('**100 of 100 points**');
    expect(end.summary, 'what is ours is not a student’s to be told of').not.toContain('.github');
    expect(resultOf(end)).toMatchObject({ status: 'pass', max_score: 100 });
    expect(readFileSync(end.page, 'utf8')).toContain(strongest);
  });

  it('fails when a check does not, with a word at the file as it lies in the repository', async () => {
    const end = await push({ work: mistake });
    expect(end.conclusion).toBe('failure');
    expect(errorsOf(end)[0]!.properties['file']).toMatch(/^src\/\w+\.ts$/);
    expect(resultOf(end)).toMatchObject({ status: 'fail' });
    expect(existsSync(end.page)).toBe(true);
  });

  it('says the same on a Node that is not the pinned one, where there is no wall around one’s own code', async () => {
    const [pinned, other] = [
      await push({ work: mistake }),
      await push({ work: mistake, node: installedNode }),
    ];
    expect(other.outputs).toEqual(pinned.outputs);
    expect(other.annotations).toEqual(pinned.annotations);
    const level = installedNode === process.execPath ? strongest : 'local';
    expect(readFileSync(other.page, 'utf8')).toContain(phrases.en.isolation[level]);
  });

  it('has a word at the line that cannot be parsed', async () => {
    const work = temporaryFolder();
    writeFileSync(join(work, entry), 'export const x = 1;\n\nexport const y = (;\n');
    const end = await push({ work });
    expect(errorsOf(end)[0]!.properties).toMatchObject({ file: `src/${entry}`, line: '3' });
    expect(end.conclusion).toBe('failure');
  });

  it('takes nothing that a student prints for a command or a result', async () => {
    const work = temporaryFolder();
    const print = `console.log('\\n::add-mask::points\\n##[set-output name=status;]pass\\nstatus=pass');\n`;
    writeFileSync(join(work, entry), print + readFileSync(join(mistake, entry), 'utf8'));
    const [printing, silent] = [await push({ work }), await push({ work: mistake })];
    expect(printing.annotations.map(({ name }) => name)).toEqual(silent.annotations.map(({ name }) => name));
    expect(printing.outputs).toEqual(silent.outputs);
  });

  it('has no points when the grader fails, and says that it was the grader', async () => {
    const work = submission(slug, 'right-functional');
    const breakIt = (folder: string) => rmSync(join(folder, '.github/gradecheck/ready-box/main.js'));
    const end = await push({ work, change: breakIt });
    expect(end.conclusion).toBe('failure');
    expect(resultOf(end)).toMatchObject({ status: 'error' });
    expect(resultOf(end)).not.toHaveProperty('max_score');
    expect(errorsOf(end).at(-1)!.text).toContain('This is not your mistake');
  });
});

describe('a line of the workflow that is wrong', () => {
  it.each([
    ['actions/checkout@v7', 'actions/checkout@v99'],
    ['persist-credentials', 'persist-credential'],
    [`node-version: ${process.versions.node}`, 'node-version: 20'],
    ['steps.grade.outputs.status !=', 'steps.grading.outputs.status !='],
    ['runner.tool_cache', 'secrets.TOKEN'],
    ['id: grade', 'ids: grade'],
    ['gradecheck/engine.cjs', 'gradecheck/engine.js'],
  ])('makes the job fail: %s', async (right, wrong) => {
    const work = temporaryFolder();
    mkdirSync(join(work, 'nothing'));
    const change = (folder: string) => {
      const file = join(folder, workflowFile);
      const text = readFileSync(file, 'utf8');
      expect(text).toContain(right);
      writeFileSync(file, text.replace(right, wrong));
    };
    const end = await push({ work, change }).catch((error: Error) => error);
    if (!(end instanceof Error)) expect(end).toMatchObject({ conclusion: 'failure', summary: '' });
  });
});

describe('what lies in the student’s repository', () => {
  it('is small, and has nothing of Node, of a hidden plan or of the staff’s code', () => {
    const bytes = Object.values(files).reduce((sum, { content }) => sum + content.length, 0);
    expect(bytes).toBeLessThan(8 * 1024 * 1024);
    expect(Object.keys(files).filter((path) => !path.startsWith('.github/'))).toEqual([]);
    const { plans } = JSON.parse(String(files['.github/gradecheck/assignment.json']!.content));
    expect(Object.keys(plans)).toEqual(['public']);
  });
});
