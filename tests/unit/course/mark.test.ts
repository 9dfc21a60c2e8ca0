import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesMarks, markOf } from '../../../grader/course/mark.ts';
import type { HandingIn, LatePolicy, MarkRules, Rounding } from '../../../grader/model.ts';

const deadline = '2027-01-15T23:59:00+08:00';
const deadlineMs = Date.parse(deadline);
const late: LatePolicy = { graceMinutes: 15, perDayPercent: 10, floorPercent: 50, lastDay: 7 };
const points = { earned: 86, points: 100, complete: true };

/** Handed in so many minutes after the deadline. */
const handedIn = (minutes: number): HandingIn => ({
  submittedAt: new Date(deadlineMs + minutes * 60_000).toISOString(),
});
const markAfter = (minutes: number, policy: LatePolicy = late) =>
  markOf(points, handedIn(minutes), { deadline, late: policy });

describe('lateness', () => {
  it.each([
    ['before the deadline', -1, 86, []],
    ['at the deadline', 0, 86, []],
    ['within the grace', 15, 86, [{ kind: 'within-grace', minutes: 15, graceMinutes: 15 }]],
    ['after the grace', 16, 76, [{ kind: 'late', minutes: 16, days: 1, percent: 10, deducted: 10 }]],
    ['a day after the grace', 15 + 1440, 76, [expect.objectContaining({ days: 1 })]],
    ['26 hours late', 26 * 60, 66, [{ kind: 'late', minutes: 1560, days: 2, percent: 20, deducted: 20 }]],
    [
      'four days late, at the floor',
      4 * 1440,
      50,
      [{ kind: 'late', minutes: 5760, days: 4, percent: 40, deducted: 36, floorPercent: 50 }],
    ],
    ['on the last day', 15 + 7 * 1440, 50, [expect.objectContaining({ kind: 'late', days: 7 })]],
    ['after the last day', 16 + 7 * 1440, 0, [{ kind: 'too-late', days: 8, lastDay: 7, deducted: 86 }]],
  ])('%s', (_, minutes, mark, lines) => {
    expect(markAfter(minutes)).toEqual({ mark, maximum: 100, lines });
  });

  it('takes no mark below the floor, and none that is below it already', () => {
    const low = { ...points, earned: 30 };
    const { mark, lines } = markOf(low, handedIn(3000), { deadline, late });
    expect([mark, lines]).toEqual([30, [expect.objectContaining({ deducted: 0, floorPercent: 50 })]]);
  });

  it('takes off nothing when nobody knows the time, and says so', () => {
    const rules = { deadline, late };
    const linesOf = (handingIn: HandingIn) => {
      const { mark, lines } = markOf(points, handingIn, rules);
      expect(mark).toBe(86);
      return lines;
    };
    expect(linesOf({})).toEqual([{ kind: 'time-unknown' }]);
    expect(linesOf({ submittedAt: 'yesterday' })).toEqual([{ kind: 'time-unknown' }]);
    expect(linesOf({ isLate: true })).toEqual([{ kind: 'late-but-unknown' }]);
    expect(linesOf({ isLate: false })).toEqual([]);
  });

  it('reads a time without a zone in the deadline’s, and says so', () => {
    const { mark, lines } = markOf(points, { submittedAt: '2027-01-16T00:30' }, { deadline, late });
    expect([mark, lines]).toEqual([
      76,
      [
        { kind: 'zone-assumed', submittedAt: '2027-01-16T00:30', zone: '+08:00' },
        expect.objectContaining({ kind: 'late', minutes: 31 }),
      ],
    ]);
  });

  it('goes by the course’s deadline, and says where the LMS sees it otherwise', () => {
    const { mark, lines } = markOf(points, { ...handedIn(60), isLate: false }, { deadline, late });
    expect([mark, lines.map(({ kind }) => kind)]).toEqual([76, ['late', 'disagrees-with-lms']]);
  });

  it('costs nothing without a deadline or a policy', () => {
    for (const rules of [{ deadline }, { late }])
      expect(markOf(points, handedIn(9999), rules)).toEqual({ mark: 86, maximum: 100, lines: [] });
  });
});

describe('scale and rounding', () => {
  it('put the points on the course’s scale, then round', () => {
    const rules: MarkRules = { scale: { maximum: 15 }, rounding: { step: 0.5, mode: 'half-up' } };
    expect(markOf(points, {}, rules)).toEqual({
      mark: 13,
      maximum: 15,
      lines: [
        { kind: 'scaled', earned: 86, points: 100, mark: 12.9 },
        { kind: 'rounded', from: 12.9, to: 13, step: 0.5 },
      ],
    });
  });

  it('come to what docs/course.md says', () => {
    const rules = {
      deadline,
      late,
      scale: { maximum: 15 },
      rounding: { step: 0.5, mode: 'half-up' },
    } as const;
    const { mark, maximum, lines } = markOf(points, handedIn(26 * 60), rules);
    expect([mark, maximum, lines.map(({ kind }) => kind)]).toEqual([10, 15, ['scaled', 'late', 'rounded']]);
  });

  it('round after lateness was taken off, by exact decimals', () => {
    // 0.615 of 10, less 3 days of 0.1 %, is 6.12 exactly; binary numbers make less of it.
    const policy = { graceMinutes: 0, perDayPercent: 0.1, floorPercent: 0 };
    const rules: MarkRules = { deadline, late: policy, scale: { maximum: 10 } };
    const { mark } = markOf({ ...points, earned: 61.5 }, handedIn(4000), {
      ...rules,
      rounding: { step: 0.01, mode: 'down' },
    });
    expect(mark).toBe(6.12);
  });

  it('leave the maximum whole where it is no multiple of the step', () => {
    const rules: MarkRules = { scale: { maximum: 10 }, rounding: { step: 3, mode: 'half-up' } };
    expect(markOf({ ...points, earned: 100 }, {}, rules).mark).toBe(10);
    expect(markOf({ ...points, earned: 99 }, {}, rules).mark).toBe(9);
    expect(markOf({ ...points, earned: 99 }, {}, { ...rules, rounding: { step: 3, mode: 'up' } }).mark).toBe(
      10,
    );
  });

  it('have a third with six decimals where nothing is rounded', () => {
    expect(markOf({ earned: 1, points: 3, complete: true }, {}, { scale: { maximum: 10 } }).mark).toBe(
      3.333333,
    );
  });

  it('do with an assignment that has no points', () => {
    expect(markOf({ earned: 0, points: 0, complete: true }, {}, { scale: { maximum: 10 } }).mark).toBe(0);
  });
});

