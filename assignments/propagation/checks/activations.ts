/** Checks of the activation functions and of their backward steps. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { rounded } from './inputs.ts';

const oneNumber =
  (low: number, high: number) =>
  (draw: Draw): CaseArguments => [rounded(draw.uniform(low, high))];

/** Numbers of both signs near 0, where the functions bend, and far away, where e^z overflows. */
const nearAndFar = [
  () => [0],
  oneNumber(0.3, 1.5),
  oneNumber(-1.5, -0.3),
  oneNumber(2, 4),
  oneNumber(-4, -2),
  oneNumber(750, 2000),
  oneNumber(-2000, -750),
];

/** Where σ and tanh are nearly 1 and still farther from it than nine digits: code that saturates early shows. */
const sigmoidCases = [...nearAndFar, oneNumber(20.1, 20.3), oneNumber(-20.3, -20.1)];
const tanhCases = [...nearAndFar, oneNumber(10.1, 10.2), oneNumber(-10.2, -10.1)];

/** Arguments (dA, Z) with no dA near 0 but the last of row 1, which is 0; `far` replaces some Z of row 0. */
function backwardCase(rows: number, columns: number, far: readonly number[] = []) {
  return (draw: Draw): CaseArguments => {
    const dA = draw.until(
      (A) => A.flat().every((da) => Math.abs(da) > 0.1),
      () => rounded(draw.matrix(rows, columns)),
    );
    const Z = rounded(draw.matrix(rows, columns, 1.5));
    const withZero = dA.map((row, i) => (i === 1 ? [...row.slice(0, -1), 0] : row));
    return [withZero, Z.map((row, i) => row.map((z, j) => (i === 0 ? (far[j] ?? z) : z)))];
  };
}

/** Z where e^z overflows, and where slopes are small. */
const farAway = [0, 900, -900, 7, -7];

const slopeCases = [backwardCase(2, 3), backwardCase(3, 1), backwardCase(1, 6, farAway)];

/** Arguments (dA, Z) in which Z is exactly 0 here and there, under a dA of either sign. */
function kinkCase(draw: Draw): CaseArguments {
  const dA = [0.5, -0.7, 1.2].map((size) => rounded(size * draw.uniform(0.6, 1.4)));
  const [z, other] = [rounded(draw.uniform(0.5, 2)), rounded(draw.uniform(-2, -0.5))];
  return [[[...dA, ...dA.map((da) => -da)]], [[0, 0, z, other, z, 0]]];
}

const functionChecks: readonly CheckSpec[] = [
  {
    id: 'sigmoid',
    fn: 'sigmoid',
    title: { en: 'Sigmoid, for large numbers too', zh: 'sigmoid，数值很大时也成立' },
    lesson: 'A2',
    points: 4,
    cases: sigmoidCases,
  },
  {
    id: 'tanh',
    fn: 'tanh',
    title: { en: 'Tanh, for large numbers too', zh: 'tanh，数值很大时也成立' },
    lesson: 'A2',
    points: 4,
    cases: tanhCases,
  },
  {
    id: 'relu',
    fn: 'relu',
    title: { en: 'Relu', zh: 'relu' },
    lesson: 'A2',
    points: 2,
    cases: [() => [0], oneNumber(0.3, 2), oneNumber(-2, -0.3), oneNumber(20, 90), oneNumber(-90, -20)],
  },
];

const slopeChecks: readonly CheckSpec[] = [
  {
    id: 'sigmoid-backward',
    fn: 'sigmoidBackward',
    title: { en: 'Backward through sigmoid', zh: 'sigmoid 的反向传播' },
    lesson: 'A2',
    points: 5,
    restsOn: ['sigmoid'],
    cases: slopeCases,
  },
  {
    id: 'tanh-backward',
    fn: 'tanhBackward',
    title: { en: 'Backward through tanh', zh: 'tanh 的反向传播' },
    lesson: 'A2',
    points: 5,
    restsOn: ['tanh'],
    cases: slopeCases,
  },
  {
    id: 'relu-backward',
    fn: 'reluBackward',
    title: { en: 'Backward through relu, its slope at 0 taken as 0', zh: 'relu 的反向传播，0 处的导数取 0' },
    lesson: 'A2',
    points: 5,
    cases: [backwardCase(2, 3), backwardCase(3, 1), kinkCase],
  },
];

export const activationChecks: readonly CheckSpec[] = [...functionChecks, ...slopeChecks];
