/** `gradecheck batch`: a class as a TA has it, with everything that can be wrong with one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeClassZip } from './class-zip.ts';
import {
  allowing,
  type Ended,
  filesIn,
  gradecheck,
  resultsIn,
  root,
  secret,
  submission,
  temporaryFolder,
  textsIn,
  withoutTimings,
} from './command.ts';

const slug = 'gradient-checking';
const work = temporaryFolder();
const rightFile = readFileSync(join(submission(slug, 'right-loops'), 'gradientChecking.ts'), 'utf8');

const added = {
  'broken.zip': 'PK\u0003\u0004 and then nothing that a zip should have',
  'empty-handed/': '',
  'only-notes/notes.txt': 'I did not get to it.',
  '<script>alert(1)/gradientChecking.ts': rightFile,
  '../evil/gradientChecking.ts': rightFile,
  '张伟/gradientChecking.ts': rightFile,
};
const only = ['endless-loop', 'nested-with-node-modules', 'right-functional', 'two-mistakes'];

type Row = {
  id: string;
  name: string;
  state: 'graded' | 'error' | 'missing' | 'unreadable';
  earned: number | null;
  points: number | null;
  report: string | null;
  reason?: string;
};

let ended: Ended;
let rows: Row[] = [];
const out = join(work, 'reports');
const row = (name: string) => rows.find((one) => one.name === name)!;

beforeAll(async () => {
  const zip = await writeClassZip(work, { slug, only, added });
  const batch = (...more: string[]) =>
    gradecheck(['batch', zip, '-a', slug, ...allowing, ...more], { cwd: work });
  [ended] = await Promise.all([
    batch('--out', 'reports', '--json', '--workers', '1'),
    batch('--out', 'three-workers', '--workers', '3'),
  ]);
  rows = JSON.parse(ended.stdout).submissions;
});

describe('gradecheck batch', () => {
  it('prints one JSON document and ends with 2, because some could not be read or matched', () => {
    expect(ended.exitCode).toBe(2);
    expect(JSON.parse(ended.stdout)).toEqual({
      assignment: slug,
      seeds: 'course',
      platform: 'folder',
      submissions: expect.any(Array),
      unmatched: [{ path: '../evil/gradientChecking.ts', reason: expect.stringMatching(/leads out of/) }],
      notOnRoster: [],
    });
    expect(readFileSync(join(out, 'class.json'), 'utf8')).toBe(ended.stdout);
    for (const { reason: _, ...rest } of rows) {
      const fixed = ['id', 'name', 'state', 'earned', 'points', 'report'];
      expect(Object.keys(rest)).toEqual([...fixed, 'complete', 'ids']);
    }
  });

  it('gives every member its state and points', () => {
    expect(rows.map(({ name, state, earned, points }) => [name, state, earned, points])).toEqual([
      ['<script>alert(1)', 'graded', 100, 100],
      ['broken', 'unreadable', null, null],
      ['empty-handed', 'missing', null, null],
      ['endless-loop', 'graded', 94, 100],
      ['nested-with-node-modules', 'graded', 100, 100],
      ['only-notes', 'unreadable', null, null],
      ['right-functional', 'graded', 100, 100],
      ['two-mistakes', 'graded', 82, 100],
      ['张伟', 'graded', 100, 100],
    ]);
    expect(row('broken').reason).toMatch(/the end of the zip is missing/);
    expect(row('only-notes').reason).toMatch(/no source file that can be read .* only notes.txt; hand in/);
  });

  it('gives ids that are safe as file names and differ', () => {
    for (const { id } of rows) expect(id).toMatch(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('writes a report for student and staff of each graded member, and nothing else', () => {
    const graded = rows.filter(({ state }) => state === 'graded');
    const reports = graded.flatMap(({ id }) =>
      ['staff', 'students'].flatMap((audience) =>
        ['html', 'json'].map((format) => `${audience}/${id}/report.${format}`),
      ),
    );
    expect(resultsIn(out)).toEqual(
      [
        ...[...reports, 'class.csv', 'class.json', 'gradecheck-files.json', 'index.html'],
        ...['members.json', 'timings.html', 'timings.json'],
      ].sort(),
    );
    for (const { report, earned } of graded) {
      expect(JSON.parse(readFileSync(join(out, report!), 'utf8'))).toMatchObject({
        earned,
        visibility: 'hidden',
      });
    }
    for (const { state, report } of rows) expect(report === null).toBe(state !== 'graded');
  });

  it('writes reports that fit the schema', () => {
    const schema = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'));
    const validate = new Ajv({ strictTypes: false, allowUnionTypes: true }).compile(schema);
    for (const [path, text] of Object.entries(textsIn(out))) {
      if (path.endsWith('report.json'))
        expect(validate(JSON.parse(text)), `${path} ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  it('lists everybody in index.html, names escaped, with links that lead somewhere', () => {
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('../evil/gradientChecking.ts');
    for (const { name } of rows) expect(page).toContain(name.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(page).not.toContain('<script>alert');
    const links = [...page.matchAll(/href="([^"#]+)"/g)].map((match) => match[1]!);
    const graded = rows.filter(({ state }) => state === 'graded');
    expect(links).toEqual(expect.arrayContaining(graded.map(({ id }) => `students/${id}/report.html`)));
    expect(filesIn(out)).toEqual(expect.arrayContaining(links));
  });

  it('tells progress in one plain line for each submission on stderr', () => {
    const [told, ...lines] = ended.stderr.trimEnd().split('\n');
    expect(told).toMatch(/^read as folder: 9 students/);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(
      rows.map((_, index) => `${index + 1}/${rows.length}`),
    );
    expect(lines).toContain(`4/9 ${row('endless-loop').id}: 94 of 100`);
    expect(lines).toContain(`2/9 ${row('broken').id}: unreadable`);
    for (const control of ['\u001b', '\r']) expect(ended.stderr).not.toContain(control);
  });

  it('lets an endless loop cost its own function only', () => {
    const { results }: { results: { fn: string; points: number; verdict: { kind: string } }[] } = JSON.parse(
      readFileSync(join(out, row('endless-loop').report!), 'utf8'),
    );
    const failed = results.filter(({ verdict }) => verdict.kind !== 'right');
    expect(failed.map(({ verdict }) => verdict.kind)).toEqual(failed.map(() => 'stopped'));
    expect(new Set(failed.map(({ fn }) => fn)).size).toBe(1);
  });

  it('writes the same bytes with one worker and with three, timings aside', () => {
    const one = withoutTimings(textsIn(out));
    const three = withoutTimings(textsIn(join(work, 'three-workers')));
    expect(three).toEqual(one);
  });

  it('writes no secret and no path of the machine', () => {
    const all = Object.values(textsIn(out)).join('\n');
    for (const part of [secret, root, work, process.execPath]) expect(all).not.toContain(part);
  });
});
