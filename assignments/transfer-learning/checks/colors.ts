/** Checks of colours: fixed, random and principal shifts, and their covariance. */
import type { Statistic, Text } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { pcaColorShift } from '../../../reference/visionAugmentation.ts';
import { drawComponents, drawImage, drawShift, narrowImages } from './inputs.ts';

const text = (en: string, zh: string): Text => ({ en, zh });
const exactly = 1e-9;

/** Pictures behind every share; each has three shifts. */
const shiftDraws = 1000;

/**
 * By Hoeffding's inequality, of 3 · 1000 independent shifts a share strays by more than 0.055 with probability at most
 * 2 exp(−2 · 3000 · 0.055²) = 2.7e-8, and of 1000 pictures by more than 0.095 with at most 2 exp(−2 · 1000 · 0.095²) = 2.9e-8:
 * ten shares, below 3e-7. That a continuous shift is a whole number to nine decimals does not happen.
 */
const allowedShare = { ofShifts: 0.055, ofPictures: 0.095, whole: 0.01 };

const quarters = [
  text('the lowest', '最低'),
  text('the second', '第二'),
  text('the third', '第三'),
  text('the highest', '最高'),
];
const channels = [text('red', '红'), text('green', '绿'), text('blue', '蓝')];

function shiftStatistics(): Statistic[] {
  const exact = (id: string, en: string, zh: string) => ({
    id,
    label: text(en, zh),
    expected: 1,
    allowed: exactly,
  });
  const whole = text('share of shifts that are whole numbers', '平移量恰为整数的比例');
  return [
    exact('withinMax', 'no shift is larger than maxShift (1: yes)', '平移量都不超过 maxShift（1 表示是）'),
    exact(
      'oneShift',
      'in every picture all pixels of a channel move by one number and are clamped (1: yes)',
      '每张图片中同一通道的所有像素平移同一个数并截断（1 表示是）',
    ),
    exact('inRange', 'all values lie in [0, 255] (1: yes)', '所有数值都在 [0, 255] 内（1 表示是）'),
    { id: 'whole', label: whole, expected: 0, allowed: allowedShare.whole },
    ...quarters.map(({ en, zh }, index) => ({
      id: `quarter${index + 1}`,
      label: text(
        `share of shifts in ${en} quarter of [−maxShift, maxShift]`,
        `落在 [−maxShift, maxShift] ${zh}四分之一的平移量的比例`,
      ),
      expected: 1 / 4,
      allowed: allowedShare.ofShifts,
    })),
    ...channels.map(({ en, zh }, c) => ({
      id: `positive${c}`,
      label: text(`share of pictures with more ${en}`, `${zh}色增加的图片的比例`),
      expected: 1 / 2,
      allowed: allowedShare.ofPictures,
    })),
    ...(['0_1', '0_2', '1_2'] as const).map((pair) => ({
      id: `alike${pair}`,
      label: text(
        `share of pictures in which channels ${pair.replace('_', ' and ')} move the same way`,
        `通道 ${pair.replace('_', ' 与 ')} 同向变化的图片的比例`,
      ),
      expected: 1 / 2,
      allowed: allowedShare.ofPictures,
    })),
  ];
}

/** An image whose first pixel lies in the middle and whose others are dark, red not at all, or bright. */
function recolouringCase(draw: Draw): CaseArguments {
  const [first] = drawImage(draw, [1, 1, 3], [100, 150]);
  const dark = [[0, draw.integer(0, 12), draw.integer(0, 12)]];
  const [bright] = drawImage(draw, [1, 2, 3], [243, 255]);
  const image = [[...(first ?? []), ...dark], bright ?? []];
  return [image, draw.integer(30, 60), rng(draw.seedFor('colours')), shiftDraws, narrowImages(draw, [3, 3])];
}

