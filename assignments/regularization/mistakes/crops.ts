/** Mistakes in random crops. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const cropMistakes: readonly MistakeSpec[] = [
  {
    id: 'crop-leaves-image',
    fn: 'randomCrop',
    edits: [
      [
        { was: '(imageHeight - height + 1)', now: 'imageHeight' },
        { was: '(imageWidth - width + 1)', now: 'imageWidth' },
      ],
    ],
    text: {
      en: 'Your crop may start anywhere in the image and then hangs over its edge. The last possible start is imageHeight − height (and imageWidth − width), so that the whole window fits.',
      zh: '你的裁剪可以从图片的任意位置开始，因而会超出边缘。最靠后的起点是 imageHeight − height（以及 imageWidth − width），这样整个窗口才放得下。',
    },
  },
  {
    id: 'crop-never-reaches-the-last-place',
    fn: 'randomCrop',
    edits: [
      [
        { was: 'imageHeight - height + 1', now: 'imageHeight - height' },
        { was: 'imageWidth - width + 1', now: 'imageWidth - width' },
      ],
    ],
    text: {
      en: 'Your crop never starts at the last row or column where it would still fit. There are imageHeight − height + 1 places: top = ⌊rng · (imageHeight − height + 1)⌋.',
      zh: '你的裁剪从不取最后一个放得下的行或列。共有 imageHeight − height + 1 个位置：top = ⌊rng · (imageHeight − height + 1)⌋。',
    },
  },
  {
    id: 'crop-rounds-the-place',
    fn: 'randomCrop',
    edits: [
      [
        {
          was: 'Math.floor(rng() * (imageHeight - height + 1))',
          now: 'Math.round(rng() * (imageHeight - height))',
        },
        {
          was: 'Math.floor(rng() * (imageWidth - width + 1))',
          now: 'Math.round(rng() * (imageWidth - width))',
        },
      ],
    ],
    text: {
      en: 'Your crop rounds rng · (imageHeight − height), so the first and the last place come up half as often as the others. Make all equally likely: top = ⌊rng · (imageHeight − height + 1)⌋.',
      zh: '你的裁剪对 rng · (imageHeight − height) 四舍五入，首尾位置的概率只有其他位置的一半。应使各位置等可能：top = ⌊rng · (imageHeight − height + 1)⌋。',
    },
  },
  {
    id: 'crop-always-in-the-centre',
    fn: 'randomCrop',
    edits: [
      [
        { was: 'rng() * (imageHeight - height + 1)', now: '(imageHeight - height) / 2' },
        { was: 'rng() * (imageWidth - width + 1)', now: '(imageWidth - width) / 2' },
      ],
    ],
    text: {
      en: 'Your crop always takes the middle of the image. Draw the top row and the left column at random, so that every place where the window fits is equally likely.',
      zh: '你的裁剪总是取图片正中。应随机抽取顶行和左列，使每个放得下窗口的位置等可能。',
    },
  },
  {
    id: 'crop-row-and-column-together',
    fn: 'randomCrop',
    edits: [{ was: 'const top =', now: 'const draw = rng(); rng = () => draw; const top =' }],
    text: {
      en: 'Your crop uses one random number for both the row and the column, so it only moves along the diagonal. Draw one for each.',
      zh: '你的裁剪用同一个随机数决定行和列，只会沿对角线移动。行和列应各抽一个随机数。',
    },
  },
  {
    id: 'crop-height-and-width-swapped',
    fn: 'randomCrop',
    edits: [
      { was: 'const top =', now: '[height, width] = [width, height]; const top =' },
      [
        { was: '(imageHeight - height + 1)', now: '(imageWidth - width + 1)' },
        { was: '(imageWidth - width + 1)', now: '(imageHeight - height + 1)' },
      ],
    ],
    text: {
      en: 'Your crop has height and width swapped. Height goes with rows: the result has `height` rows of `width` pixels, and its top row is one of imageHeight − height + 1.',
      zh: '你的裁剪把高和宽弄反了。高对应行：结果有 `height` 行，每行 `width` 个像素，顶行有 imageHeight − height + 1 种取法。',
    },
  },
];
