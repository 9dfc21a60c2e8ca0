/** Our own functions as a driver gets them: copies in, plain data out, what was answered back as it was. */
import { describe, expect, it } from 'vitest';
import { givenToDriver } from '../../../grader/plan/given.ts';

type Given = ((...args: unknown[]) => unknown) & { left: () => unknown[] };

const given = (fn: (...args: never[]) => unknown, driver = {}) =>
  givenToDriver({ fn }, driver)['fn'] as Given;

describe('a function that is given to a driver', () => {
  it('changes only its own copy, and what it made of it can be seen', () => {
    const X = [[1, 2]];
    const spoil = given((x: number[][]) => {
      x[0]![0] = 9;
      return x;
    });
    expect(spoil(X)).toEqual([[9, 2]]);
    expect(X).toEqual([[1, 2]]);
    expect(spoil.left()).toEqual([[[9, 2]]]);
  });

  it('gets back what it answered, also inside of other things', () => {
    const own = { cache: [1] };
    const fn = given((asked?: { of: object }) => (asked === undefined ? own : asked.of === own));
    expect(fn()).not.toBe(own);
    expect(fn({ of: fn() as object })).toBe(true);
  });

  it('answers lists for typed arrays, and shares what was shared', () => {
    const row = Float64Array.of(1, 2);
    const [one, other] = given(() => [row, row])() as unknown[];
    expect(one).toEqual([1, 2]);
    expect(one).toBe(other);
  });

  it('is given as it is what the driver names', () => {
    const kept = { own: 1 };
    expect(given((x: unknown) => [x], { passesAsItIs: (it: unknown) => it === kept })(kept)).toEqual([kept]);
    expect(
      (given((x: unknown) => [x], { passesAsItIs: (it: unknown) => it === kept })(kept) as unknown[])[0],
    ).toBe(kept);
  });
});
