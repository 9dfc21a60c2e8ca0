/** Judging a run of many steps: where does it first leave the right path? */
import type { Component, Finding, Judging } from '../model.ts';
import type { Value } from '../value.ts';
import { compare, isStructural, worstIndex } from './compare.ts';
import type { Question, Rule } from './rule.ts';
import { field, tensorOf } from './tensor.ts';
import { allowedFor, isClose } from './tolerance.ts';

type TrajectoryJudging = Extract<Judging, { kind: 'trajectory' }>;

/**
 * Right when at every step each parameter is within tolerance, relative to the largest magnitude of the
 * expected vector at that step, and the cost curve is within tolerance of the expected one.
 */
export function trajectoryRule(judging: TrajectoryJudging): Rule {
  const differences = (question: Question, got: Value) => findDifferences(question, got, judging);
  return {
    assess: (question, got) => {
      const findings = differences(question, got);
      return { right: findings.length === 0, findings: [...findings, costCurve(question, got)] };
    },
    explains: (variant, got) => differences({ call: 0, expected: variant, inputs: [] }, got).length === 0,
  };
}

function findDifferences(
  { call, expected }: Question,
  got: Value,
  { tolerance, components }: TrajectoryJudging,
): readonly Finding[] {
  const all = compare(expected, got, { call, tolerance });
  const path = stepsOf(expected);
  if (path === undefined || all.some(isStructural)) return all;
  const divergence = findDivergence(path, stepsOf(got) ?? [], tolerance);
  const rest = all.filter((finding) => finding.kind !== 'numbers' || finding.path[0] !== 'parameters');
  if (divergence === undefined) return rest;
  const { index, ...numbers } = divergence;
  const component = components[index] ?? { parameter: 'parameters', row: index };
  return [
    { kind: 'diverged', call, steps: path.length - 1, component: nameOf(component), ...numbers },
    ...rest,
  ];
}

function nameOf({ parameter, row, column }: Component): Component {
  return column === undefined ? { parameter, row } : { parameter, row, column };
}

type Steps = readonly (readonly number[])[];

/** The parameter vectors of a trajectory, or undefined when there are none. */
function stepsOf(trajectory: Value): Steps | undefined {
  const tensor = tensorOf(field(trajectory, 'parameters'));
  const [steps = 0, size = 0] = tensor?.dims ?? [];
  if (tensor?.dims.length !== 2) return undefined;
  return Array.from({ length: steps }, (_, step) => tensor.numbers.slice(step * size, (step + 1) * size));
}

/** The first step with a number out of tolerance, and of those numbers the one that is farthest off. */
function findDivergence(expected: Steps, got: Steps, tolerance: TrajectoryJudging['tolerance']) {
  for (const [step, right] of expected.entries()) {
    const given = got[step] ?? [];
    const allowed = allowedFor(right, tolerance);
    const wrong = [...right.keys()].filter(
      (at) => !isClose(right[at] ?? 0, given[at] ?? Number.NaN, allowed),
    );
    if (wrong.length === 0) continue;
    const index = worstIndex(right, given, wrong);
    return { step, index, expected: right[index] ?? 0, got: given[index] ?? Number.NaN, allowed };
  }
  return undefined;
}

/** Both cost curves; of a malformed one as much as can be drawn. */
function costCurve({ call, expected }: Question, got: Value): Finding {
  const right = leadingNumbers(field(expected, 'cost'), Number.POSITIVE_INFINITY);
  const given = leadingNumbers(field(got, 'cost'), right.length);
  return { kind: 'cost-curve', call, expected: right, got: given };
}

function leadingNumbers(value: Value, atMost: number): number[] {
  const numbers: number[] = [];
  for (const item of Array.isArray(value) ? value : []) {
    if (typeof item !== 'number' || numbers.length >= atMost) break;
    numbers.push(item);
  }
  return numbers;
}
