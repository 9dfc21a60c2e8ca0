/** Checks of the error rate, of the diagnosis, and of what to do about it. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { errorRate } from '../../../reference/biasVariance.ts';
import { diagnosisMistakes, percentDiagnosis } from '../mistakes/diagnosis.ts';
import { blindBecause, mixedTrials, onlyGoodArguments, onlyRefusals } from './inputs.ts';

/** Predictions and labels of `classes` classes, some but not most of them wrong, in both directions. */
function labelCase(draw: Draw, classes: number, m: number): CaseArguments {
  const row = () => Array.from({ length: m }, () => draw.integer(0, classes - 1));
  return draw.until(
    ([[yHat = []] = [], [y = []] = []]) => {
      const signed = yHat.reduce((sum, value, i) => sum + value - (y[i] ?? 0), 0);
      const error = errorRate([yHat], [y]);
      return error > 0.2 && error < 0.8 && Math.abs(error - 0.5) > 0.01 && signed !== 0;
    },
    () => [[row()], [row()]],
  );
}

const round = (share: number): number => Math.round(share * 1e4) / 1e4;

/** Errors whose gaps are high or low by a clear margin. */
function errorsCase(draw: Draw, isBiasHigh: boolean, isVarianceHigh: boolean): CaseArguments {
  const threshold = round(draw.uniform(0.03, 0.08));
  const gap = (isHigh: boolean) =>
    isHigh ? draw.uniform(threshold + 0.02, threshold + 0.2) : draw.uniform(0.005, threshold - 0.01);
  const bayesError = round(draw.uniform(0.1, 0.2));
  const trainError = round(bayesError + gap(isBiasHigh));
  return [trainError, round(trainError + gap(isVarianceHigh)), bayesError, threshold];
}

export const diagnosisChecks: readonly CheckSpec[] = [
  {
    id: 'error-rate',
    fn: 'errorRate',
    title: { en: 'Error rate: the share of wrong predictions', zh: '错误率：预测错误的样本所占比例' },
    lesson: '1.2',
    points: 4,
    cases: [
      (draw) => labelCase(draw, 2, 11),
      (draw) => labelCase(draw, 4, 9),
      (draw) => labelCase(draw, 2, 25),
      () => [[[1]], [[1]]],
      // One example, and it is wrong; none wrong.
      () => [[[0]], [[2]]],
      () => [[[0, 3, 1]], [[0, 3, 1]]],
      // Wrong classes of which none is 0.
      () => [[[1, 2, 0, 3]], [[2, 2, 0, 1]]],
    ],
  },
  {
    id: 'diagnosis',
    fn: 'diagnoseBiasVariance',
    title: {
      en: 'Bias or variance, from the errors on train and dev',
      zh: '由训练误差和开发误差判断偏差与方差',
    },
    lesson: '1.2',
    points: 11,
    cases: [
      () => [0.01, 0.11, 0, 0.05],
      () => [0.15, 0.16, 0, 0.05],
      () => [0.15, 0.3, 0, 0.05],
      () => [0.005, 0.01, 0, 0.05],
      () => [0.15, 0.16, 0.15, 0.05],
      (draw) => errorsCase(draw, true, false),
      (draw) => errorsCase(draw, false, true),
      (draw) => errorsCase(draw, true, true),
      (draw) => errorsCase(draw, false, false),
      // The dev error lies below the train error, and the train error below Bayes error.
      (draw) => [round(draw.uniform(0.3, 0.4)), round(draw.uniform(0.05, 0.1)), 0.02, 0.1],
      (draw) => [round(draw.uniform(0.01, 0.02)), round(draw.uniform(0.25, 0.3)), 0.2, 0.1],
      // Gaps equal to the threshold.
      () => [0, 0, 0, 0],
      () => [1, 1, 0, 1],
      // Without a threshold any gap is high; and all errors are as large as they can be.
      () => [0.03, 0.06, 0.01, 0],
      (draw) => [0, round(draw.uniform(0.1, 0.3)), 0, 0.05],
      (draw) => [round(draw.uniform(0.1, 0.3)), 0, 0, 0.05],
      () => [1, 1, 1, 0.05],
    ],
    blindTo: blindBecause([percentDiagnosis], onlyGoodArguments),
  },
  {
    id: 'diagnosis-refused',
    fn: 'diagnoseBiasVariance',
    title: { en: 'Errors in per cent, or below 0, are refused', zh: '拒绝百分数形式的误差和负误差' },
    lesson: '1.2',
    points: 2,
    driver: 'describeRefusals',
    cases: [
      (draw) => {
        const dev = round(draw.uniform(0.1, 0.3));
        const refused = [
          [15, 16, 0, 5],
          [1.1, dev, 0, 0.05],
          [0.1, dev + 1, 0, 0.05],
          [0.1, dev, 1.01, 0.05],
          [0.1, dev, 0, 5],
          [-0.1, dev, 0, 0.05],
          [0.1, -dev, 0, 0.05],
          [0.1, dev, -0.01, 0.05],
          [0.1, dev, 0, -0.05],
        ];
        const accepted = [0.1, dev, 0, 0.05];
        return ['diagnoseBiasVariance', mixedTrials(draw, accepted, refused)];
      },
    ],
    blindTo: blindBecause(diagnosisMistakes, onlyRefusals),
  },
  {
    id: 'remedies',
    fn: 'chooseRemedies',
    title: { en: 'The basic recipe: what to try, in which order', zh: '基本方法：该尝试什么、按什么次序' },
    lesson: '1.3',
    points: 8,
    cases: [() => ['high bias'], () => ['high variance'], () => ['both'], () => ['neither']],
  },
];
