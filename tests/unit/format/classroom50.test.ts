import { describe, expect, it } from 'vitest';
import { classroom50 } from '../../../grader/format/classroom50.ts';
import { cases } from '../report/fixture.ts';
import { hostileCases, hostileNotes } from '../report/hostile.ts';
import { gradedAs } from './graded.ts';
import { resultIn } from './readers/classroom50.ts';
import { outputsIn } from './readers/github.ts';
import { checkWith, fault, reportOn, right, wrong } from './reports.ts';
import { settings } from './settings.ts';

const write = (graded: ReturnType<typeof gradedAs>) => classroom50.write(graded, settings);
const half = gradedAs(reportOn([checkWith(right, 8), checkWith(wrong, 4)]));
const withoutFaults = cases.filter(({ verdict }) => verdict.kind !== 'fault');
const hostileWithoutFaults = hostileCases.filter(({ verdict }) => verdict.kind !== 'fault');

describe('a result for Classroom 50', () => {
  it('says whose it is by the environment, and what each check came to', () => {
    expect(resultIn(write(half))).toEqual({
      schema: 'classroom50/result/v1',
      classroom: 'deep-learning',
      assignment: 'optimizers',
      submission: 'submit/2026-11-30T10-00-00Z-a1b2c3d',
      commit: settings.environment['COMMIT_URL'],
      release: settings.environment['RELEASE_URL'],
      review: settings.environment['REVIEW_URL'],
      datetime: '2026-11-30T09:59:30Z',
      score: 8,
      'max-score': 12,
      tests: [
        expect.objectContaining({ 'test-name': 'initializeAdam: One step', passed: true, score: 8 }),
        expect.objectContaining({ passed: false, score: 0, 'max-score': 4, check: 'check-1', lesson: '2.8' }),
      ],
    });
  });

  it('links the commit where there is nothing to compare it with, and tells no time that it does not know', () => {
    const environment = { ...settings.environment, REVIEW_URL: '', SUBMITTED_AT: '' };
    const result = resultIn(classroom50.write(half, { ...settings, environment }));
    expect(result).toMatchObject({ review: settings.environment['COMMIT_URL'] });
    expect(result).not.toHaveProperty('datetime');
  });

  it('is none where the grader failed or has not come to its end, so that nobody gets a zero for it', () => {
    expect(write(gradedAs(reportOn([checkWith(right), checkWith(fault)])))).toEqual([]);
    expect(write({ ...half, isFinished: false })).toEqual([]);
  });

  it('puts out a status and one line for the commit', () => {
    const outputs = (graded: typeof half) => outputsIn(write(graded)[2]!.text);
    expect(outputs(half)).toEqual({
      status: 'failure',
      summary: '8 of 12 points · 1 of 2 checks right',
    });
    expect(outputs(gradedAs(reportOn([checkWith(right)])))).toMatchObject({ status: 'success' });
  });

  it.each([
    ['every kind of verdict', reportOn(withoutFaults)],
    ['Chinese', reportOn(withoutFaults, { language: 'zh' })],
    ['hostile texts', reportOn(hostileWithoutFaults, { notes: hostileNotes })],
  ])('fits what the runner checks: %s', (_, report) => {
    const files = write(gradedAs(report));
    expect(resultIn(files).tests).toHaveLength(report.results.length);
    expect(Object.keys(outputsIn(files[2]!.text))).toEqual(['status', 'summary']);
  });

  it('has a text for its release that GitHub takes, however much there is to say', () => {
    const many = Array.from({ length: 20 }, () => hostileWithoutFaults).flat();
    const release = write(gradedAs(reportOn(many)))[1]!.text;
    expect(Buffer.byteLength(release)).toBeLessThanOrEqual(100_000);
    expect(release).toContain('too long to be shown here');
  });
});
