/** The verdicts of every format are those of `grade --json`, for the whole demo class. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../../../grader/format/formats.ts';
import type { Ending } from '../../../grader/format/told.ts';
import { grade } from '../../../grader/grade.ts';
import { readSubmission } from '../../../grader/intake/intake.ts';
import type { Report } from '../../../grader/model.ts';
import { loadManifest, loadPublicCode } from '../../../grader/plan/load.ts';
import { publicPlan } from '../../../grader/plan/plan.ts';
import { reportToJson } from '../../../grader/report/json.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { demoAssignments, demoSubmissions } from '../../../scripts/demo-class.ts';
import { layOut } from '../../students/lay-out.ts';
import { readerOf } from './reader.ts';
import { settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradecheck-verdicts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reports of the demo class of one assignment, by name. */
async function gradeDemoClass(slug: string): Promise<[name: string, report: Report][]> {
  const [plan, code] = [publicPlan(slug), loadPublicCode(slug)];
  const sandbox = await openSandbox({ code, limits: loadManifest(slug).limits ?? {} });
  const graded: [string, Report][] = [];
  try {
    for (const name of demoSubmissions(slug)) {
      const expected = { files: Object.keys(code.entries), given: code.sources, elsewhere: new Map() };
      const home = join(folder, slug, name);
      layOut(slug, name, home);
      const submission = await readSubmission(home, expected);
      const grading = await grade(plan, submission, sandbox);
      const { notes } = submission;
      const context = {
        ...grading,
        notes,
        isolation: sandbox.level,
        language: 'en',
        audience: 'student',
      } as const;
      graded.push([name, summarize(context, grading.verdicts)]);
    }
    return graded;
  } finally {
    await sandbox.close();
  }
}

function endingsInJson(text: string): Ending[] {
  return JSON.parse(text).results.map(({ verdict }: { verdict: { kind: string } }) =>
    verdict.kind === 'fault' ? 'open' : verdict.kind === 'right' ? 'passed' : 'failed',
  );
}

describe.each(demoAssignments())('the demo class of %s', (slug) => {
  it('has the same verdicts in every format', async () => {
    for (const [name, report] of await gradeDemoClass(slug)) {
      const graded = { reports: [{ report, counts: true }], isFinished: true, remarks: [] };
      const expected = endingsInJson(reportToJson(report));
      for (const format of formats) {
        const { endings } = await readerOf(format.name);
        const read = { name, format: format.name, endings: endings(format.write(graded, settings)) };
        expect(read).toEqual({ name, format: format.name, endings: expected });
      }
    }
  });
});
