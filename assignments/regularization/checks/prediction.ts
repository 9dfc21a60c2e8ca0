/** Checks of prediction at test time. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { forwardPropagation } from '../../../reference/propagation.ts';
import { livelyNetwork, type Network } from './inputs.ts';

/** Arguments (X, parameters, keepProb, rng) with as many classes among the right predictions as there may be, none undecided. */
function predictCase(
  draw: Draw,
  layerSizes: readonly number[],
  { m, keepProb }: { m: number; keepProb: readonly number[] },
): CaseArguments {
  const isDecided = ({ X, parameters }: Network) => {
    const yHat = forwardPropagation(X, parameters).AL.flat();
    const isClear = yHat.every((probability) => Math.abs(probability - 0.5) > 0.01);
    return isClear && new Set(yHat.map((probability) => probability > 0.5)).size === Math.min(m, 2);
  };
  const { X, parameters } = draw.until(isDecided, () => livelyNetwork(draw, layerSizes, m));
  return [X, parameters, keepProb, rng(draw.seedFor('dropout'))];
}

/** A network in which the four examples have z³ = 2, −1.5 and twice exactly 0, where σ(0) = ½ is not above ½. */
function undecidedCase(draw: Draw): CaseArguments {
  const same = [
    [1, 0],
    [0, 1],
  ];
  const X = [
    [2, 0, -1, 1],
    [0, 1.5, -2, 1],
  ];
  const parameters = { W1: same, b1: [0, 0], W2: same, b2: [0, 0], W3: [[1, -1]], b3: [0] };
  return [X, parameters, [0.8, 0.6], rng(draw.seedFor('dropout'))];
}

export const predictionChecks: readonly CheckSpec[] = [
  {
    id: 'predict',
    fn: 'predict',
    title: { en: 'Prediction at test time, without dropout', zh: '测试时的预测：不使用随机失活' },
    lesson: '1.6',
    points: 6,
    driver: 'repeatPredict',
    cases: [
      (draw) => predictCase(draw, [3, 4, 3, 1], { m: 8, keepProb: [0.8, 0.6] }),
      (draw) => predictCase(draw, [1, 5, 4, 1], { m: 8, keepProb: [0.5, 1] }),
      (draw) => predictCase(draw, [2, 1, 2, 1], { m: 1, keepProb: [0.7, 0.7] }),
      undecidedCase,
    ],
  },
];
