/** Checks of one layer backward and of L layers backward. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { linearActivationForward, lModelForward } from '../../../reference/layers.ts';
import { type Matrix, mapEntries } from '../../../reference/matrix.ts';
import { depthOf, matrixOf, type Parameters, vectorOf } from '../../../reference/propagation.ts';
import {
  areDistinct,
  componentsOf,
  deepProblem,
  freshProblem,
  livelyProblem,
  type Problem,
  rounded,
} from './inputs.ts';

/** APrev, W, b with Z on both sides of 0, nowhere within 0.05 of it and nowhere near 5; no two biases are equal. */
function layer(draw: Draw, [units, inputs, m]: Sizes) {
  return draw.until(
    ({ Z, b }) => isMixed(Z) && areDistinct(b),
    () => {
      const [APrev, W] = [rounded(draw.matrix(inputs, m)), rounded(draw.matrix(units, inputs))];
      return linearActivationForward(APrev, W, rounded(draw.vector(units)), 'relu').cache;
    },
  );
}

function isMixed(Z: Matrix): boolean {
  const values = Z.flat();
  const hasBothSigns = values.some((z) => z > 0) && values.some((z) => z < 0);
  return hasBothSigns && values.every((z) => Math.abs(z) > 0.05 && Math.abs(z) < 4.5);
}

/** A layer with biases of 0 and one weight of 0, and an example of zeros before m others: its Z are exactly 0. */
function layerAtZero(draw: Draw, [units, inputs, m]: Sizes) {
  const { APrev, W } = draw.until(
    (cache) => isMixed(cache.Z),
    () => {
      const weights = rounded(draw.matrix(units, inputs));
      const W = weights.map((row, i) => (i === 0 ? [0, ...row.slice(1)] : row));
      return linearActivationForward(rounded(draw.matrix(inputs, m)), W, W.map(zero), 'relu').cache;
    },
  );
  const withZeros = APrev.map((row) => [0, ...row]);
  return linearActivationForward(withZeros, W, W.map(zero), 'relu').cache;
}

const zero = () => 0;

/** Units, inputs and examples of one layer. */
type Sizes = readonly [number, number, number];

/** dZ or dA (2, 3) that is 0 once. */
const gradientWithZero = (draw: Draw): Matrix => [rounded(draw.vector(3)), [...rounded(draw.vector(2)), 0]];

/** Arguments (dZ, cache) with an example of zeros. */
function linearCaseAtZero(draw: Draw): CaseArguments {
  const { Z: _, ...cache } = layerAtZero(draw, [2, 2, 2]);
  return [gradientWithZero(draw), cache];
}

/** Arguments (dA, cache, activation) of relu with Z exactly 0, where its slope is 0; the first unit is open, too. */
function reluCaseAtZero(draw: Draw): CaseArguments {
  const cache = draw.until(
    ({ Z }) => Z[0]?.some((z) => z > 0) ?? false,
    () => layerAtZero(draw, [2, 4, 2]),
  );
  return [gradientWithZero(draw), cache, 'relu'];
}

/** Arguments (dZ, cache). */
function linearCase(sizes: Sizes) {
  return (draw: Draw): CaseArguments => {
    const { Z: _, ...cache } = layer(draw, sizes);
    return [rounded(draw.matrix(sizes[0], sizes[2])), cache];
  };
}

/** Arguments (dA, cache, activation). */
function activationCase(sizes: Sizes, activation: string) {
  return (draw: Draw): CaseArguments => {
    const cache = layer(draw, sizes);
    return [rounded(draw.matrix(sizes[0], sizes[2])), cache, activation];
  };
}

/** Arguments (dA, { APrev, W, b }, activation) of the gradient check of one layer. */
function probedLayer(activation: string) {
  return (draw: Draw): CaseArguments => {
    const { Z: _, ...inputs } = layer(draw, [2, 1, 2]);
    return [rounded(draw.matrix(2, 2)), inputs, activation];
  };
}

/** Names for the entries of APrev, W and b, as the driver lays them out. */
function layerComponents([, inputs]: CaseArguments) {
  const { APrev, W, b } = inputs as { APrev: Matrix; W: Matrix; b: number[] };
  const entries = (parameter: string, A: Matrix) =>
    A.flatMap((values, row) => values.map((_, column) => ({ parameter, row, column })));
  return [...entries('APrev', APrev), ...entries('W', W), ...b.map((_, row) => ({ parameter: 'b', row }))];
}

/** Arguments (AL, Y, caches). */
function modelCase(layerSizes: readonly number[], m: number) {
  return (draw: Draw): CaseArguments => toBackward(livelyProblem(draw, layerSizes, m));
}

function toBackward({ X, Y, parameters }: Problem): CaseArguments {
  const { AL, caches } = lModelForward(X, parameters);
  return [AL, Y, caches];
}

