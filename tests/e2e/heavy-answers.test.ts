/** A class in which some answer with as much as they may: the real command, whose own heap is kept small. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nameId } from '../../grader/lms/member-id.ts';
import { loadManifest } from '../../grader/plan/load.ts';
import { reportBytes } from '../../grader/report/share-out.ts';
import { writeClassZip } from './class-zip.ts';
import { allowing, gradecheck, resultsIn, temporaryFolder } from './command.ts';

const slug = 'gradient-checking';

/** A submission whose every function answers with the `answer` of `source`. */
const heavy = (source: string): string => {
  const names = Object.values(loadManifest(slug).files).flat();
  return `${source}\nexport { ${names.map((name) => `answer as ${name}`).join(', ')} };\n`;
};
const nested = 'let one: unknown = 0; for (let level = 0; level < 10; level += 1) one = [one];';
const added = {
  'most-objects/gradientChecking.ts': heavy(
    'const big = new Array(350_000).fill({}); const answer = () => big;',
  ),
  'many-objects/gradientChecking.ts': heavy(
    'const big = new Array(10_000).fill({}); const answer = () => big;',
  ),
  'some-objects/gradientChecking.ts': heavy('const big = new Array(200).fill({}); const answer = () => big;'),
  'lists/gradientChecking.ts': heavy(
    `${nested} const big = new Array(4000).fill(one); const answer = () => big;`,
  ),
  'numbers/gradientChecking.ts': heavy(
    'const big = new Array(10_000).fill(5e-324); const answer = () => big;',
  ),
  'prints/gradientChecking.ts': heavy(
    "const answer = () => { for (let i = 0; i < 40; i += 1) console.log('\\u{e0041}'.repeat(400)); throw new Error('<'.repeat(2000)); };",
  ),
};

it('is graded to its end with a heap of 64 MiB, and no file of a report is larger than 1 MiB', async () => {
  const zip = await writeClassZip(temporaryFolder(), { slug, only: ['right-loops', 'two-mistakes'], added });
  const out = join(temporaryFolder(), 'reports');
  const args = ['batch', zip, '-a', slug, '--out', out, '--json', ...allowing];
  const ended = await gradecheck(args, { env: { NODE_OPTIONS: '--max-old-space-size=64' } });
  expect([ended.exitCode, ended.stderr.includes('fault')]).toEqual([0, false]);
  const { submissions }: { submissions: { name: string; earned: number }[] } = JSON.parse(ended.stdout);
  const marks = Object.fromEntries(submissions.map(({ name, earned }) => [name, earned]));
  expect(marks).toMatchObject({ 'right-loops': 100, 'two-mistakes': 82 });
  expect(Object.keys(marks)).toHaveLength(2 + Object.keys(added).length);
  for (const id of Object.keys(added)) expect(marks[id.split('/')[0]!], id).toBe(0);
  for (const path of resultsIn(out)) expect(statSync(join(out, path)).size, path).toBeLessThan(reportBytes);
  const report = readFileSync(join(out, `staff/${nameId('many-objects')}/report.json`), 'utf8');
  expect(report).toContain('"name": "answersMb"');
});
