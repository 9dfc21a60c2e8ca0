import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeScoreOf } from '../../../grader/format/whole.ts';
import { gradedAs } from './graded.ts';
import { checkWith, reportOn, right, wrong } from './reports.ts';

const scoreOn = (points: readonly number[], isRight: (index: number) => boolean, maxPoints?: number) =>
  wholeScoreOf(
    gradedAs(reportOn(points.map((worth, index) => checkWith(isRight(index) ? right : wrong, worth)))),
    maxPoints === undefined ? {} : { maxPoints },
  );
const everyOther = (index: number) => index % 2 === 0;

describe('whole points', () => {
  it("are the checks' own where those are whole", () => {
    const tests = [
      { score: 8, maximum: 8 },
      { score: 0, maximum: 4 },
      { score: 3, maximum: 3 },
    ];
    expect(scoreOn([8, 4, 3], everyOther)).toEqual({ score: 11, maximum: 15, tests });
  });

  it('are on the scale that was asked for where every check is worth a whole number there', () => {
    expect(scoreOn([8, 4, 2], everyOther, 28)).toMatchObject({ score: 20, maximum: 28 });
  });

  it("are the checks' own where that scale would cut one in pieces, which a student would lose", () => {
    expect(scoreOn([8, 4, 3], everyOther, 20)).toMatchObject({ score: 11, maximum: 15 });
  });

  it('are tens or hundreds of what is worth a part of a point', () => {
    expect(scoreOn([0.5, 1.25], everyOther)).toMatchObject({ score: 50, maximum: 175 });
  });

  it('take what the course takes off from the checks that have something', () => {
    const report = reportOn([checkWith(right, 8), checkWith(wrong, 4), checkWith(right, 3)]);
    const graded = gradedAs({ ...report, mark: { mark: 5.5, maximum: 15, lines: [] } });
    const { score, tests } = wholeScoreOf(graded, {});
    expect(score).toBe(6);
    expect(tests.map((test) => test.score)).toEqual([4, 0, 2]);
  });

  it('add up, and no check has more than it is worth, whatever the points and the scale', () => {
    const plan = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean()), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 300 }), (checks, maxPoints) => {
        const points = checks.map(([worth]) => worth);
        const { score, maximum, tests } = scoreOn(points, (index) => checks[index]![1], maxPoints);
        const sum = (field: 'score' | 'maximum') => tests.reduce((total, test) => total + test[field], 0);
        expect([sum('score'), sum('maximum')]).toEqual([score, maximum]);
        for (const test of tests) expect(test.score).toBeLessThanOrEqual(test.maximum);
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  it('are nothing of nothing where no check is worth anything', () => {
    expect(scoreOn([0, 0], everyOther)).toMatchObject({ score: 0, maximum: 0 });
  });
});
