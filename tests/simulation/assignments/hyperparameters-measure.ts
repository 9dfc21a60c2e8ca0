/** What the tests of the assignment's statistical checks share: runs a check's driver around any code. */
import seedrandom from 'seedrandom';
import { checks } from '../../../assignments/hyperparameters/checks.ts';
import * as driver from '../../../assignments/hyperparameters/driver.ts';
import * as probes from '../../../assignments/hyperparameters/probes.ts';
import { Draw } from '../../../grader/plan/draw.ts';
import { loadAssignment } from '../../../grader/plan/load.ts';
import {
  type CheckSpec,
  type FunctionTable,
  type JudgingSpec,
  ProbeArgument,
  RngArgument,
} from '../../../grader/plan/spec.ts';

const { mistakes } = await loadAssignment('hyperparameters');

export type Rng = () => number;
export type Measures = Record<string, number>;

export const drivers = driver as unknown as FunctionTable;
export const probeTable = probes as unknown as FunctionTable;
export const random = checks.filter(({ judging }) => judging?.kind === 'expectation');
export const checkOf = (id: string) => checks.find((spec) => spec.id === id)!;

export function judgingOf(spec: CheckSpec) {
  return spec.judging as Extract<JudgingSpec, { kind: 'expectation' }>;
}

/** The driver's answer, and what each statistic must be, for the check's case drawn from `seed`. */
export function measure(spec: CheckSpec, functions: FunctionTable, seed: string, change = (rng: Rng) => rng) {
  const args = spec.cases[0]!(new Draw(seed));
  const given = args.map((arg) => {
    if (arg instanceof RngArgument) return change(seedrandom(arg.seed));
    return arg instanceof ProbeArgument ? probeTable[arg.name] : arg;
  });
  const answer = drivers[spec.driver!]!(functions, ...given) as Measures;
  return { answer, statistics: judgingOf(spec).statistics(args) };
}

/** How far the worst statistic is off, in units of what is allowed. */
export function stray({ answer, statistics }: ReturnType<typeof measure>): number {
  return Math.max(
    ...statistics.map(({ id, expected, allowed }) => Math.abs(answer[id]! - expected) / allowed),
  );
}

export const mistakesOf = (spec: CheckSpec) => mistakes.filter(({ fn }) => fn === spec.fn);
