/** A kit in a student's hands says what `gradecheck grade` says: same verdicts, same words, same page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { buildKit } from '../../grader/kit/build.ts';
import type { Report } from '../../grader/model.ts';
import { loadManifest } from '../../grader/plan/load.ts';
import { strongest } from '../machine.ts';
import { gradecheck, installedNode, submission, temporaryFolder } from './command.ts';
import { gradeWithEngine, handWrite, type KitTest, kitFiles, testKit, unpackKit } from './kit-folder.ts';

const kits = new Map<string, Record<string, string>>();

beforeAll(async () => {
  for (const slug of ['convolution', 'gradient-checking', 'optimizers', 'regularization']) {
    kits.set(slug, await kitFiles(await buildKit(slug, loadTemplates())));
  }
});

/** A kit with a demo submission in it, and what the grader says of the same submission. */
async function bothOf(slug: string, name: string): Promise<{ kit: string; out: string; report: Report }> {
  const kit = temporaryFolder();
  const [entry = ''] = Object.keys(loadManifest(slug).files);
  unpackKit(kits.get(slug)!, kit);
  handWrite(kit, submission(slug, name), entry);
  const out = temporaryFolder();
  const { stdout } = await gradecheck(['grade', submission(slug, name), '-a', slug, '--out', out, '--json']);
  return { kit, out, report: JSON.parse(stdout) };
}

/** The page without what only one of the two can know: the name handed in under, and what held the code. */
function comparable(folder: string, name: string): string {
  return readFileSync(join(folder, 'report.html'), 'utf8')
    .replace(` · ${name} · `, ' · ')
    .replace(`<p class="name">${name}</p>`, '')
    .replace(/ · Isolation: [^·]* · /, ' · ');
}

/** Check, points and verdict of each result; the pages show the rest. */
const outcomes = ({ results }: Report) =>
  results.map(({ id, earned, verdict }) => [
    id,
    earned,
    verdict.kind,
    'mistake' in verdict && verdict.mistake,
  ]);

/** What the terminal says under a failed check, as one text. */
const words = (test: KitTest) => test.failureMessages.join('\n');

describe.each([
  ['regularization', 'mistake-dropout-no-division'],
  ['gradient-checking', 'right-functional'],
])('npm test in the kit of %s with %s', (slug, name) => {
  let tests: KitTest[] = [];
  let printed = '';
  let report: Report;
  let folders = { kit: '', out: '' };

  beforeAll(async () => {
    const { kit, out, report: graded } = await bothOf(slug, name);
    report = graded;
    folders = { kit, out };
    ({ tests, printed } = await testKit(kit));
  });

  it('runs one test for each check, named like it, with the same outcome', () => {
    const outcome = (isRight: boolean) => (isRight ? 'passed' : 'failed');
    expect(tests.map(({ title, status }) => [title, status])).toEqual(
      report.results.map(({ fn, title, verdict }) => [`${fn}: ${title}`, outcome(verdict.kind === 'right')]),
    );
  });

  it('tells what is wrong in the words of the terminal', async () => {
    const { stdout } = await gradecheck(['grade', submission(slug, name), '-a', slug]);
    const said = stdout.replace(/\s+/g, ' ');
    for (const [index, { verdict, id }] of report.results.entries()) {
      const test = tests[index]!;
      if (verdict.kind === 'mistake') expect(words(test)).toContain(verdict.text.en);
      if (verdict.kind === 'right') expect(test.failureMessages).toEqual([]);
      else
        for (const line of words(test).replace(`${id}: `, '').split('\n'))
          expect(said).toContain(line.trim());
    }
  });

  it('tells the marks and where the page is, and shows nothing of its own inside', () => {
    expect(printed).toContain(`${report.earned} of 100 points. Report: `);
    expect(printed).not.toContain('engine.cjs');
  });

  it('writes the page of the grader, name and isolation aside', () => {
    expect(comparable(folders.kit, name)).toBe(comparable(folders.out, name));
  });
});

describe.concurrent('the engine in a kit, on the Node that is installed', () => {
  it.each([
    ['optimizers', 'does-not-parse', 'missing'],
    ['optimizers', 'mistake-adam-without-correction', 'mistake'],
    ['gradient-checking', 'endless-loop', 'stopped'],
    // A gradient check fails for a function that rests on another.
    ['convolution', 'two-mistakes', 'wrong'],
    ['regularization', 'throws', 'threw'],
    ['regularization', 'missing-export', 'missing'],
  ])("of %s says of %s what the grader says: '%s'", async (slug, name, kind) => {
    const { kit, out, report } = await bothOf(slug, name);
    const own = (await gradeWithEngine(kit, installedNode)) as Report;
    expect(report.results.map(({ verdict }) => verdict.kind)).toContain(kind);
    expect([own.isolation, report.isolation]).toEqual(['local', strongest]);
    expect(outcomes(own)).toEqual(outcomes(report));
    expect(comparable(kit, name)).toBe(comparable(out, name));
  });
});

describe('a kit handed in as it is, packages and all', () => {
  it('gets the marks of the files in it', async () => {
    const { kit, report } = await bothOf('regularization', 'mistake-l2-cost-lambda-over-m');
    const { stdout } = await gradecheck(['grade', kit, '-a', 'regularization', '--json']);
    expect(JSON.parse(stdout).results).toEqual(report.results);
  });
});
