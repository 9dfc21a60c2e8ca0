/** A fault of ours at one member of a class: the real command, in a copy of the repository whose page fails at one name. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { writeClassZip } from './class-zip.ts';
import { allowing, resultsIn, temporaryFolder } from './command.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

const slug = 'gradient-checking';
const out = join(temporaryFolder(), 'reports');
let copy: RepositoryCopy;
let zip: string;
beforeAll(async () => {
  copy = await copyRepository();
  appendFileSync(join(copy.folder, 'templates/report.hbs'), '{{> (lookup . "name")}}');
  writeFileSync(join(copy.folder, 'templates/partials/right-loops.hbs'), '');
  zip = await writeClassZip(temporaryFolder(), { slug, only: ['right-loops', 'two-mistakes'] });
});

it('is that member’s error; the others have their reports, and the command ends with 3', async () => {
  const args = ['batch', zip, '-a', slug, '--out', out, '--public', '--json', ...allowing];
  const { exitCode, stdout } = await copy.gradecheck(...args);
  expect(exitCode).toBe(3);
  const { submissions } = JSON.parse(stdout);
  expect(submissions).toMatchObject([
    { name: 'right-loops', complete: true, state: 'graded', earned: 100 },
    { name: 'two-mistakes', complete: false, state: 'error', earned: null, points: null, report: null },
  ]);
  expect(submissions[1].reason).toContain('not its fault');
  expect(resultsIn(out)).toEqual([
    ...['class.csv', 'class.json', 'gradecheck-files.json', 'index.html', 'members.json'],
    ...[`students/${submissions[0].id}/report.html`, submissions[0].report],
    ...['timings.html', 'timings.json'],
  ]);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('gradecheck failed at this submission');
});
