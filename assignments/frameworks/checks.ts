/**
 * What is graded in this assignment, 100 points: what the functions return, and what they leave behind. A check of the
 * one does not see mistakes of the other.
 */
import type { CheckSpec, FunctionTable, MistakeSpec } from '../../grader/plan/spec.ts';
import { leftoverChecks } from './checks/leftovers.ts';
import * as solution from './checks/solution.ts';
import { trainingChecks } from './checks/training.ts';
import { valueChecks } from './checks/values.ts';
import { weightChecks } from './checks/weights.ts';
import { leakMistakes } from './mistakes/leaks.ts';
import { modelLeaks } from './mistakes/modelLeaks.ts';
import { formMistakes } from './mistakes/tensors.ts';
import { weightMistakes } from './mistakes/weights.ts';
import { mistakes } from './mistakes.ts';

export const reference: FunctionTable = { ...solution };

const leaks = [...leakMistakes, ...modelLeaks];
const values = mistakes.filter((mistake) => !leaks.includes(mistake));

/** The checks, told which mistakes of their functions they cannot show. */
function blindTo(
  checks: readonly CheckSpec[],
  unseen: readonly MistakeSpec[],
  reason: string,
): readonly CheckSpec[] {
  return checks.map((check) => {
    const ids = unseen.filter(({ fn }) => fn === check.fn).map(({ id }) => [id, reason]);
    return { ...check, blindTo: { ...check.blindTo, ...Object.fromEntries(ids) } };
  });
}

const leftIsCounted = 'tensors that are left behind are counted by a check of their own';
const onlyCounted = 'this check counts tensors and looks at no number in them';
const ofDistribution =
  'this check looks at the form of the parameters, another at the distribution of the weights';
const ofForm = 'this check looks at the distribution of the weights, another at the form of the parameters';

export const checks: readonly CheckSpec[] = [
  ...blindTo(blindTo(valueChecks, leaks, leftIsCounted), weightMistakes, ofDistribution),
  ...blindTo(blindTo(weightChecks, leaks, leftIsCounted), formMistakes, ofForm),
  ...blindTo(trainingChecks, leaks, leftIsCounted),
  ...blindTo(leftoverChecks, values, onlyCounted),
];
