import { describe, expect, it } from 'vitest';
import { automaticAnswers, automaticTexts } from '../../../grader/judge/judge.ts';
import type { Value } from '../../../grader/model.ts';
import { argumentsOf, bits, checkOf, findingsOf, nameOf, returned, verdictOn } from './given.ts';

const W = [
  [1.5, -2.5],
  [0.75, 4.5],
];
const other = [
  [2.5, 7.25],
  [1.125, -4],
];

const named = (
  expected: readonly unknown[],
  got: readonly unknown[],
  args: readonly (readonly unknown[])[] = [],
) =>
  nameOf(
    verdictOn(
      checkOf(expected),
      got.map((value) => returned(value)),
      args,
    ),
  );

describe('returns-nothing', () => {
  it.each([[undefined], [null], [[]], [{}], [[[], []]], [{ dW: undefined, db: null }]])('for %j', (got) => {
    expect(named([{ dW: W, db: [1, 2] }], [got])).toBe('returns-nothing');
    expect(named([W, other], [got, undefined])).toBe('returns-nothing');
  });

  it('not when another call returns something, or nothing is right', () => {
    expect(named([W, other], [undefined, W])).toBe('wrong');
    expect(named([W, other], [undefined, other])).toBe('wrong');
    expect(named([[]], [undefined])).toBe('wrong');
    expect(named([undefined], [undefined])).toBe('right');
  });

  it('not for null where null is an answer', () => {
    expect(named([null, 3.5], [null, null])).toBe('wrong');
    expect(named([null, 3.5], [undefined, undefined])).toBe('wrong');
    expect(named([3.5, 4.5], [null, null])).toBe('returns-nothing');
  });

  it('not for zeros, false or an empty text', () => {
    for (const got of [false, '']) expect(named([W], [got])).toBe('wrong');
    expect(named([1.5], [0])).toBe('all-zeros');
  });
});

describe('not-a-number', () => {
  it('not for a wrong length or type, which comes first', () => {
    const nan = Number.NaN;
    for (const got of [nan, [nan, nan], [[nan, nan]], [...W.map(() => [nan, nan]), [nan, nan]], { W: nan }])
      expect(named([W], [got])).toBe('wrong');
  });

  it('for all or most numbers NaN, in every call', () => {
    expect(
      named(
        [W],
        [
          [
            [Number.NaN, Number.NaN],
            [Number.NaN, 4.5],
          ],
        ],
      ),
    ).toBe('not-a-number');
    expect(named([0.5, 0.75], [Number.NaN, Number.NaN])).toBe('not-a-number');
    expect(named([{ cost: 0.5, label: 'x' }], [{ cost: Number.NaN, label: 'x' }])).toBe('not-a-number');
  });

  it('not for half of them or fewer, for one call of two, or where NaN is expected', () => {
    expect(
      named(
        [W],
        [
          [
            [Number.NaN, Number.NaN],
            [0.75, 4.5],
          ],
        ],
      ),
    ).toBe('wrong');
    expect(named([0.5, 0.75], [Number.NaN, 0.75])).toBe('wrong');
    expect(named([[Number.NaN, Number.NaN, 1]], [[Number.NaN, Number.NaN, Number.NaN]])).toBe('wrong');
  });
});

describe('all-zeros', () => {
  it('in the right form, in every call', () => {
    expect(
      named(
        [W],
        [
          [
            [0, 0],
            [0, -0],
          ],
        ],
      ),
    ).toBe('all-zeros');
    expect(
      named(
        [{ dW: W, db: [1, 2] }],
        [
          {
            dW: [
              [0, 0],
              [0, 0],
            ],
            db: [0, 0],
          },
        ],
      ),
    ).toBe('all-zeros');
    expect(
      named(
        [W, [0, 0]],
        [
          [
            [0, 0],
            [0, 0],
          ],
          [0, 0],
        ],
      ),
    ).toBe('all-zeros');
  });

  it('not in another form, or when one call is answered', () => {
    expect(named([W], [[0, 0]])).toBe('wrong');
    expect(
      named(
        [W, other],
        [
          [
            [0, 0],
            [0, 0],
          ],
          other,
        ],
      ),
    ).toBe('wrong');
  });
});

describe('input-unchanged', () => {
  it('for an argument handed back', () => {
    expect(named([W], [other], [[0.01, other]])).toBe('input-unchanged');
    expect(named([0.25], [0.75], [[0.75]])).toBe('input-unchanged');
    expect(named([{ W1: W }], [{ W1: other }], [[{ W1: other }]])).toBe('input-unchanged');
  });

  it('for wrong entries that are an argument or a part of one', () => {
    const args = [[{ W1: other }, 0.1]];
    expect(named([{ parameters: { W1: W }, t: 3 }], [{ parameters: { W1: other }, t: 3 }], args)).toBe(
      'input-unchanged',
    );
  });

  it('in a call where that happens to be right, and wrong in another', () => {
    expect(named([W, W], [W, other], [[W], [other]])).toBe('input-unchanged');
  });

  it('not when a call is answered otherwise, or the numbers are few and round', () => {
    expect(named([W, other], [other, W], [[other], [other]])).toBe('wrong');
    expect(named([2], [1], [[1]])).toBe('wrong');
    expect(named([[2, 3]], [[1, 1]], [[[1, 1]]])).toBe('wrong');
  });

  it('not when the right answer is an argument, too', () => {
    expect(named([W], [other], [[W, other]])).toBe('wrong');
  });

  it('not when one wrong entry is something else', () => {
    const args = [[{ W1: other, b1: [1.5] }]];
    expect(named([{ W1: W, b1: [2.5] }], [{ W1: other, b1: [9.5] }], args)).toBe('wrong');
  });
});

