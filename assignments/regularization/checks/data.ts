/** Checks of early stopping and data augmentation. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { drawHistory, drawImage } from './inputs.ts';

/** Factors for which no row's shift lies half-way between two columns, up to five rows. */
const shears = [0.4, 0.7, 0.8, 1.2, 1.3] as const;

/** Draws behind every frequency of crops: see `allowedShare`. */
const cropDraws = 6000;

/**
 * Allowed distance of a share from its probability. By Hoeffding's inequality a share of n = 6000 draws strays
 * by more than 0.04 with probability at most 2 exp(−2 · 6000 · 0.04²) = 9.2e-9; twice eight shares: below 2e-7.
 */
const allowedShare = 0.04;

/** Every place for the top row and the left column is equally likely, and the two are independent; all cases have as many. */
function cropStatistics([image, height, width]: CaseArguments): Statistic[] {
  const rows = image as unknown[][];
  const [tops, lefts] = [rows.length - Number(height) + 1, (rows[0]?.length ?? 0) - Number(width) + 1];
  const statistic = (id: string, [en, zh]: readonly [string, string], expected: number): Statistic => {
    return { id, label: { en, zh }, expected, allowed: allowedShare };
  };
  const exact = (id: string, [en, zh]: readonly [string, string]): Statistic => {
    return { id, label: { en, zh }, expected: 1, allowed: 1e-9 };
  };
  return [
    exact('allWindows', [
      'every crop is a window of the image (1: yes)',
      '每次裁剪都是图片中的窗口（1 表示是）',
    ]),
    exact('whole', ['a crop of full size is the image (1: yes)', '与原图同样大小的裁剪就是原图（1 表示是）']),
    ...Array.from({ length: tops }, (_, top) =>
      statistic(`top${top}`, [`crops that start in row ${top}`, `从第 ${top} 行开始的裁剪比例`], 1 / tops),
    ),
    ...Array.from({ length: lefts }, (_, left) =>
      statistic(
        `left${left}`,
        [`crops that start in column ${left}`, `从第 ${left} 列开始的裁剪比例`],
        1 / lefts,
      ),
    ),
    statistic(
      'diagonal',
      ['crops whose row and column are the same number', '起始行号与列号相同的裁剪比例'],
      Math.min(tops, lefts) / (tops * lefts),
    ),
  ];
}

/** Arguments (images, Y): labels in an order that tells repeating from doubling. */
function augmentationCase(
  draw: Draw,
  labels: readonly number[],
  [height, width, channels]: readonly [number, number, number],
): CaseArguments {
  return [labels.map(() => drawImage(draw, height, width, channels)), [[...labels]]];
}

export const dataChecks: readonly CheckSpec[] = [
  {
    id: 'early-stopping',
    fn: 'earlyStopping',
    title: { en: 'Early stopping with patience', zh: '带耐心值的早停' },
    lesson: '1.8',
    points: 6,
    cases: [
      (draw) => [drawHistory(draw, [9, 5, 6, 6.5, 4, 5, 4.5, 7, 3]), 3],
      (draw) => [drawHistory(draw, [5, 4, 4, 6, 4, 7, 8, 9]), 3],
      (draw) => [drawHistory(draw, [6, 3, 4, 1, 2]), 1],
      (draw) => [drawHistory(draw, [8, 6, 5, 3, 2, 4], 1e4), 4],
      (draw) => [drawHistory(draw, [5, 4, 0, 3, 2, 1]), 3],
      (draw) => [drawHistory(draw, [0, 2, 1]), 2],
      (draw) => [drawHistory(draw, [1], 100), 1],
    ],
  },
  {
    id: 'flip-horizontal',
    fn: 'flipHorizontal',
    title: { en: 'Horizontal flip of an image', zh: '图片的水平翻转' },
    lesson: '1.8',
    points: 2,
    cases: [
      (draw) => [drawImage(draw, 3, 4, 3)],
      (draw) => [drawImage(draw, 1, 5, 1)],
      (draw) => [drawImage(draw, 4, 2, 2)],
      (draw) => [drawImage(draw, 3, 1, 2)],
    ],
  },
  {
    id: 'rotate-image',
    fn: 'rotateImage',
    title: { en: 'Rotation by quarter turns', zh: '按四分之一圈旋转' },
    lesson: '1.8',
    points: 3,
    cases: [
      (draw) => [drawImage(draw, 2, 4, 3), 1],
      (draw) => [drawImage(draw, 3, 2, 1), -1],
      (draw) => [drawImage(draw, 3, 4, 1), 2],
      (draw) => [drawImage(draw, 2, 3, 1), 7],
      (draw) => [drawImage(draw, 2, 3, 2), 0],
      (draw) => [drawImage(draw, 1, 3, 2), -6],
      (draw) => [drawImage(draw, 3, 1, 1), 5],
      (draw) => [drawImage(draw, 3, 2, 1), -4],
    ],
  },
  {
    id: 'random-crop',
    fn: 'randomCrop',
    title: {
      en: 'Random crops: inside the image, every place equally likely',
      zh: '随机裁剪：不出边界，各位置等可能',
    },
    lesson: '1.8',
    points: 4,
    driver: 'measureCrops',
    cases: [
      (draw) => [drawImage(draw, 5, 7, 1), 3, 4, rng(draw.seedFor('places')), cropDraws],
      (draw) => [drawImage(draw, 3, 4, 3), 1, 1, rng(draw.seedFor('places')), cropDraws],
    ],
    judging: { kind: 'expectation', statistics: cropStatistics, draws: cropDraws, falseFailure: 2e-7 },
  },
  {
    id: 'shear-image',
    fn: 'shearImage',
    title: { en: 'Horizontal shear of an image', zh: '图片的水平错切' },
    lesson: '1.8',
    points: 3,
    cases: [
      (draw) => [drawImage(draw, 4, 5, 1), draw.pick(shears)],
      (draw) => [drawImage(draw, 5, 4, 2), -draw.pick(shears)],
      (draw) => [drawImage(draw, 3, 3, 1), 0],
      (draw) => [drawImage(draw, 4, 3, 1), 0.5],
      (draw) => [drawImage(draw, 4, 3, 3), -0.5],
      (draw) => [drawImage(draw, 4, 2, 1), 3],
      (draw) => [drawImage(draw, 4, 2, 2), -3],
      (draw) => [drawImage(draw, 1, 3, 2), 2],
      (draw) => [drawImage(draw, 3, 1, 1), 0.3],
    ],
  },
  {
    id: 'augment-with-flips',
    fn: 'augmentWithFlips',
    restsOn: ['flipHorizontal'],
    title: { en: 'Training set doubled by mirror images, labels kept', zh: '用镜像图片加倍训练集，标签不变' },
    lesson: '1.8',
    points: 3,
    cases: [
      (draw) => augmentationCase(draw, [1, 0, 0, 1], [2, 3, 1]),
      (draw) => augmentationCase(draw, [0, 1], [1, 4, 3]),
      (draw) => augmentationCase(draw, [1], [3, 2, 2]),
      (draw) => augmentationCase(draw, [0], [3, 1, 1]),
    ],
  },
];
