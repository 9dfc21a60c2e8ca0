/** Checks of averages at test time: several networks, ten crops. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, probe } from '../../../grader/plan/spec.ts';
import { drawDeepExamples, drawHeadOnly, drawImage, drawMatrix, drawParameters } from './inputs.ts';

/** Networks of one shape, so that averaged weights would be a network, too. */
function ensembleCase(draw: Draw, layerSizes: readonly number[], models: number): CaseArguments {
  const X = drawMatrix(draw, layerSizes[0] ?? 1, 3);
  return [Array.from({ length: models }, () => drawParameters(draw, layerSizes)), X];
}

/** One network of eleven layers: its answer is the mean. */
function deepCase(draw: Draw): CaseArguments {
  const { X, parameters } = drawDeepExamples(draw);
  return [[parameters], X];
}

/** Two networks that are heads only, and one example. */
function headsCase(draw: Draw): CaseArguments {
  const { X, parameters } = drawHeadOnly(draw);
  return [[parameters, drawParameters(draw, [3, 2])], X];
}

export const averagingChecks: readonly CheckSpec[] = [
  {
    id: 'ensemble-predict',
    fn: 'ensemblePredict',
    title: { en: 'Ensemble: the mean of the networks’ probabilities', zh: '集成：各网络输出概率的平均' },
    lesson: 'C4 2.11',
    points: 6,
    cases: [
      (draw) => ensembleCase(draw, [2, 3, 3], 3),
      (draw) => ensembleCase(draw, [2, 3], 2),
      (draw) => ensembleCase(draw, [2, 2, 2, 2], 4),
      deepCase,
      headsCase,
    ],
  },
  {
    id: 'ten-crop',
    fn: 'tenCrop',
    title: { en: 'Ten crops: corners, centre and their mirror images', zh: '十裁剪：四角、中心及其镜像' },
    lesson: 'C4 2.11',
    points: 5,
    restsOn: ['mirror'],
    cases: [
      (draw) => [drawImage(draw, [3, 4, 2]), 2],
      (draw) => [drawImage(draw, [5, 4, 1]), 2],
      (draw) => [drawImage(draw, [2, 2, 3]), 2],
      (draw) => [drawImage(draw, [1, 4, 1]), 1],
      (draw) => [drawImage(draw, [3, 1, 2]), 1],
    ],
  },
  {
    id: 'multi-crop-predict',
    fn: 'multiCropPredict',
    title: { en: 'Multi-crop: the mean answer to ten crops', zh: '多裁剪：十个裁剪输出的平均' },
    lesson: 'C4 2.11',
    points: 4,
    restsOn: ['tenCrop', 'mirror'],
    cases: [
      (draw) => [drawImage(draw, [4, 5, 3]), 2, probe('lookAtLight')],
      (draw) => [drawImage(draw, [5, 4, 3]), 3, probe('lookAtLight')],
      (draw) => [drawImage(draw, [1, 3, 1]), 1, probe('lookAtLight')],
      (draw) => [drawImage(draw, [4, 1, 3]), 1, probe('lookAtLight')],
    ],
  },
];
