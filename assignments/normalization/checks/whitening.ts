/** Checks of the covariance matrix, its principal axes, and whitening along them. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { mapEntries } from '../../../reference/matrix.ts';
import { fitWhitening } from '../../../reference/whitening.ts';
import { drawCorrelated, drawFeatures, drawFew, rounded } from './inputs.ts';

/** Arguments (X, { mu, eigenvectors, eigenvalues }, epsilon): other examples than those the axes come from. */
function whitenCase(draw: Draw, m: number, epsilon: number): CaseArguments {
  const axes = fitWhitening(drawCorrelated(draw, 6));
  const short = {
    mu: axes.mu.map((mean) => rounded(mean)),
    eigenvectors: mapEntries(axes.eigenvectors, (u) => rounded(u)),
    eigenvalues: axes.eigenvalues.map((lambda) => rounded(lambda)),
  };
  return [drawCorrelated(draw, 6).map((row) => row.slice(0, m)), short, epsilon];
}

/** Two features that always change together: along the second axis there is no variance at all. */
function flatCase(draw: Draw): CaseArguments {
  const slope = draw.pick([0.6, -0.6]);
  const eigenvectors = [
    [0.8, -slope],
    [slope, 0.8],
  ];
  const eigenvalues = [rounded(draw.uniform(3, 8)), 0];
  const mu = [rounded(draw.uniform(1, 4)), rounded(draw.uniform(-4, -1))];
  return [drawFeatures(draw, 2, 3), { mu, eigenvectors, eigenvalues }, 0.04];
}

/** Two features along each other's axes, with as much variance along one as along the other, and no ε. */
function exchangedCase(draw: Draw): CaseArguments {
  const variance = draw.integer(2, 5);
  const eigenvectors = [
    [0, -1],
    [1, 0],
  ];
  return [drawFew(draw, 2, 3), { mu: [0, 0], eigenvectors, eigenvalues: [variance, variance] }, 0];
}

/** A single feature, whose axis points the other way. */
function singleCase(draw: Draw): CaseArguments {
  const axes = { mu: [draw.integer(2, 5)], eigenvectors: [[-1]], eigenvalues: [draw.integer(2, 5)] };
  return [drawFew(draw, 1, 3), axes, 0.5];
}

/** Arguments (XTrain, XDev, epsilon). */
function whitenedCase(draw: Draw, epsilon: number): CaseArguments {
  return [drawCorrelated(draw, 5), drawCorrelated(draw, 5).map((row) => row.slice(0, 2)), epsilon];
}

export const whiteningChecks: readonly CheckSpec[] = [
  {
    id: 'covariance-matrix',
    fn: 'covarianceMatrix',
    title: { en: 'The covariance of every pair of features', zh: '每对特征的协方差' },
    lesson: '3.4',
    points: 7,
    restsOn: ['computeMean'],
    cases: [
      (draw) => [drawCorrelated(draw, 5)],
      (draw) => [drawFeatures(draw, 2, 4)],
      (draw) => [drawFew(draw, 1, 4)],
      (draw) => [drawFew(draw, 2, 1)],
    ],
  },
  {
    id: 'principal-axes',
    fn: 'fitWhitening',
    title: { en: 'The principal axes, in any order and of either sign', zh: '主轴（次序与正负号不限）' },
    lesson: '3.4',
    points: 9,
    driver: 'describeAxes',
    restsOn: ['covarianceMatrix', 'computeMean'],
    cases: [
      (draw) => [drawCorrelated(draw, 6)],
      (draw) => [drawCorrelated(draw, 5)],
      (draw) => [drawFeatures(draw, 1, 4)],
      (draw) => [drawFew(draw, 3, 2)],
    ],
  },
  {
    id: 'whiten',
    fn: 'whiten',
    title: {
      en: 'Whitening along given axes: centre, rotate, scale',
      zh: '沿给定的轴白化：中心化、旋转、缩放',
    },
    lesson: '3.4',
    points: 9,
    cases: [
      (draw) => whitenCase(draw, 4, 0.3),
      flatCase,
      (draw) => whitenCase(draw, 1, 0.3),
      exchangedCase,
      singleCase,
    ],
  },
  {
    id: 'white-data',
    fn: 'whiten',
    title: {
      en: 'Your whitened data: variances, covariances, inner products',
      zh: '你白化后的数据：方差、协方差与内积',
    },
    lesson: '3.4',
    points: 6,
    driver: 'describeWhitened',
    uses: ['whiten', 'fitWhitening'],
    restsOn: ['fitWhitening', 'covarianceMatrix', 'computeMean'],
    cases: [(draw) => whitenedCase(draw, 0), (draw) => whitenedCase(draw, 0.5)],
  },
];
