/** Checks of augmentation: mirror images, crops and colours. */
import type { Statistic, Text } from '../../../grader/model.ts';
import { bernsteinBound } from '../../../grader/plan/bounds.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { drawComponents, drawImage, drawShift } from './inputs.ts';

const text = (en: string, zh: string): Text => ({ en, zh });
const exactly = 1e-9;

/** Crops behind every share. */
const cropDraws = 3000;

/** Rows and columns in which a crop can begin. */
const [topCount, leftCount] = [2, 3];

/**
 * About 0.041, by Bernstein's inequality and the union bound. Where one rounded number chooses the place, the first and the
 * last have 1/10 for 1/6 and are off by 0.067.
 */
const cropFailure = 9e-7;
const places = topCount * leftCount;
const allowedPlace = bernsteinBound(1 / places, { count: places, draws: cropDraws, failure: cropFailure });

const argumentsKept: Statistic = {
  id: 'argumentsKept',
  label: text(
    'the image is as before after every call (1: yes)',
    '每次调用后传入的图片都没有被改动（1 表示是）',
  ),
  expected: 1,
  allowed: exactly,
};

/** Every place is equally likely: row and column are then uniform and independent. */
function cropStatistics([image, height, width]: CaseArguments): Statistic[] {
  const rows = image as Image;
  const [tops, lefts] = [rows.length - Number(height) + 1, (rows[0]?.length ?? 0) - Number(width) + 1];
  const windows = text(
    'every crop is a window of the image (1: yes)',
    '每次裁剪都是图片中的窗口（1 表示是）',
  );
  const oneSize = text('all crops are equally large (1: yes)', '所有裁剪大小相同（1 表示是）');
  const whole = text('a crop of full size is the image (1: yes)', '与原图同样大小的裁剪就是原图（1 表示是）');
  const shares = Array.from({ length: tops * lefts }, (_, index): Statistic => {
    const [top, left] = [Math.floor(index / lefts), index % lefts];
    const label = text(
      `crops that begin in row ${top}, column ${left}`,
      `从第 ${top} 行、第 ${left} 列开始的裁剪的比例`,
    );
    return { id: `place${top}_${left}`, label, expected: 1 / (tops * lefts), allowed: allowedPlace };
  });
  return [
    { id: 'windows', label: windows, expected: 1, allowed: exactly },
    { id: 'oneSize', label: oneSize, expected: 1, allowed: exactly },
    { id: 'whole', label: whole, expected: 1, allowed: exactly },
    ...shares,
    argumentsKept,
  ];
}

function cropCase(draw: Draw): CaseArguments {
  const [height, width] = [2, 1];
  const image = drawImage(draw, [height + topCount - 1, width + leftCount - 1, 1]);
  return [image, height, width, rng(draw.seedFor('places')), cropDraws];
}

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
    argumentsKept,
  ];
}

/** An image whose first pixel lies in the middle and whose others are dark, red not at all, or bright. */
function recolouringCase(draw: Draw): CaseArguments {
  const [first] = drawImage(draw, [1, 1, 3], [100, 150]);
  const dark = [[0, draw.integer(0, 12), draw.integer(0, 12)]];
  const [bright] = drawImage(draw, [1, 2, 3], [243, 255]);
  const image = [[...(first ?? []), ...dark], bright ?? []];
  return [image, draw.integer(30, 60), rng(draw.seedFor('colours')), shiftDraws];
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

/** α of both signs, none of them small. */
function pcaCase(draw: Draw, reach: number, range: readonly [number, number]): CaseArguments {
  const { eigenvectors, eigenvalues } = drawComponents(draw);
  const alphas = [1, 2, 3].map(() => drawShift(draw, [reach / 2, reach]));
  return [drawImage(draw, [2, 2, 3], range), eigenvectors, eigenvalues, alphas];
}

function covarianceCase(draw: Draw, sizes: readonly (readonly [number, number, number])[]): CaseArguments {
  return [sizes.map((size) => drawImage(draw, size))];
}

export const pictureChecks: readonly CheckSpec[] = [
  {
    id: 'mirror',
    fn: 'mirror',
    title: text('Mirror image, left and right swapped', '镜像：左右互换'),
    lesson: 'C4 2.10',
    points: 3,
    cases: [
      (draw) => [drawImage(draw, [2, 3, 3])],
      (draw) => [drawImage(draw, [3, 2, 1])],
      (draw) => [drawImage(draw, [3, 4, 2])],
    ],
  },
  {
    id: 'random-crop',
    fn: 'randomCrop',
    title: text(
      'Random crops: inside the image, every place equally likely',
      '随机裁剪：不出边界，各位置等可能',
    ),
    lesson: 'C4 2.10',
    points: 5,
    driver: 'measureCrops',
    cases: [(draw) => cropCase(draw)],
    judging: { kind: 'expectation', statistics: cropStatistics, draws: cropDraws, falseFailure: 1e-6 },
  },
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
    ],
  },
  {
    id: 'pca-color-shift',
    fn: 'pcaColorShift',
    title: text('PCA colour: a shift along the principal components', 'PCA 颜色增强：沿主成分平移'),
    lesson: 'C4 2.10',
    points: 5,
    restsOn: ['shiftColors'],
    cases: [(draw) => pcaCase(draw, 0.4, [0, 255]), (draw) => pcaCase(draw, 0.2, [70, 180])],
  },
];