describe('first-row-only', () => {
  it.each([
    [
      'zeros',
      [
        [1.5, -2.5],
        [0, 0],
      ],
    ],
    [
      'the opposite sign',
      [
        [1.5, -2.5],
        [-0.75, -4.5],
      ],
    ],
    ['missing', [[1.5, -2.5]]],
    ['undefined', [[1.5, -2.5], undefined]],
    ['empty', [[1.5, -2.5], []]],
  ])('when the rest is %s', (_, got) => {
    expect(named([W], [got])).toBe('first-row-only');
    expect(named([{ dW: W, cost: 2 }], [{ dW: got, cost: 2 }])).toBe('first-row-only');
  });

  it('not when the rest is wrong otherwise, or the first row is', () => {
    expect(
      named(
        [W],
        [
          [
            [1.5, -2.5],
            [9, 9],
          ],
        ],
      ),
    ).toBe('wrong');
    expect(
      named(
        [W],
        [
          [
            [1.5, -2],
            [0, 0],
          ],
        ],
      ),
    ).toBe('wrong');
  });

  it('not when the first row is zeros, as all others are', () => {
    expect(
      named(
        [
          [
            [0, 0],
            [1.5, 2.5],
          ],
        ],
        [[[0, 0], null]],
      ),
    ).toBe('wrong');
  });

  it('not when another call has all rows right', () => {
    expect(
      named(
        [W, other],
        [
          [
            [1.5, -2.5],
            [0, 0],
          ],
          other,
        ],
      ),
    ).toBe('wrong');
    expect(
      named(
        [W, [[1, 2]]],
        [
          [
            [1.5, -2.5],
            [0, 0],
          ],
          [[1, 2]],
        ],
      ),
    ).toBe('first-row-only');
  });
});

describe('texts', () => {
  it('are there in both languages', () => {
    for (const textFor of Object.values(automaticTexts)) {
      const text = textFor('softmax');
      expect(text.en).toContain('`softmax`');
      expect(text.zh).toContain('`softmax`');
      expect(text.en).toMatch(/[a-z].*[.?]$/);
      expect(text.zh).toMatch(/[\u4e00-\u9fff].*[。？]$/);
    }
  });
});

describe('answers that automatic mistakes would give', () => {
  const ids = (expected: unknown, ...args: unknown[]) =>
    automaticAnswers(expected as Value, argumentsOf(args)).map(({ id }) => id);
  const answersOf = (id: string, expected: unknown, ...args: unknown[]) =>
    automaticAnswers(expected as Value, argumentsOf(args)).find((mistake) => mistake.id === id)?.answers ??
    [];

  it('cover every mistake that can show', () => {
    expect(ids(W, other)).toEqual([
      'returns-nothing',
      'not-a-number',
      'all-zeros',
      'input-unchanged',
      'first-row-only',
    ]);
  });

  it('leave out what cannot show', () => {
    expect(
      ids([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual(['returns-nothing', 'not-a-number']);
    expect(ids(0.5)).toEqual(['returns-nothing', 'not-a-number', 'all-zeros']);
    expect(ids([[1, 2]])).not.toContain('first-row-only');
    expect(ids('high bias')).toEqual(['returns-nothing']);
    expect(ids(undefined)).toEqual([]);
    expect(ids([Number.NaN])).not.toContain('not-a-number');
    expect(ids(W, [1, 2])).not.toContain('input-unchanged');
  });

  it('keep the form of the right answer', () => {
    expect(bits(answersOf('all-zeros', { dW: W, name: 'x' }))).toBe(
      bits([
        {
          dW: [
            [0, 0],
            [0, 0],
          ],
          name: 'x',
        },
      ]),
    );
    expect(answersOf('input-unchanged', W, 0.1, other)).toEqual([other]);
    expect(bits(answersOf('input-unchanged', { W1: W, b1: [1] }, { W1: other }))).toBe(
      bits([{ W1: other, b1: [1] }]),
    );
    expect(answersOf('first-row-only', W)).toEqual([[W[0], [0, 0]], [W[0], [-0.75, -4.5]], [W[0]]]);
  });

  it('are recognised by the judge as what they are', () => {
    const expected = { dW: W, db: [0.5, 0.25] };
    const given = { dW: other, db: [0.125, 8] };
    for (const { id, answers } of automaticAnswers(expected, argumentsOf([given]))) {
      for (const answer of answers) expect(named([expected], [answer], [[given]])).toBe(id);
    }
  });

  it('come with findings that tell what is wrong', () => {
    const verdict = verdictOn(checkOf([W]), [
      returned([
        [0, 0],
        [0, 0],
      ]),
    ]);
    expect(findingsOf(verdict)).toMatchObject([{ kind: 'numbers', pattern: { kind: 'all-zeros' } }]);
  });
});