it('marks are not final where the grader failed', () => {
  const { lines } = markOf({ ...points, complete: false }, {}, { scale: { maximum: 100 } });
  expect(lines.at(-1)).toEqual({ kind: 'not-final' });
});

it('rules change marks when they scale, round or take something off', () => {
  expect([{}, { deadline }, { late }].map(changesMarks)).toEqual([false, false, false]);
  const changing: MarkRules[] = [
    { deadline, late },
    { scale: { maximum: 10 } },
    { rounding: { step: 1, mode: 'up' } },
  ];
  expect(changing.map(changesMarks)).toEqual([true, true, true]);
});

const policies = fc.record(
  {
    graceMinutes: fc.integer({ min: 0, max: 2000 }),
    perDayPercent: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    floorPercent: fc.integer({ min: 0, max: 100 }),
    lastDay: fc.integer({ min: 0, max: 10 }),
  },
  { requiredKeys: ['graceMinutes', 'perDayPercent', 'floorPercent'] },
);
const roundings: fc.Arbitrary<Rounding> = fc.record({
  step: fc.constantFrom(0.01, 0.05, 0.25, 0.3, 1, 7),
  mode: fc.constantFrom('half-up', 'half-even', 'down', 'up'),
});
const allRules: fc.Arbitrary<MarkRules> = fc.record(
  {
    deadline: fc.constant(deadline),
    late: policies,
    scale: fc.constantFrom(5, 10, 20, 100).map((maximum) => ({ maximum })),
    rounding: roundings,
  },
  { requiredKeys: ['deadline', 'late'] },
);
const minutes = fc.integer({ min: -3000, max: 20_000 });
const marks = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const run = { seed: 9, numRuns: 500 };

describe('for any rules', () => {
  const markWith = (earned: number, late: number, rules: MarkRules) =>
    markOf({ ...points, earned }, handedIn(late), rules).mark;

  it('a mark lies between 0 and its maximum', () => {
    const lies = (earned: number, at: number, rules: MarkRules) => {
      const { mark, maximum } = markOf({ ...points, earned }, handedIn(at), rules);
      expect(mark).toBeGreaterThanOrEqual(0);
      expect(mark).toBeLessThanOrEqual(maximum);
    };
    fc.assert(fc.property(marks, minutes, allRules, lies), run);
  });

  it('more points never make a lower mark, and later never a higher one', () => {
    const grows = (some: number, other: number, at: number, rules: MarkRules) =>
      markWith(Math.min(some, other), at, rules) <= markWith(Math.max(some, other), at, rules);
    fc.assert(fc.property(marks, marks, minutes, allRules, grows), run);
    const falls = (earned: number, some: number, other: number, rules: MarkRules) =>
      markWith(earned, Math.max(some, other), rules) <= markWith(earned, Math.min(some, other), rules);
    fc.assert(fc.property(marks, minutes, minutes, allRules, falls), run);
  });

  it('the grace never costs anything, and the floor holds until the last day', () => {
    const holds = (earned: number, at: number, policy: LatePolicy) => {
      const { mark } = markOf({ ...points, earned }, handedIn(at), { deadline, late: policy });
      if (at <= policy.graceMinutes) expect(mark).toBe(earned);
      const isOver = at > policy.graceMinutes + (policy.lastDay ?? 99) * 1440;
      expect(mark).toBeGreaterThanOrEqual(isOver ? 0 : Math.min(earned, policy.floorPercent));
      if (isOver) expect(mark).toBe(0);
    };
    fc.assert(fc.property(marks, minutes, policies, holds), run);
  });

  it('what the lines take off is what is missing', () => {
    const adds = (earned: number, at: number, policy: LatePolicy) => {
      const { mark, lines } = markOf({ ...points, earned }, handedIn(at), { deadline, late: policy });
      const deducted = lines.reduce((sum, line) => sum + ('deducted' in line ? line.deducted : 0), 0);
      expect(mark + deducted).toBeCloseTo(earned, 6);
    };
    fc.assert(fc.property(marks, minutes, policies, adds), run);
  });

  it('the same is the same again', () => {
    const same = (earned: number, at: number, rules: MarkRules) => {
      const mark = () => markOf({ ...points, earned }, handedIn(at), rules);
      expect(mark()).toEqual(mark());
    };
    fc.assert(fc.property(marks, minutes, allRules, same), run);
  });
});
