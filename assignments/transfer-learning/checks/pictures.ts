/** Checks of augmentation: mirror images and crops. */
import type { Statistic, Text } from '../../../grader/model.ts';
import { bernsteinBound } from '../../../grader/plan/bounds.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { drawImage, narrowImages } from './inputs.ts';

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

/** Every place is equally likely: row and column are then uniform and independent. */
function cropStatistics([image, height, width]: CaseArguments): Statistic[] {
  const rows = image as Image;
  const [tops, lefts] = [rows.length - Number(height) + 1, (rows[0]?.length ?? 0) - Number(width) + 1];
  const windows = text(
    'every crop is a window of the image (1: yes)',
    '每次裁剪都是图片中的窗口（1 表示是）',
  );
  const turned = text('crops with height and width swapped', '高与宽互换的裁剪的比例');
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
    { id: 'turned', label: turned, expected: 0, allowed: exactly },
    { id: 'oneSize', label: oneSize, expected: 1, allowed: exactly },
    { id: 'whole', label: whole, expected: 1, allowed: exactly },
    ...shares,
  ];
}

function cropCase(draw: Draw): CaseArguments {
  const [height, width] = [2, 1];
  const image = drawImage(draw, [height + topCount - 1, width + leftCount - 1, 2]);
  return [image, height, width, rng(draw.seedFor('places')), cropDraws, narrowImages(draw, [2, 1])];
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
      (draw) => [drawImage(draw, [1, 3, 3])],
      (draw) => [drawImage(draw, [3, 1, 2])],
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
];
