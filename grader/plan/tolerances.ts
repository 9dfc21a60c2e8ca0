/**
 * Is each tolerance wide enough for right code and narrow enough for wrong code? Measured, not believed: the
 * reference is run on inputs nudged by one unit in the last place, which moves its answers as much as another
 * order of summation does, and every mistake's answers are held against the right ones.
 */
import { judgeCheck } from '../judge/judge.ts';
import type { Answer, Call, Check, Tolerance } from '../model.ts';
import { NotData, type Value } from '../value.ts';
import { buildPlan } from './build.ts';
import { Draw } from './draw.ts';
import type { Assignment } from './spec.ts';
import { tryCall } from './trial.ts';

/** Both figures in units of the tolerance, as powers of ten; `nearest` is infinite for another shape or text. */
export type ToleranceRow = {
  readonly check: string;
  readonly tolerance: Tolerance;
  /** How far right answers spread: at most 0.1 of the tolerance. */
  readonly spread: number;
  /** How far the nearest mistake lies: at least 10 times the tolerance. */
  readonly nearest: number;
  readonly mistake: string;
};

const nudges = 5;
const exponents = Array.from({ length: 25 }, (_, index) => index - 8);

/** One row for each check that has a tolerance. @throws {AuthorError} as {@link buildPlan}. */
export function measureTolerances(assignment: Assignment, seed: string): ToleranceRow[] {
  const plan = buildPlan(assignment, seed, 'public');
  return plan.checks.flatMap((check) => {
    if (!('tolerance' in check.judging)) return [];
    const calls = plan.calls.filter(({ id }) => check.calls.includes(id));
    const spreads = Array.from({ length: nudges }, (_, index) => {
      const draw = new Draw(`${seed}/nudge ${index}/${check.id}`);
      return distanceOf(check, calls, nudgedAnswers(assignment, calls, draw));
    });
    // A changed argument is seen whatever the tolerance is.
    const ofValues = check.mistakes.filter(({ answers }) => !answers.some(changesArguments));
    const mistakes = ofValues.map(({ id, answers }) => ({
      id,
      distance: distanceOf(check, calls, answers),
    }));
    const [nearest] = mistakes.toSorted((a, b) => a.distance - b.distance);
    const { tolerance } = check.judging;
    const found = { nearest: nearest?.distance ?? Number.POSITIVE_INFINITY, mistake: nearest?.id ?? 'none' };
    return [{ check: check.id, tolerance, spread: Math.max(...spreads), ...found }];
  });
}

function nudgedAnswers(
  { reference, driver, probes }: Assignment,
  calls: readonly Call[],
  draw: Draw,
): Answer[] {
  return calls.map((call) => {
    const args = call.args.map((arg) =>
      arg.kind === 'value' ? { ...arg, value: nudge(arg.value, draw) } : arg,
    );
    return tryCall({ ...call, args }, { functions: reference, driver, probes });
  });
}

/** Every fraction moved by one unit in its last place, up or down; whole numbers count things and stay. */
function nudge(value: Value, draw: Draw): Value {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : value * (1 + draw.pick([-1, 1]) * Number.EPSILON);
  }
  if (Array.isArray(value)) return value.map((item) => nudge(item, draw));
  if (typeof value !== 'object' || value === null || value instanceof NotData) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, nudge(item, draw)]));
}

/** The smallest power of ten by which the tolerance must be stretched for the answers to pass. */
function distanceOf(check: Check, calls: readonly Call[], answers: readonly Answer[]): number {
  const byId = Object.fromEntries(answers.map((answer, index) => [check.calls[index], answer]));
  const passes = (exponent: number) => {
    const { judging } = check;
    if (!('tolerance' in judging)) return false;
    const factor = 10 ** exponent;
    const { relative, absolute } = judging.tolerance;
    const stretched = { ...judging, tolerance: { relative: relative * factor, absolute: absolute * factor } };
    return (
      judgeCheck({ ...check, judging: stretched, accepted: [], mistakes: [] }, byId, calls).kind === 'right'
    );
  };
  const exponent = exponents.find(passes);
  return exponent === undefined ? Number.POSITIVE_INFINITY : 10 ** exponent;
}

function changesArguments(answer: Answer): boolean {
  return answer.kind === 'returned' && (answer.mutated.length > 0 || (answer.mutatedBehind ?? []).length > 0);
}
