/** Mistakes in mirror images: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { mirror } from '../../../reference/visionAugmentation.ts';

const right = 'out[i][j] = image[i][width − 1 − j], each pixel moved as a whole';
const rightZh = 'out[i][j] = image[i][width − 1 − j]，像素整体移动';

export const mirrorMistakes: readonly MistakeSpec[] = [
  {
    id: 'mirror-upside-down',
    fn: 'mirror',
    text: {
      en: `★ Your picture stands on its head. Notes call it “vertical mirror symmetry”: it is the axis that is vertical, so left and right are swapped: ${right}.`,
      zh: `★ 你的图片上下颠倒了。笔记里说的“垂直镜像对称”指的是对称轴垂直，即左右互换：${rightZh}。`,
    },
    wrong: (image: Image) => image.toReversed(),
  },
  {
    id: 'mirror-half-turn',
    fn: 'mirror',
    text: {
      en: `You reverse rows and columns, which is half a turn. Only left and right are swapped: ${right}.`,
      zh: `你同时反转了行和列，相当于旋转 180°。只应左右互换：${rightZh}。`,
    },
    wrong: (image: Image) => mirror(image).toReversed(),
  },
  {
    id: 'mirror-swaps-channels',
    fn: 'mirror',
    text: {
      en: `You reverse the channels of each pixel, too, so that red and blue are swapped. ${right}.`,
      zh: `你把每个像素内部的通道也反转了，红色与蓝色互换。${rightZh}。`,
    },
    wrong: (image: Image) => mirror(image).map((row) => row.map((pixel) => pixel.toReversed())),
  },
];
