import { describe, expect, it } from 'vitest';
import { relativeDifference } from '../../../grader/judge/gradient.ts';
import type { Component, Finding, GradientProbe, Judging, Verdict } from '../../../grader/model.ts';
import { checkOf, findingsOf, nameOf, returned, variant, verdictOn } from './given.ts';

const epsilons = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
const components: readonly Component[] = [
  { parameter: 'W1', row: 0, column: 0 },
  { parameter: 'W1', row: 0, column: 1 },
  { parameter: 'b1', row: 0 },
];
const judging: Judging = { kind: 'gradient', bound: 1e-7, epsilons, components };
const theta = [0.5, -1.25, 0.75];

type Cost = (theta: readonly number[]) => number;

/** J(θ) = θ₀² θ₁ + sin θ₂ and its gradient. */
const cost: Cost = ([a = 0, b = 0, c = 0]) => a * a * b + Math.sin(c);
const gradient = [2 * 0.5 * -1.25, 0.25, Math.cos(0.75)];

function probe(given: readonly number[], of: Cost = cost, at: readonly number[] = theta): GradientProbe {
  const shifted = (by: number) =>
    at.map((_, i) => of(at.map((number, j) => (i === j ? number + by : number))));
  return {
    gradient: given,
    cost: of(at),
    plus: epsilons.map(shifted),
    minus: epsilons.map((e) => shifted(-e)),
  };
}

const right = probe(gradient);
const judged = (got: unknown, rest = {}): Verdict =>
  verdictOn(checkOf([right], { judging, ...rest }), [returned(got)]);
const gradientFindings = (verdict: Verdict) =>
  findingsOf(verdict).filter((finding) => finding.kind === 'gradient');
const kinds = (verdict: Verdict) => findingsOf(verdict).map((finding: Finding) => finding.kind);

describe('a gradient', () => {
  it('is right when it belongs to its cost and is the one asked for; its error curve is shown', () => {
    const verdict = judged(right);
    expect(verdict.kind).toBe('right');
    const [curve] = findingsOf(verdict);
    expect(curve).toMatchObject({
      kind: 'gradient-curve',
      bound: 1e-7,
      points: epsilons.map((epsilon) => ({ epsilon })),
    });
    expect(
      Math.min(...(curve?.kind === 'gradient-curve' ? curve.points : []).map(({ ratio }) => ratio)),
    ).toBeLessThan(1e-8);
  });

  it('is held to the best ε of the ladder', () => {
    const noisy = (rungs: GradientProbe['plus'], best: number) =>
      rungs.map((costs, at) => (at === best ? costs : costs.map(() => 1)));
    const bestOnly = { ...right, plus: noisy(right.plus, 2), minus: noisy(right.minus, 2) };
    expect(judged(bestOnly).kind).toBe('right');
    const wrong = judged({ ...bestOnly, gradient: [1, 2, 3] });
    expect(gradientFindings(wrong)[0]).toMatchObject({ epsilon: 1e-5 });
  });

  it('may have a cost that is off by a constant, which has the same gradient', () => {
    expect(judged(probe(gradient, (at) => cost(at) + 3)).kind).toBe('right');
  });

  it('with one wrong component fails both comparisons and names it', () => {
    const verdict = judged(probe([gradient[0]!, gradient[1]!, gradient[2]! * 2]));
    expect(gradientFindings(verdict)).toMatchObject([{ against: 'own-cost' }, { against: 'expected' }]);
    expect(kinds(verdict)).toEqual(['gradient', 'gradient', 'gradient-curve']);
    const [own, expected] = gradientFindings(verdict);
    expect(own?.worst[0]).toMatchObject({ parameter: 'b1', row: 0, given: gradient[2]! * 2 });
    expect(own?.worst[0]?.approximated).toBeCloseTo(gradient[2]!, 6);
    expect(own?.byParameter.find(({ parameter }) => parameter === 'W1')?.ratio).toBeLessThan(1e-7);
    expect(own?.byParameter.find(({ parameter }) => parameter === 'b1')?.ratio).toBeCloseTo(1 / 3, 6);
    expect(expected?.worst).toEqual([
      { parameter: 'b1', row: 0, approximated: gradient[2], given: gradient[2]! * 2 },
    ]);
  });

  it('that is consistently wrong with its cost fails only against the right one', () => {
    const doubled = probe(
      gradient.map((number) => 2 * number),
      (at) => 2 * cost(at),
    );
    expect(gradientFindings(judged(doubled))).toMatchObject([{ against: 'expected', bound: 1e-7 }]);
  });

  it('that is right beside a wrong cost fails only against that cost, which is at fault and shown as well', () => {
    const verdict = judged(probe(gradient, (at) => 2 * cost(at)));
    expect(gradientFindings(verdict)).toMatchObject([{ against: 'wrong-cost' }]);
    expect(findingsOf(verdict)).toContainEqual(expect.objectContaining({ kind: 'numbers', path: ['cost'] }));
  });

  it('of zeros and a cost that never changes is no pass: 0/0 says nothing', () => {
    const verdict = judged(probe([0, 0, 0], () => 1));
    expect(nameOf(verdict)).toBe('all-zeros');
    expect(gradientFindings(verdict)[0]).toMatchObject({
      against: 'own-cost',
      ratio: Number.NaN,
    });
  });

  it('of zeros is right where zeros are expected', () => {
    const flat = probe([0, 0, 0], () => 1);
    expect(nameOf(verdictOn(checkOf([flat], { judging }), [returned(flat)]))).toBe('right');
  });

  it('of NaN, or with an infinite cost, is never right', () => {
    expect(nameOf(judged(probe([Number.NaN, Number.NaN, Number.NaN])))).toBe('not-a-number');
    expect(nameOf(judged(probe([gradient[0]!, gradient[1]!, Number.NaN])))).toBe('wrong');
    expect(nameOf(judged(probe(gradient, () => Number.POSITIVE_INFINITY)))).toBe('wrong');
    expect(nameOf(judged(probe(gradient, () => Number.NaN)))).toBe('wrong');
  });

  it('lists at most five of the worst components, NaN first', () => {
    const size = 9;
    const many = (given: readonly number[]): GradientProbe => ({
      gradient: given,
      cost: 0,
      plus: epsilons.map((epsilon) => given.map(() => epsilon)),
      minus: epsilons.map((epsilon) => given.map(() => -epsilon)),
    });
    const wide = checkOf([many(new Array(size).fill(1))], { judging });
    const got = Array.from({ length: size }, (_, index) => (index === 4 ? Number.NaN : index));
    const [own] = gradientFindings(verdictOn(wide, [returned(many(got))]));
    expect(own?.worst.map(({ given }) => given)).toEqual([Number.NaN, 8, 7, 6, 5]);
    expect(own?.worst[1]).toMatchObject({ parameter: 'θ', row: 8 });
  });
});

