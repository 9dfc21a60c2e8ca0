/**
 * Structure first: an answer of a wrong length or type is never told a mistake about values, whatever its values are and
 * whoever looks at them. Each function's right answers are given another structure, in every check that grades it.
 */
import { describe, expect, it } from 'vitest';
import { compare, isStructural } from '../../grader/judge/compare.ts';
import { judge } from '../../grader/judge/judge.ts';
import type { Answers, Check, Plan } from '../../grader/model.ts';
import { buildPlan } from '../../grader/plan/build.ts';
import { listAssignments, loadAssignment } from '../../grader/plan/load.ts';
import type { Assignment, FunctionTable } from '../../grader/plan/spec.ts';
import { tryCall } from '../../grader/plan/trial.ts';

type List = readonly unknown[];
const inner = (list: List, change: (row: List, index: number) => unknown) =>
  list.map((row, index) => (Array.isArray(row) ? change(row, index) : row));

/** What may become of each list that is not inside another one. */
const changes: Readonly<Record<string, (list: List) => unknown>> = {
  shorter: (list) => list.slice(0, -1),
  longer: (list) => [...list, ...list.slice(-1)],
  'with shorter rows': (list) => inner(list, (row) => row.slice(0, -1)),
  'with longer rows': (list) => inner(list, (row) => [...row, ...row.slice(-1)]),
  'with a shorter last row': (list) =>
    inner(list, (row, index) => (index === list.length - 1 ? row.slice(0, -1) : row)),
  'with holes': (list) => inner(list, (row) => [...row.slice(0, -1), undefined]),
  'of texts': (list) => list.map((item) => (typeof item === 'number' ? String(item) : item)),
};

function changed(value: unknown, change: (list: List) => unknown): unknown {
  if (Array.isArray(value)) return change(value);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed(item, change)]));
}

/** Names that are told although they are about values, each as `check, structure: mistake`. */
function falseNames(assignment: Assignment, plan: Plan, fn: string): string[] {
  const checks = plan.checks.filter((check) => check.fn === fn);
  return Object.entries(changes).flatMap(([structure, change]) => {
    const right = assignment.reference[fn];
    const misshapen = (...args: unknown[]) => changed(right?.(...args), change);
    const answers = answersOf(assignment, plan, {
      checks,
      functions: { ...assignment.reference, [fn]: misshapen },
    });
    return judge(checks, answers, plan.calls).flatMap((verdict, index) => {
      const check = checks[index];
      if (verdict.kind !== 'mistake' || check === undefined || isAboutStructure(verdict.mistake, check))
        return [];
      return [`${check.id}, ${structure}: ${verdict.mistake}`];
    });
  });
}

function answersOf(
  { driver, probes }: Assignment,
  { calls }: Plan,
  { checks, functions }: { checks: readonly Check[]; functions: FunctionTable },
): Answers {
  const ids = checks.flatMap((check) => check.calls);
  const own = calls.filter(({ id }) => ids.includes(id));
  return Object.fromEntries(own.map((call) => [call.id, tryCall(call, { functions, driver, probes })]));
}

/** Whether what the mistake itself answers has another structure, too, or nothing was returned. */
function isAboutStructure(mistake: string, { mistakes, expected }: Check): boolean {
  const exact = { call: 0, tolerance: { relative: 0, absolute: 0 } };
  const own = mistakes
    .filter(({ id }) => id === mistake)
    .flatMap(({ answers }) => answers.map((answer, call) => ({ answer, call })));
  return (
    mistake === 'returns-nothing' ||
    own.some(
      ({ answer, call }) =>
        answer.kind === 'returned' && compare(expected[call], answer.value, exact).some(isStructural),
    )
  );
}

// TensorFlow's tensors have a structure of their own, which the driver refuses.
const slugs = listAssignments().filter((slug) => slug !== 'frameworks');

describe('answers of another structure', { timeout: 300_000 }, () => {
  it.each(slugs)('are told no mistake about values: %s', async (slug) => {
    const assignment = await loadAssignment(slug);
    const plan = buildPlan(assignment, 'structure first', 'hidden');
    const functions = Object.values(assignment.manifest.files).flat();
    expect(functions.flatMap((fn) => falseNames(assignment, plan, fn))).toEqual([]);
  });
});
