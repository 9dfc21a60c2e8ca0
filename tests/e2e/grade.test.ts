/** `gradecheck grade`: what a student or an autograder gets for one submission. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { strongest } from '../machine.ts';
import { filesIn, gradecheck, installedNode, root, submission, temporaryFolder, textsIn } from './command.ts';

const slug = 'regularization';
const work = temporaryFolder();
const right = submission(slug, 'right-functional');
const mistaken = submission(slug, 'mistake-dropout-no-division');
const grade = (path: string, ...more: string[]) =>
  gradecheck(['grade', path, '-a', slug, ...more], { cwd: work });

const schema = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv({ strictTypes: false, allowUnionTypes: true }).compile(schema);

/** The mistaken submission as a zip whose files lie two folders deep. */
async function zipOf(folder: string): Promise<string> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(textsIn(folder))) zip.file(`homework/week 1/${name}`, text);
  const path = join(work, 'handed-in.zip');
  writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer' }));
  return path;
}

describe('gradecheck grade', () => {
  it.concurrent('tells on the terminal what is wrong with a folder, and ends with 0 whatever the marks', async () => {
    const { exitCode, stdout, stderr } = await grade(mistaken);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('84');
    expect(stdout).toMatch(/divi[ds]/);
    expect(stdout, 'no colour when nobody looks at it').not.toContain('\u001b');
  });

  it.concurrent('prints one JSON document that fits its schema and names the mistake', async () => {
    const { exitCode, stdout, stderr } = await grade(mistaken, '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({
      format: 1,
      assignment: slug,
      visibility: 'public',
      isolation: strongest,
      complete: true,
      earned: 84,
      points: 100,
    });
    const { results }: { results: { fn: string; verdict: { mistake?: string } }[] } = report;
    const named = results.flatMap(({ fn, verdict }) => (verdict.mistake ? [[fn, verdict.mistake]] : []));
    expect(named).toContainEqual(['forwardPropagationWithDropout', 'dropout-no-division']);
  });

  it.concurrent('gives a zip, its folders left out, the results of the folder', async () => {
    const [zip, folder] = await Promise.all([
      grade(await zipOf(mistaken), '--json'),
      grade(mistaken, '--json'),
    ]);
    expect(JSON.parse(zip.stdout).results).toEqual(JSON.parse(folder.stdout).results);
    expect(JSON.parse(zip.stdout).notes).toEqual([{ kind: 'nested', folder: 'homework/week 1' }]);
  });

  it.concurrent('grades a single file', async () => {
    const file = join(submission(slug, 'right-loops'), 'regularization.ts');
    expect(JSON.parse((await grade(file, '--json')).stdout)).toMatchObject({ earned: 100, notes: [] });
  });

  it.concurrent('speaks Chinese', async () => {
    const [terminal, json] = await Promise.all([
      grade(mistaken, '--lang', 'zh'),
      grade(mistaken, '--lang', 'zh', '--json'),
    ]);
    expect(terminal.stdout).toContain('正则化');
    const report = JSON.parse(json.stdout);
    expect(validate(report)).toBe(true);
    expect(report).toMatchObject({ language: 'zh', title: '正则化', earned: 84 });
    for (const { title } of report.results) expect(title).toMatch(/\p{Script=Han}/u);
  });

  it.concurrent('ends with 1 below --pass-at and with 0 at it', async () => {
    const [below, at] = await Promise.all([
      grade(mistaken, '--pass-at', '84.1'),
      grade(mistaken, '--pass-at', '84'),
    ]);
    expect([below.exitCode, at.exitCode]).toEqual([1, 0]);
    expect(below.stdout).toBe(at.stdout);
  });

  it.concurrent('starts on the Node that is installed as on the pinned one', async () => {
    const args = ['grade', right, '-a', slug, '--json'];
    const [installed, pinned] = await Promise.all([
      gradecheck(args, { node: installedNode }),
      gradecheck(args),
    ]);
    expect(installed).toEqual(pinned);
    expect(JSON.parse(pinned.stdout).earned).toBe(100);
  });
});

describe('gradecheck grade --out', () => {
  beforeAll(async () => {
    const elsewhere = join(work, 'elsewhere');
    mkdirSync(elsewhere);
    await Promise.all([
      grade(mistaken, '--out', join(work, 'first')),
      gradecheck(['grade', mistaken, '-a', slug, '--out', '../second', '--json'], { cwd: elsewhere }),
    ]);
  });

  it('writes report.html and report.json, with nothing left beside them', () => {
    expect(filesIn(join(work, 'first'))).toEqual(['gradecheck-files.json', 'report.html', 'report.json']);
    const { 'report.html': page, 'report.json': json } = textsIn(join(work, 'first'));
    expect(page).toMatch(/^<!doctype html>[\s\S]*mistake-dropout-no-division[\s\S]*<\/html>\n?$/);
    expect(validate(JSON.parse(json!))).toBe(true);
  });

  it('writes the same bytes again, from another folder', () => {
    expect(textsIn(join(work, 'second'))).toEqual(textsIn(join(work, 'first')));
  });

  it('writes no path of the machine', () => {
    for (const text of Object.values(textsIn(join(work, 'first')))) {
      for (const path of [root, work, process.execPath]) expect(text).not.toContain(path);
    }
  });
});