describe('mistakes in gradients', () => {
  const noSine = probe([gradient[0]!, gradient[1]!, 1]);
  const noFactor = probe([gradient[0]! / 2, gradient[1]!, gradient[2]!]);
  const costToo = probe([gradient[0]!, gradient[1]!, 1], ([a = 0, b = 0, c = 0]) => a * a * b + c);
  const mistakes = [variant('no-factor', returned(noFactor)), variant('no-cosine', returned(noSine))];

  it('are named by gradient and costs', () => {
    expect(nameOf(judged(noSine, { mistakes }))).toBe('no-cosine');
    expect(nameOf(judged(noFactor, { mistakes }))).toBe('no-factor');
  });

  it('are not named when the gradient fits and the cost does not', () => {
    expect(nameOf(judged(costToo, { mistakes }))).toBe('wrong');
  });

  it('allow for rounding, and no more', () => {
    const near = (by: number) => ({
      ...noSine,
      gradient: noSine.gradient.map((number) => number * (1 + by)),
    });
    expect(nameOf(judged(near(1e-7), { mistakes }))).toBe('no-cosine');
    expect(nameOf(judged(near(1e-4), { mistakes }))).toBe('wrong');
  });

  it('leave out those that are right in this check', () => {
    const blind = variant(
      'blind',
      returned({ ...right, gradient: gradient.map((number) => number * (1 + 1e-8)) }),
    );
    const off = { ...right, gradient: gradient.map((number) => number * (1 + 5e-7)) };
    expect(nameOf(judged(off, { mistakes: [blind] }))).toBe('wrong');
  });

  it('may be accepted', () => {
    const verdict = judged(costToo, { accepted: [variant('linear', returned(costToo))] });
    expect(nameOf(verdict)).toBe('right (linear)');
    expect(kinds(verdict)).toEqual(['gradient-curve']);
  });
});

describe('malformed probes', () => {
  it.each([
    ['no object', 3, 'type'],
    ['nothing', undefined, 'type'],
    ['no costs', { gradient }, 'keys'],
    ['a short gradient', { ...right, gradient: [1] }, 'shape'],
    ['a nested gradient', { ...right, gradient: [gradient] }, 'shape'],
    ['a text in the gradient', { ...right, gradient: [1, 'x', 2] }, 'type'],
    ['a cost that is no number', { ...right, cost: '1' }, 'type'],
    ['a short ladder', { ...right, plus: right.plus.slice(1) }, 'shape'],
    ['ragged costs', { ...right, minus: [[1], ...right.minus.slice(1)] }, 'shape'],
    ['an empty probe', { gradient: [], cost: 1, plus: [], minus: [] }, 'shape'],
  ])('%s', (_, got, kind) => {
    const verdict = judged(got);
    expect(verdict.kind).not.toBe('right');
    expect(kinds(verdict)[0]).toBe(kind);
  });
});

describe('an expected probe without components', () => {
  it('makes nothing right', () => {
    const none = { gradient: [], cost: 1, plus: epsilons.map(() => []), minus: epsilons.map(() => []) };
    const verdict = verdictOn(checkOf([none], { judging }), [returned(none)]);
    expect(verdict).toMatchObject({ kind: 'wrong', findings: [{ kind: 'type' }] });
  });
});

describe('the relative difference', () => {
  it('is ‖a − g‖ / (‖a‖ + ‖g‖)', () => {
    expect(relativeDifference([3, 4], [3, 4], 0)).toBe(0);
    expect(relativeDifference([3, 0], [0, 4], 0)).toBeCloseTo(5 / 7, 12);
  });

  it('neither overflows nor vanishes', () => {
    expect(relativeDifference([3e200, 0], [0, 4e200], 0)).toBeCloseTo(5 / 7, 12);
    expect(relativeDifference([3e-200, 0], [0, 4e-200], 0)).toBeCloseTo(5 / 7, 12);
    expect(relativeDifference([1.7e308], [-1.7e308], 0)).toBe(1);
  });

  it('is infinite for what is not finite, and what the caller says for zeros', () => {
    expect(relativeDifference([Number.NaN], [1], 0)).toBe(Number.POSITIVE_INFINITY);
    expect(relativeDifference([1], [Number.NEGATIVE_INFINITY], 0)).toBe(Number.POSITIVE_INFINITY);
    expect(relativeDifference([0, 0], [0, -0], Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(relativeDifference([0, 0], [0, 0], 0)).toBe(0);
  });
});
