/** Mistakes in mirror images, crops and colour shifts; regularization has those in random places. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightMirror = 'out[i][j] = image[i][width − 1 − j], each pixel moved as a whole';
const rightMirrorZh = 'out[i][j] = image[i][width − 1 − j]，像素整体移动';
const rightShift = 'out = min(255, max(0, image[i][j][c] + shift[c]))';
const rightDraw = 'shift_c = maxShift · (2 rng − 1), drawn once for each channel of the picture';
const rightDrawZh = 'shift_c = maxShift · (2 rng − 1)，每张图片每个通道抽取一次';

export const pictureMistakes: readonly MistakeSpec[] = [
  {
    id: 'mirror-upside-down',
    fn: 'mirror',
    edits: [{ was: 'flipHorizontal(image)', now: 'image.toReversed()' }],
    text: {
      en: `★ Your picture stands on its head. Notes call it “vertical mirror symmetry”: it is the axis that is vertical, so left and right are swapped: ${rightMirror}.`,
      zh: `★ 你的图片上下颠倒了。笔记里说的“垂直镜像对称”指的是对称轴垂直，即左右互换：${rightMirrorZh}。`,
    },
  },
  {
    id: 'mirror-half-turn',
    fn: 'mirror',
    edits: [{ was: 'flipHorizontal(image)', now: 'flipHorizontal(image).toReversed()' }],
    text: {
      en: `You reverse rows and columns, which is half a turn. Only left and right are swapped: ${rightMirror}.`,
      zh: `你同时反转了行和列，相当于旋转 180°。只应左右互换：${rightMirrorZh}。`,
    },
  },
  {
    id: 'mirror-swaps-channels',
    fn: 'mirror',
    edits: [
      {
        was: 'flipHorizontal(image)',
        now: 'flipHorizontal(image).map((row) => row.map((pixel) => pixel.toReversed()))',
      },
    ],
    text: {
      en: `You reverse the channels of each pixel, too, so that red and blue are swapped. ${rightMirror}.`,
      zh: `你把每个像素内部的通道也反转了，红色与蓝色互换。${rightMirrorZh}。`,
    },
  },
  {
    id: 'crop-changes-image',
    fn: 'randomCrop',
    edits: [{ was: 'image.slice(top, top + height)', now: 'image.splice(top, height)' }],
    text: {
      en: 'You change the image that you are given. Often it is `splice`, which cuts out of the list itself; `slice` makes a new one and leaves the image as it is.',
      zh: '你修改了传入的图片。往往是用了 `splice`，它会改动数组本身；`slice` 得到新数组，图片保持原样。',
    },
  },
  {
    id: 'shift-leaves-range',
    fn: 'shiftColors',
    edits: [{ was: 'clamp(value + at(shift, c))', now: 'value + at(shift, c)' }],
    text: {
      en: `Your values leave [0, 255], which no picture can hold. Clamp them: ${rightShift}.`,
      zh: `你的数值超出了 [0, 255]，图片无法表示。应截断：${rightShift}。`,
    },
  },
  {
    id: 'shift-wraps-around',
    fn: 'shiftColors',
    edits: [
      { was: 'clamp(value + at(shift, c))', now: '(((value + at(shift, c)) % 256) + 256) % 256' },
      { was: 'clamp(value + at(shift, c))', now: '(value + at(shift, c)) % 256' },
    ],
    text: {
      en: `Your values wrap around at 256, as bytes do, so that the brightest pixels turn black. Clamp them: ${rightShift}.`,
      zh: `你的数值像字节那样在 256 处回绕，最亮的像素变成了黑色。应截断：${rightShift}。`,
    },
  },
  {
    id: 'shift-not-clamped-below',
    fn: 'shiftColors',
    edits: [{ within: 'clamp', was: 'Math.max(0, value)', now: 'value' }],
    text: {
      en: `You clamp at 255 only; dark values become negative. Both ends count: ${rightShift}.`,
      zh: `你只在 255 处截断，暗处的数值变成了负数。两端都要截断：${rightShift}。`,
    },
  },
  {
    id: 'shift-swaps-channels',
    fn: 'shiftColors',
    edits: [{ was: 'at(shift, c)', now: 'at(shift, channels - 1 - c)' }],
    text: {
      en: `Channels are swapped: red gets the shift of blue and blue that of red. shift[c] belongs to channel c: ${rightShift}.`,
      zh: `通道互换了：红色用了蓝色的平移量，蓝色用了红色的。shift[c] 属于通道 c：${rightShift}。`,
    },
  },
  {
    id: 'shift-same-for-all-channels',
    fn: 'shiftColors',
    edits: [{ was: 'at(shift, c)', now: 'at(shift, 0)' }],
    text: {
      en: `Every channel gets the first number of the shift, which makes the picture brighter but no other colour. ${rightShift}.`,
      zh: `每个通道都加了 shift 的第一个数，图片只会变亮而不会变色。${rightShift}。`,
    },
  },
  {
    id: 'shift-rounds',
    fn: 'shiftColors',
    edits: [{ was: 'clamp(value + at(shift, c))', now: 'Math.round(clamp(value + at(shift, c)))' }],
    text: {
      en: `You round the values. Here they stay as they are; whoever stores the picture rounds once, in the end: ${rightShift}.`,
      zh: `你对数值取整了。这里保持原样；保存图片时最后取整一次即可：${rightShift}。`,
    },
  },
  {
    id: 'random-shift-per-pixel',
    fn: 'randomColorShift',
    edits: [
      {
        was: 'shiftColors(image, shift)',
        now: 'image.map((row) => row.map((pixel) => pixel.map((value) => clamp(value + maxShift * (2 * rng() - 1)))))',
      },
    ],
    text: {
      en: `You draw new numbers within one picture, for every pixel or every row, which adds noise instead of another light. ${rightDraw}.`,
      zh: `你在同一张图片里反复抽取（每个像素或每一行一次），得到的是噪声而不是另一种光照。${rightDrawZh}。`,
    },
  },
  {
    id: 'random-shift-grey',
    fn: 'randomColorShift',
    edits: [
      {
        was: 'Array.from({ length: channels }, () => maxShift * (2 * rng() - 1))',
        now: 'new Array(channels).fill(maxShift * (2 * rng() - 1))',
      },
    ],
    text: {
      en: `You draw one number for all channels, which changes the brightness and no colour. ${rightDraw}.`,
      zh: `你对所有通道只抽取了一个数，只改变亮度而不改变颜色。${rightDrawZh}。`,
    },
  },
  {
    id: 'random-shift-upwards-only',
    fn: 'randomColorShift',
    edits: [{ was: 'maxShift * (2 * rng() - 1)', now: 'maxShift * rng()' }],
    text: {
      en: `Your shifts are never negative: maxShift · rng only makes pictures brighter. ${rightDraw}.`,
      zh: `你的平移量从不为负：maxShift · rng 只会让图片变亮。${rightDrawZh}。`,
    },
  },
  {
    id: 'random-shift-whole-numbers',
    fn: 'randomColorShift',
    edits: [{ was: 'maxShift * (2 * rng() - 1)', now: 'Math.round(maxShift * (2 * rng() - 1))' }],
    text: {
      en: `Your shifts are rounded to whole numbers. Here they are real numbers: ${rightDraw}.`,
      zh: `你的平移量取整了。这里是实数：${rightDrawZh}。`,
    },
  },
  {
    id: 'random-shift-leaves-range',
    fn: 'randomColorShift',
    edits: [
      {
        was: 'shiftColors(image, shift)',
        now: 'image.map((row) => row.map((pixel) => pixel.map((value, c) => value + at(shift, c))))',
      },
    ],
    text: {
      en: `Your values leave [0, 255]. ${rightDraw}; then clamp as shiftColors does.`,
      zh: `你的数值超出了 [0, 255]。${rightDrawZh}；再像 shiftColors 那样截断。`,
    },
  },
  {
    id: 'random-shift-changes-image',
    fn: 'randomColorShift',
    edits: [
      {
        was: 'return shiftColors(image, shift)',
        now: 'for (const pixel of image.flat()) pixel.forEach((value, c) => { pixel[c] = clamp(value + at(shift, c)); }); return image',
      },
    ],
    text: {
      en: 'You change the image that you are given, and the original is lost. Make a new one with `map`, as shiftColors does.',
      zh: '你修改了传入的图片，原图因此丢失。应像 shiftColors 那样用 `map` 新建图片。',
    },
  },
];