/** A network so sure of itself that every ŷ is exactly 0 or 1, right for some examples and wrong for others. */
function certainCase(draw: Draw): CaseArguments {
  const isFit = ({ X, Y, parameters }: Problem) => {
    const { AL, caches } = lModelForward(X, parameters);
    const isSure =
      caches
        .at(-1)
        ?.Z.flat()
        .every((z) => Math.abs(z) > 800) ?? false;
    const outcomes = AL.flat().map((a, j) => `${a} ${Y[0]?.[j]}`);
    return isSure && new Set(outcomes).size >= 3 && outcomes.includes('1 0') && outcomes.includes('0 1');
  };
  return toBackward(
    draw.until(isFit, () => {
      const { X, Y, parameters } = livelyProblem(draw, [2, 2, 1], 5);
      return { X, Y, parameters: withLargeOutput(parameters) };
    }),
  );
}

function withLargeOutput(parameters: Parameters): Parameters {
  const last = depthOf(parameters);
  const W = mapEntries(matrixOf(parameters, `W${last}`), (w) => Math.round(w * 20_000));
  const b = vectorOf(parameters, `b${last}`).map((value) => Math.round(value * 20_000));
  return { ...parameters, [`W${last}`]: W, [`b${last}`]: b };
}

/** Far above the rounding of a cost near 1, far below the 0.02 that every Z keeps from the kink. */
const epsilons = [1e-4, 1e-5];

/** What goes wrong only where ŷ is 0 or 1. */
const sameInside = 'for ŷ inside (0, 1) the way through dA_L gives the same numbers';
const throughDAL = { 'backward-through-dal': sameInside, 'backward-through-clipped-dal': sameInside };

const layerChecks: readonly CheckSpec[] = [
  {
    id: 'linear-backward',
    fn: 'linearBackward',
    title: { en: 'The linear part of a layer backward', zh: '一层线性部分的反向传播' },
    lesson: 'A2',
    points: 7,
    cases: [linearCaseAtZero, linearCase([1, 3, 2]), linearCase([3, 1, 1]), linearCase([2, 2, 3])],
  },
  {
    id: 'linear-activation-backward',
    fn: 'linearActivationBackward',
    title: { en: 'One layer backward', zh: '一层的反向传播' },
    lesson: 'A2',
    points: 5,
    restsOn: ['linearBackward', 'sigmoidBackward', 'tanhBackward', 'reluBackward'],
    cases: [reluCaseAtZero, activationCase([2, 1, 1], 'sigmoid'), activationCase([1, 2, 3], 'tanh')],
  },
  {
    id: 'layer-gradient-check',
    fn: 'linearActivationBackward',
    title: {
      en: 'Gradient check: one layer backward against your layer forward',
      zh: '梯度检验：一层的反向传播与你的前向传播对照',
    },
    lesson: 'A2',
    points: 4,
    driver: 'probeLayer',
    uses: ['linearActivationForward', 'linearActivationBackward'],
    restsOn: [
      'linearActivationForward',
      'linearForward',
      'linearBackward',
      'sigmoidBackward',
      'tanhBackward',
      'reluBackward',
    ],
    cases: ['sigmoid', 'tanh', 'relu'].map(probedLayer),
    judging: { kind: 'gradient', epsilons, components: layerComponents },
  },
];

const modelChecks: readonly CheckSpec[] = [
  {
    id: 'model-backward',
    fn: 'lModelBackward',
    title: { en: 'L layers backward', zh: 'L 层的反向传播' },
    lesson: 'A2',
    points: 7,
    restsOn: ['linearBackward', 'linearActivationBackward', 'reluBackward'],
    cases: [
      modelCase([2, 2, 2, 1], 3),
      (draw) => toBackward(freshProblem(draw, [2, 4, 1], 2)),
      modelCase([2, 1], 1),
      (draw) => toBackward(deepProblem(draw, 2)),
    ],
    blindTo: throughDAL,
  },
  {
    id: 'model-backward-when-certain',
    fn: 'lModelBackward',
    title: { en: 'L layers backward where ŷ is exactly 0 or 1', zh: 'ŷ 恰为 0 或 1 时的反向传播' },
    lesson: 'A2',
    points: 3,
    restsOn: ['linearBackward', 'linearActivationBackward', 'reluBackward'],
    cases: [certainCase, modelCase([1, 2, 1], 3)],
  },
  {
    id: 'model-gradient-check',
    fn: 'lModelBackward',
    title: {
      en: 'Gradient check: L layers backward against your own cost',
      zh: '梯度检验：L 层的反向传播与你自己的成本对照',
    },
    lesson: 'A2',
    points: 5,
    driver: 'probeModel',
    uses: ['lModelForward', 'computeCost', 'lModelBackward'],
    restsOn: ['lModelForward', 'computeCost', 'linearBackward', 'linearActivationBackward', 'reluBackward'],
    cases: [
      (draw) => {
        const { X, Y, parameters } = livelyProblem(draw, [2, 2, 1, 1], 4);
        return [X, Y, parameters];
      },
    ],
    judging: {
      kind: 'gradient',
      epsilons,
      components: (args) => componentsOf(args[2] as Parameters),
    },
    blindTo: throughDAL,
  },
];

export const backwardChecks: readonly CheckSpec[] = [...layerChecks, ...modelChecks];
