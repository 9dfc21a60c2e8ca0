/**
 * Judging a gradient against two-sided differences of the student's own cost, and against the right gradient.
 *
 *     approx_i = (J(θ + ε e_i) − J(θ − ε e_i)) / 2ε        ratio = ‖approx − g‖ / (‖approx‖ + ‖g‖)
 *
 * The first tells whether cost and gradient belong together (lesson 1.14), the second whether the gradient is
 * the one that was asked for: code that is wrong in both consistently passes the first alone.
 */
import type { Component, Finding, GradientComponent, GradientProbe, Judging } from '../model.ts';
import type { Value } from '../value.ts';
import { compare, describe, isStructural } from './compare.ts';
import { groupBy } from './group.ts';
import type { Assessment, Question, Rule } from './rule.ts';
import { field, tensorOf } from './tensor.ts';
import { distance } from './tolerance.ts';

type GradientJudging = Extract<Judging, { kind: 'gradient' }>;
type Vector = readonly number[];
type Point = { readonly epsilon: number; readonly ratio: number; readonly approximated: Vector };

const worstShown = 5;
/** A mistake's answers may be this much farther away than a right gradient may: its rounding differs, too. */
const slackOfMistakes = 10;

/** Right when both ratios are at most the bound, the first of them at the best ε of the ladder. */
export function gradientRule(judging: GradientJudging): Rule {
  const { length } = judging.epsilons;
  const tolerance = { relative: slackOfMistakes * judging.bound, absolute: 1e-12 };
  return {
    assess: (question, got) => {
      const right = readProbe(question.expected, length);
      const probe = readProbe(got, length);
      const comparable = right !== undefined && probe?.gradient.length === right.gradient.length;
      return comparable ? assessProbe({ ...question, right, probe, judging }) : malformed(question, got);
    },
    explains: (variant, got) => {
      const wrong = readProbe(variant, length);
      const probe = readProbe(got, length);
      if (wrong === undefined || probe?.gradient.length !== wrong.gradient.length) return false;
      const { gradient, ...costs } = wrong;
      const near = relativeDifference(gradient, probe.gradient, 0) <= tolerance.relative;
      const close = { call: 0, tolerance };
      const sameGradient = near || compare([...gradient], [...probe.gradient], close).length === 0;
      return sameGradient && compare(costsOf(costs), costsOf(probe), close).length === 0;
    },
  };
}

/**
 * ‖a − g‖ / (‖a‖ + ‖g‖), scaled so that no square overflows or vanishes. Anything that is not finite is
 * infinitely far; two zero vectors are `ofZeros` apart, since 0/0 says nothing by itself.
 */
export function relativeDifference(a: Vector, g: Vector, ofZeros: number): number {
  const scale = Math.max(largest(a), largest(g));
  if (scale === 0) return ofZeros;
  if (!Number.isFinite(scale)) return Number.POSITIVE_INFINITY;
  let apart = 0;
  let ofA = 0;
  let ofG = 0;
  for (const [index, one] of a.entries()) {
    const [x, y] = [one / scale, (g[index] ?? 0) / scale];
    apart += (x - y) ** 2;
    ofA += x ** 2;
    ofG += y ** 2;
  }
  return Math.sqrt(apart) / (Math.sqrt(ofA) + Math.sqrt(ofG));
}

/** The largest magnitude, with NaN as infinity. */
function largest(vector: Vector): number {
  return vector.reduce((most, number) => Math.max(most, distance(number, 0)), 0);
}

/** The probe that a value is, or undefined; `ladder` is how many ε there must be. */
function readProbe(value: Value, ladder: number): GradientProbe | undefined {
  const gradient = tensorOf(field(value, 'gradient'));
  const cost = field(value, 'cost');
  const size = gradient?.numbers.length ?? 0;
  const plus = readLadder(field(value, 'plus'), ladder, size);
  const minus = readLadder(field(value, 'minus'), ladder, size);
  if (gradient?.dims.length !== 1 || size === 0 || typeof cost !== 'number') return undefined;
  return plus && minus ? { gradient: gradient.numbers, cost, plus, minus } : undefined;
}

function readLadder(value: Value, ladder: number, size: number): readonly Vector[] | undefined {
  const tensor = tensorOf(value);
  if (tensor?.dims.length !== 2 || tensor.dims[0] !== ladder || tensor.dims[1] !== size) return undefined;
  return Array.from({ length: ladder }, (_, at) => tensor.numbers.slice(at * size, (at + 1) * size));
}

