/** Mistakes in ten crops and in averaging over them: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { multiCropPredict, tenCrop } from '../../../reference/ensembling.ts';
import type { Vector } from '../../../reference/matrix.ts';
import { mirror } from '../../../reference/visionAugmentation.ts';

type Predict = (crop: Image) => Vector;

const fiveCrop = (image: Image, size: number): Image[] => tenCrop(image, size).slice(0, 5);
const inOrder =
  (order: readonly number[]) =>
  (image: Image, size: number): Image[] => {
    const crops = tenCrop(image, size);
    return order.flatMap((index) => crops.slice(index, index + 1));
  };

/** The centre crop taken one pixel further where the room is odd. */
function centreRoundedUp(image: Image, size: number): Image[] {
  const [first, last] = [image.length - size, (image[0]?.length ?? 0) - size].map((room) =>
    Math.ceil(room / 2),
  );
  const [top = 0, left = 0] = [first, last];
  const centre = image.slice(top, top + size).map((row) => row.slice(left, left + size));
  return tenCrop(image, size).with(4, centre).with(9, mirror(centre));
}

/** The last row and column left out, as if a crop could not reach them. */
function cornersShort(image: Image, size: number): Image[] {
  const shorter = image.slice(0, -1).map((row) => row.slice(0, -1));
  const corners = tenCrop(shorter, size).slice(0, 4);
  const five = [...corners, ...fiveCrop(image, size).slice(4)];
  return [...five, ...five.map(mirror)];
}

const right =
  'top left, top right, bottom left, bottom right, centre, then these five mirrored left to right in the same order';
const rightZh = '左上、右上、左下、右下、中心，然后按同样顺序是这五个裁剪的左右镜像';

const ofCrops: readonly MistakeSpec[] = [
  {
    id: 'ten-crop-without-mirrors',
    fn: 'tenCrop',
    text: {
      en: `Your crops are five: the mirror images are missing. ${right}.`,
      zh: `你只有五个裁剪：缺少镜像。${rightZh}。`,
    },
    wrong: fiveCrop,
  },
  {
    id: 'ten-crop-upside-down',
    fn: 'tenCrop',
    text: {
      en: `Your second five stand on their heads. The crops are mirrored left to right: ${right}.`,
      zh: `你的后五个裁剪上下颠倒了。应左右镜像：${rightZh}。`,
    },
    wrong: (image: Image, size: number) => {
      const five = fiveCrop(image, size);
      return [...five, ...five.map((crop) => crop.toReversed())];
    },
  },
  {
    id: 'ten-crop-of-mirrored-image',
    fn: 'tenCrop',
    text: {
      en: `You mirror the whole image and crop it again, so that the mirror image of the top right comes sixth. That is a common order, but here each crop is mirrored: ${right}.`,
      zh: `你先把整张图片镜像再裁剪，第六个就成了右上角的镜像。这种顺序也常见，但这里是逐个裁剪镜像：${rightZh}。`,
    },
    wrong: (image: Image, size: number) => [...fiveCrop(image, size), ...fiveCrop(mirror(image), size)],
  },
  {
    id: 'ten-crop-in-pairs',
    fn: 'tenCrop',
    text: {
      en: `Each of your crops is followed by its own mirror image. First all five, then all mirror images: ${right}.`,
      zh: `你的每个裁剪后面紧跟它自己的镜像。应先是五个裁剪，再是全部镜像：${rightZh}。`,
    },
    wrong: inOrder([0, 5, 1, 6, 2, 7, 3, 8, 4, 9]),
  },
  {
    id: 'ten-crop-corners-short',
    fn: 'tenCrop',
    text: {
      en: 'Your crops at the right and the bottom begin one pixel too early and miss the edge. They begin in column width − size and row height − size.',
      zh: '你右侧和底部的裁剪早开始了一个像素，没有贴到边缘。应从第 width − size 列、第 height − size 行开始。',
    },
    wrong: cornersShort,
  },
  {
    id: 'ten-crop-centre-rounded-up',
    fn: 'tenCrop',
    text: {
      en: 'Your centre crop is rounded up when the room around it is odd. It begins in row ⌊(height − size)/2⌋ and column ⌊(width − size)/2⌋.',
      zh: '当余量为奇数时，你的中心裁剪向上取整了。它从第 ⌊(height − size)/2⌋ 行、第 ⌊(width − size)/2⌋ 列开始。',
    },
    wrong: centreRoundedUp,
  },
];

/** The mean over any crops. */
function meanOver(crops: readonly Image[], predict: Predict): Vector {
  const answers = crops.map(predict);
  return (answers[0] ?? []).map(
    (_, c) => answers.reduce((sum, answer) => sum + (answer[c] ?? 0), 0) / answers.length,
  );
}

/** 1 for the most probable class and 0 for the others. */
const vote = (answer: Vector): Vector =>
  answer.map((_, c) => (c === answer.indexOf(Math.max(...answer)) ? 1 : 0));

/** One picture, the mean of the crops pixel by pixel. */
function blend(crops: readonly Image[]): Image {
  const [first = []] = crops;
  return first.map((row, i) =>
    row.map((pixel, j) =>
      pixel.map((_, c) => crops.reduce((sum, crop) => sum + (crop[i]?.[j]?.[c] ?? 0), 0) / crops.length),
    ),
  );
}

const rightMean = 'ŷ = (1/10) Σ predict(crop_k), the mean of the probabilities over all ten crops';
const rightMeanZh = 'ŷ = (1/10) Σ predict(crop_k)，即十个裁剪的概率的平均';
const fn = 'multiCropPredict';

const ofPrediction: readonly MistakeSpec[] = [
  {
    id: 'multi-crop-without-mirrors',
    fn,
    text: {
      en: `You ask about five crops only; the mirror images are missing. ${rightMean}.`,
      zh: `你只用了五个裁剪，缺少镜像。${rightMeanZh}。`,
    },
    wrong: (image: Image, size: number, predict: Predict) => meanOver(fiveCrop(image, size), predict),
  },
  {
    id: 'multi-crop-blends-pictures',
    fn,
    text: {
      en: `You average the crops and ask once about the blend, a picture of nothing. Ask about each crop and average the answers: ${rightMean}.`,
      zh: `你先把裁剪的像素平均，再对这张模糊的图片预测一次。应对每个裁剪分别预测，再平均输出：${rightMeanZh}。`,
    },
    wrong: (image: Image, size: number, predict: Predict) => predict(blend(tenCrop(image, size))),
  },
  {
    id: 'multi-crop-votes',
    fn,
    text: {
      en: `You count votes: each crop gives 1 to its best class. How sure the network is counts, too: ${rightMean}.`,
      zh: `你在计票：每个裁剪只给最可能的类别记 1。网络有多确信也要计入：${rightMeanZh}。`,
    },
    wrong: (image: Image, size: number, predict: Predict) =>
      meanOver(tenCrop(image, size), (crop) => vote(predict(crop))),
  },
  {
    id: 'multi-crop-not-divided',
    fn,
    text: {
      en: `You add the ten answers and do not divide by 10; the numbers sum to 10, not to 1. ${rightMean}.`,
      zh: `你把十个输出相加却没有除以 10；各数之和为 10 而不是 1。${rightMeanZh}。`,
    },
    wrong: (image: Image, size: number, predict: Predict) =>
      multiCropPredict(image, size, predict).map((value) => 10 * value),
  },
];

export const multiCropMistakes: readonly MistakeSpec[] = [...ofCrops, ...ofPrediction];
