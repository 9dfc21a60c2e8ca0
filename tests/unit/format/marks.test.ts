/** Courses that tell students of a hidden plan the marks alone: its checks are not among the results. */
import { describe, expect, it } from 'vitest';
import { codegrade } from '../../../grader/format/codegrade.ts';
import { dodona } from '../../../grader/format/dodona.ts';
import { github } from '../../../grader/format/github.ts';
import type { Graded } from '../../../grader/model.ts';
import { planOf } from '../report/fixture.ts';
import { gradedAs } from './graded.ts';
import { judgementIn } from './readers/dodona.ts';
import { resultIn } from './readers/github.ts';
import { checkWith, fault, reportOn, right, wrong } from './reports.ts';
import { settings } from './settings.ts';

/** Right on public inputs; as given on hidden ones. */
function gradedBy(...verdicts: Parameters<typeof checkWith>[0][]): Graded {
  const checks = verdicts.map((verdict) => checkWith(verdict));
  const hidden = reportOn(checks, { plan: planOf('hidden', checks), hiddenReport: 'marks' });
  const shown = { report: reportOn([checkWith(right)]), counts: false };
  return { ...gradedAs(hidden), reports: [shown, { report: hidden, counts: true }] };
}

const statusOf = (graded: Graded) => judgementIn(dodona.write(graded, settings)[0]!.text).status;

describe('where the marks alone are told', () => {
  it('Dodona takes a submission for right only with every point', () => {
    expect(statusOf(gradedBy(right, right))).toBe('correct');
    expect(statusOf(gradedBy(right, wrong))).toBe('wrong');
    expect(statusOf(gradedBy(right, fault))).toBe('internal error');
  });

  it('a job of GitHub passes only with every point', () => {
    const status = (graded: Graded) => resultIn(github.write(graded, settings)).status;
    expect(status(gradedBy(right, right))).toBe('pass');
    expect(status(gradedBy(right, wrong))).toBe('fail');
  });

  it('CodeGrade is given no list of checks to count, but the share', () => {
    const names = codegrade.write(gradedBy(right, wrong), settings).map(({ name }) => name);
    expect(names).not.toContain('junit.xml');
    expect(names).toContain('share.txt');
  });
});