function costsOf({ cost, plus, minus }: Omit<GradientProbe, 'gradient'>): Value {
  return { cost, plus: plus.map((costs) => [...costs]), minus: minus.map((costs) => [...costs]) };
}

function malformed({ call, expected }: Question, got: Value): Assessment {
  const findings = compare(expected, got, { call, tolerance: { relative: 0, absolute: 0 } }).filter(
    isStructural,
  );
  const unnamed = {
    kind: 'type',
    call,
    path: [],
    expected: 'a gradient and costs',
    got: describe(got),
  } as const;
  return { right: false, findings: findings.length > 0 ? findings : [unnamed] };
}

type ProbeQuestion = Question & {
  readonly right: GradientProbe;
  readonly probe: GradientProbe;
  readonly judging: GradientJudging;
};

function assessProbe(question: ProbeQuestion): Assessment {
  const { call, right, probe, judging } = question;
  const ofZeros = largest(right.gradient) === 0 ? 0 : Number.POSITIVE_INFINITY;
  const points = judging.epsilons.map((epsilon, at) => pointAt({ epsilon, at }, probe, ofZeros));
  const best = points.reduce((one, other) => (other.ratio < one.ratio ? other : one));
  const toRight = {
    ...best,
    approximated: right.gradient,
    ratio: relativeDifference(right.gradient, probe.gradient, ofZeros),
  };
  const findings: Finding[] = [];
  const isRight = toRight.ratio <= judging.bound;
  if (!(best.ratio <= judging.bound)) {
    const against = isRight ? 'wrong-cost' : 'own-cost';
    findings.push(gradientFinding(against, best, question), ...costFindings(question));
  }
  if (!isRight) findings.push(gradientFinding('expected', toRight, question));
  const curve = points.map(({ epsilon, ratio }) => ({ epsilon, ratio }));
  const finding = { kind: 'gradient-curve', call, bound: judging.bound, points: curve } as const;
  return { right: findings.length === 0, findings: [...findings, finding] };
}

function pointAt(rung: { epsilon: number; at: number }, probe: GradientProbe, ofZeros: number): Point {
  const { epsilon, at } = rung;
  const approximated = probe.gradient.map((_, component) => {
    const plus = probe.plus[at]?.[component] ?? Number.NaN;
    const minus = probe.minus[at]?.[component] ?? Number.NaN;
    return (plus - minus) / (2 * epsilon);
  });
  return { epsilon, approximated, ratio: relativeDifference(approximated, probe.gradient, ofZeros) };
}

/** A gradient that does not belong to its cost may be right and the cost wrong: say when the cost is off. */
function costFindings({ call, right, probe, judging }: ProbeQuestion): readonly Finding[] {
  const tolerance = { relative: slackOfMistakes * judging.bound, absolute: 1e-12 };
  return compare({ cost: right.cost }, { cost: probe.cost }, { call, tolerance });
}

function gradientFinding(
  against: Extract<Finding, { kind: 'gradient' }>['against'],
  point: Point,
  question: ProbeQuestion,
): Finding {
  const { call, probe, judging } = question;
  const all = probe.gradient.map((given, index): GradientComponent => {
    const named: Component = judging.components[index] ?? { parameter: 'θ', row: index };
    return { ...named, approximated: point.approximated[index] ?? Number.NaN, given };
  });
  const { epsilon } = point;
  // 0/0 has no size: nothing was compared.
  const isNothing = all.every(({ approximated, given }) => approximated === 0 && given === 0);
  const facts = {
    ratio: isNothing ? Number.NaN : point.ratio,
    bound: judging.bound,
    epsilon,
    byParameter: ratiosByParameter(all),
    worst: worstOf(all),
  };
  return { kind: 'gradient', call, against, ...facts };
}

function worstOf(components: readonly GradientComponent[]): GradientComponent[] {
  const error = ({ approximated, given }: GradientComponent) => distance(approximated, given);
  const wrong = components.filter((component) => error(component) > 0);
  const order = (one: GradientComponent, other: GradientComponent) =>
    error(one) === error(other) ? 0 : error(other) - error(one);
  return wrong.toSorted(order).slice(0, worstShown);
}

function ratiosByParameter(components: readonly GradientComponent[]) {
  const groups = groupBy(components, ({ parameter }) => parameter);
  return [...groups].map(([parameter, group]) => {
    const approximated = group.map((component) => component.approximated);
    const given = group.map((component) => component.given);
    return { parameter, ratio: relativeDifference(approximated, given, 0) };
  });
}