/** An image with dark and bright pixels, the first of them black, and shifts of different sizes, one of them upwards. */
function shiftCase(draw: Draw, size: readonly [number, number, number]): CaseArguments {
  const ranges = [[40, 60] as const, [90, 110] as const, [10, 30] as const].slice(0, size[2]);
  const shift = draw.until(
    (shifts) => shifts.some((value) => value > 0),
    () => ranges.map((range) => drawShift(draw, range)),
  );
  const image = drawImage(draw, size, [1, 255]);
  const black = shift.map(() => 0);
  return [image.map((row, i) => row.map((pixel, j) => (i + j === 0 ? black : pixel))), shift];
}

/** α of both signs, none of them small; the first number of the image goes up, most of all where it is 0. */
function pcaCase(draw: Draw, reach: number, image: Image): CaseArguments {
  const { eigenvectors, eigenvalues } = drawComponents(draw);
  const first = (picture: Image) => picture[0]?.[0]?.[0] ?? 0;
  const alphas = draw.until(
    (drawn) => first(pcaColorShift(image, eigenvectors, eigenvalues, drawn)) > first(image) + 1,
    () => [1, 2, 3].map(() => drawShift(draw, [reach / 2, reach])),
  );
  return [image, eigenvectors, eigenvalues, alphas];
}

/** Colours that vary along one direction only, and an α of 0. */
function flatCase(draw: Draw): CaseArguments {
  const { eigenvectors, eigenvalues } = drawComponents(draw);
  const alphas = [drawShift(draw, [0.2, 0.3]), 0, 0];
  return [
    drawImage(draw, [3, 1, 3]),
    eigenvectors,
    eigenvalues.map((value, k) => (k === 0 ? value : 0)),
    alphas,
  ];
}

function covarianceCase(draw: Draw, sizes: readonly (readonly [number, number, number])[]): CaseArguments {
  return [sizes.map((size) => drawImage(draw, size))];
}

export const colorChecks: readonly CheckSpec[] = [
  {
    id: 'shift-colors',
    fn: 'shiftColors',
    title: text('A colour shift that stays within [0, 255]', '颜色平移，结果保持在 [0, 255] 内'),
    lesson: 'C4 2.10',
    points: 5,
    cases: [
      (draw) => shiftCase(draw, [2, 3, 3]),
      (draw) => shiftCase(draw, [3, 1, 3]),
      (draw) => shiftCase(draw, [2, 3, 1]),
      (draw) => [drawImage(draw, [1, 3, 3]), [0, drawShift(draw, [40, 60]), 0]],
    ],
  },
  {
    id: 'random-color-shift',
    fn: 'randomColorShift',
    title: text('Random colour shifts: one per channel and picture', '随机颜色平移：每张图片每个通道一个'),
    lesson: 'C4 2.10',
    points: 5,
    driver: 'measureColorShifts',
    restsOn: ['shiftColors'],
    cases: [recolouringCase],
    judging: {
      kind: 'expectation',
      statistics: shiftStatistics,
      draws: shiftDraws,
      falseFailure: 3e-7,
    },
  },
  {
    id: 'color-covariance',
    fn: 'colorCovariance',
    title: text('Covariance of the channels over all pixels', '全部像素上各通道的协方差'),
    lesson: 'C4 2.10',
    points: 4,
    cases: [
      (draw) =>
        covarianceCase(draw, [
          [2, 2, 3],
          [1, 3, 3],
        ]),
      (draw) => covarianceCase(draw, [[2, 3, 3]]),
      (draw) =>
        covarianceCase(draw, [
          [1, 2, 2],
          [2, 2, 2],
          [1, 1, 2],
        ]),
      (draw) =>
        covarianceCase(draw, [
          [3, 1, 1],
          [1, 2, 1],
        ]),
    ],
  },
  {
    id: 'pca-color-shift',
    fn: 'pcaColorShift',
    title: text('PCA colour: a shift along the principal components', 'PCA 颜色增强：沿主成分平移'),
    lesson: 'C4 2.10',
    points: 5,
    restsOn: ['shiftColors'],
    cases: [
      (draw) => pcaCase(draw, 0.4, drawImage(draw, [1, 4, 3])),
      (draw) => pcaCase(draw, 0.2, drawImage(draw, [2, 2, 3], [70, 180])),
      flatCase,
    ],
  },
];
