import { describe, expect, it } from 'vitest';
import type { Course } from '../../../grader/course/course.ts';
import { type Meaning, meaningOf } from '../../../grader/course/meaning.ts';

const byName = (meanings: readonly Meaning[]): Record<string, string> => Object.fromEntries(meanings);
const meaningsOf = (course: Omit<Course, 'folder'>) => {
  const { forAll, byAssignment } = meaningOf({ ...course, folder: '.' });
  const instead = byAssignment.map(([slug, meanings]) => [slug, byName(meanings)] as const);
  return { all: byName(forAll), instead: Object.fromEntries(instead) };
};
const deadline = '2027-01-15T23:59:00+08:00';

describe('what a course means', () => {
  it('is told of every setting, whether it is set or not', () => {
    expect(meaningsOf({}).all).toEqual({
      term: 'none',
      seeds: 'all students have the same hidden inputs',
      attempts: 'the latest counts',
      accept: 'no mistake counts as right',
      lms: 'recognised by what the class holds',
      deadline: 'none: nothing is late',
      late: 'handing in late costs nothing',
      scale: 'the mark is the points',
      rounding: 'marks are not rounded',
      isolation: 'the strongest that works here',
      limits: 'as the assignments have them',
      hiddenReport: 'students are told of each hidden check whether it is right, and the mistake by name',
    });
  });

  it.each([
    [
      { seeds: 'student' },
      'seeds',
      'each student, or group, has hidden inputs of their own, the same for all their attempts',
    ],
    [{ attempts: { limit: 1 } }, 'attempts', 'of the first 1, the latest counts'],
    [
      { attempts: { count: 'best', limit: 3 } },
      'attempts',
      'of the first 3, the one with the best mark counts, lateness included',
    ],
    [{ term: 'autumn' }, 'term', 'autumn, a part of every hidden seed'],
    [{ accept: ['a', 'b'] }, 'accept', 'counts as right: a, b'],
    [{ lms: 'moodle' }, 'lms', 'moodle'],
    [{ deadline }, 'deadline', deadline],
    [{ scale: { maximum: 15 } }, 'scale', 'all points make a mark of 15'],
    [{ isolation: 'container' }, 'isolation', 'container, or nothing is graded'],
    [{ limits: { callTimeMs: 5000 } }, 'limits', 'callTimeMs 5000; else as the assignments have them'],
    [{ hiddenReport: 'marks' }, 'hiddenReport', 'students are told the marks alone'],
    [
      { rounding: { step: 0.1, mode: 'half-even' } },
      'rounding',
      'to multiples of 0.1, to the nearest, halves to the even neighbour; for example, 0.25 becomes 0.2, 0.275 becomes 0.3',
    ],
    [
      { rounding: { step: 1 } },
      'rounding',
      'to multiples of 1, to the nearest, halves up; for example, 2.5 becomes 3, 2.75 becomes 3',
    ],
  ] as const)('%j', (course, setting, meaning) => {
    expect(meaningsOf(course).all[setting]).toBe(meaning);
  });

  it.each([
    [
      { graceMinutes: 15, perDayPercent: 10, floorPercent: 50, lastDay: 7 },
      'the first 15 minutes are free; each day that is started after that costs 10 % of the maximum; ' +
        'no mark falls below 50 % of it; after day 7 nothing counts; for example, handed in 26 hours late: 20 % off',
    ],
    [
      { perDayPercent: 10, lastDay: 1 },
      'each day that is started costs 10 % of the maximum; after day 1 nothing counts; ' +
        'for example, handed in 26 hours late: nothing counts',
    ],
    [
      { graceMinutes: 2880, perDayPercent: 10 },
      'the first 2880 minutes are free; each day that is started after that costs 10 % of the maximum; ' +
        'there is no last day; for example, handed in 26 hours late: nothing off',
    ],
  ])('%j', (late, meaning) => {
    expect(meaningsOf({ deadline, late }).all['late']).toBe(meaning);
    expect(meaningsOf({ late }).all['late']).toBe(`where there is a deadline, ${meaning}`);
  });

  it('is told of an assignment where it sets something itself', () => {
    const assignments = { softmax: { scale: { maximum: 20 } }, optimizers: { deadline } };
    const { all, instead } = meaningsOf({
      scale: { maximum: 10 },
      late: { perDayPercent: 5 },
      assignments,
    });
    expect(all['scale']).toBe('all points make a mark of 10');
    expect(instead['softmax']).toEqual({ scale: 'all points make a mark of 20' });
    expect(Object.keys(instead['optimizers']!)).toEqual(['deadline', 'late']);
    expect(instead['optimizers']!['late']).toMatch(/^each day that is started costs 5 % of the maximum/);
  });
});
