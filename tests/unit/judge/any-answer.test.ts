import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticAnswers } from '../../../grader/judge/judge.ts';
import type { Check, Judging, Value } from '../../../grader/model.ts';
import { decodeValue, encodeValue, NotData } from '../../../grader/value.ts';
import { argumentsOf, checkOf, returned, text, tolerance, variant, verdictOn } from './given.ts';

const settings = { seed: 20_260, numRuns: 1000 };

const anyKey = fc.constantFrom(
  ...['__proto__', 'constructor', 'toString', 'length', 'gradient', 'cost', 'plus', 'minus'],
  ...['parameters', 'W1', 'kept'],
);

/** Whatever can come out of a sandbox: special numbers, hostile keys, things that are no data, odd shapes. */
const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.double(),
    fc.constantFrom<Value>(Number.NaN, Number.POSITIVE_INFINITY, -0, 0, 1, undefined, null, true, ''),
    fc.string({ maxLength: 5 }),
    fc.constant(new NotData('a function')),
    fc.array(fc.double(), { maxLength: 4 }),
    fc.array(fc.array(fc.double(), { minLength: 2, maxLength: 2 }), { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(anyKey, tie('value')), { maxLength: 4 })
      .map((entries) =>
        decodeValue({ $: 'object', of: entries.map(([key, item]) => [key, encodeValue(item)]) }),
      ),
  ),
})).value;

const kinds: readonly Judging[] = [
  { kind: 'values', tolerance },
  { kind: 'trajectory', tolerance, components: [] },
  { kind: 'gradient', bound: 1e-7, epsilons: [1e-4, 1e-6], components: [] },
  {
    kind: 'expectation',
    statistics: [{ id: 'kept', label: text('kept'), expected: 0.8, allowed: 0.1 }],
    draws: 100,
    falseFailure: 1e-6,
  },
];
const keys: readonly Value[] = [
  [
    [1.5, 2.5],
    [3.5, 4.5],
  ],
  {
    cost: [3, 2],
    parameters: [
      [1, 2],
      [0.5, 1],
    ],
  },
  {
    gradient: [1.5, 2.5],
    cost: 1,
    plus: [
      [1, 2],
      [3, 4],
    ],
    minus: [
      [1, 2],
      [3, 4],
    ],
  },
  { kept: 0.8 },
];

describe('whatever a submission answers', () => {
  it.each(kinds.map((judging, index) => [judging.kind, judging, keys[index]] as const))(
    'the judge of %s gives a verdict, and never "right" for nonsense',
    (_, judging, key) => {
      fc.assert(
        fc.property(anyValue, anyValue, (got, wrong) => {
          const check = checkOf([key], { judging, mistakes: [variant('some', returned(wrong))] });
          const verdict = verdictOn(check, [returned(got)], [[got, key]]);
          expect(['wrong', 'mistake', 'right']).toContain(verdict.kind);
          if (!isObjectOrArray(got)) expect(verdict.kind).not.toBe('right');
        }),
        settings,
      );
    },
  );

  it('the judge gives a verdict whatever the key holds', () => {
    fc.assert(
      fc.property(
        anyValue,
        anyValue,
        anyValue,
        fc.constantFrom(...kinds),
        (expected, got, wrong, judging) => {
          const variants = [variant('some', returned(wrong, [0]))];
          const check = checkOf([expected], { judging, mistakes: variants, accepted: variants });
          expect(verdictOn(check, [returned(got, [0, 7])], [[wrong]])).toHaveProperty('kind');
        },
      ),
      settings,
    );
  });

  it('the expected answer is right', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (expected, wrong) => {
        const check: Check = checkOf([expected], { mistakes: [variant('some', returned(wrong))] });
        const copy = decodeValue(encodeValue(expected));
        expect(verdictOn(check, [returned(copy)], [[expected]])).toEqual({ kind: 'right', findings: [] });
      }),
      settings,
    );
  });

  it('NaN is right only where NaN is expected', () => {
    const number = fc.oneof(fc.double(), fc.constant(Number.NaN));
    const withPlace = fc
      .array(number, { minLength: 1, maxLength: 6 })
      .chain((numbers) => fc.tuple(fc.constant(numbers), fc.nat({ max: numbers.length - 1 })));
    fc.assert(
      fc.property(withPlace, ([numbers, place]) => {
        const verdict = verdictOn(checkOf([numbers]), [returned(numbers.with(place, Number.NaN))]);
        expect(verdict.kind === 'right').toBe(Number.isNaN(numbers[place]));
      }),
      settings,
    );
  });

  it('automatic mistakes have answers for any expected one', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (expected, input) => {
        for (const { answers } of automaticAnswers(expected, argumentsOf([input]))) {
          expect(answers.length).toBeGreaterThan(0);
        }
      }),
      settings,
    );
  });

  it('the same answers get the same verdict', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (expected, got) => {
        const verdict = () => verdictOn(checkOf([expected]), [returned(got)]);
        expect(verdict()).toEqual(verdict());
      }),
      settings,
    );
  });

  it('a thousand levels of nesting, on either side, end', () => {
    let deep: Value = 1;
    for (let level = 0; level < 1000; level++) deep = level % 2 === 0 ? [deep] : { deep };
    for (const judging of kinds) {
      expect(verdictOn(checkOf([keys[0]], { judging }), [returned(deep)], [[deep]]).kind).not.toBe('right');
      expect(verdictOn(checkOf([deep], { judging }), [returned(deep)], [[deep]])).toHaveProperty('kind');
    }
  });
});

function isObjectOrArray(value: Value): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof NotData);
}
