/** Mistakes in colour shifts, given and random: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import type { Vector } from '../../../reference/matrix.ts';
import { randomColorShift, shiftColors } from '../../../reference/visionAugmentation.ts';

type Rng = () => number;

/** The shift with one step replaced: `move` gives the new value of a channel. */
const shiftWith =
  (move: (value: number, shift: Vector, c: number) => number) =>
  (image: Image, shift: Vector): Image =>
    image.map((row) => row.map((pixel) => pixel.map((value, c) => move(value, shift, c))));

const clamp = (value: number): number => Math.min(255, Math.max(0, value));
const wrap = (value: number): number => ((value % 256) + 256) % 256;
const right = 'out = min(255, max(0, image[i][j][c] + shift[c]))';

const ofShift: readonly MistakeSpec[] = [
  {
    id: 'shift-leaves-range',
    fn: 'shiftColors',
    text: {
      en: `Your values leave [0, 255], which no picture can hold. Clamp them: ${right}.`,
      zh: `你的数值超出了 [0, 255]，图片无法表示。应截断：${right}。`,
    },
    wrong: shiftWith((value, shift, c) => value + (shift[c] ?? 0)),
  },
  {
    id: 'shift-wraps-around',
    fn: 'shiftColors',
    text: {
      en: `Your values wrap around at 256, as bytes do, so that the brightest pixels turn black. Clamp them: ${right}.`,
      zh: `你的数值像字节那样在 256 处回绕，最亮的像素变成了黑色。应截断：${right}。`,
    },
    wrong: shiftWith((value, shift, c) => wrap(value + (shift[c] ?? 0))),
  },
  {
    id: 'shift-not-clamped-below',
    fn: 'shiftColors',
    text: {
      en: `You clamp at 255 only; dark values become negative. Both ends count: ${right}.`,
      zh: `你只在 255 处截断，暗处的数值变成了负数。两端都要截断：${right}。`,
    },
    wrong: shiftWith((value, shift, c) => Math.min(255, value + (shift[c] ?? 0))),
  },
  {
    id: 'shift-swaps-channels',
    fn: 'shiftColors',
    text: {
      en: `Channels are swapped: red gets the shift of blue and blue that of red. shift[c] belongs to channel c: ${right}.`,
      zh: `通道互换了：红色用了蓝色的平移量，蓝色用了红色的。shift[c] 属于通道 c：${right}。`,
    },
    wrong: shiftWith((value, shift, c) => clamp(value + (shift[shift.length - 1 - c] ?? 0))),
  },
  {
    id: 'shift-same-for-all-channels',
    fn: 'shiftColors',
    text: {
      en: `Every channel gets the first number of the shift, which makes the picture brighter but no other colour. ${right}.`,
      zh: `每个通道都加了 shift 的第一个数，图片只会变亮而不会变色。${right}。`,
    },
    wrong: shiftWith((value, shift) => clamp(value + (shift[0] ?? 0))),
  },
  {
    id: 'shift-rounds',
    fn: 'shiftColors',
    text: {
      en: `You round the values. Here they stay as they are; whoever stores the picture rounds once, in the end: ${right}.`,
      zh: `你对数值取整了。这里保持原样；保存图片时最后取整一次即可：${right}。`,
    },
    wrong: shiftWith((value, shift, c) => Math.round(clamp(value + (shift[c] ?? 0)))),
  },
];

/** A random shift of each channel, drawn once for the picture, as `draw` says. */
const randomWith =
  (draw: (maxShift: number, rng: Rng) => number, shiftOf = shiftColors) =>
  (image: Image, maxShift: number, rng: Rng): Image =>
    shiftOf(
      image,
      (image[0]?.[0] ?? []).map(() => draw(maxShift, rng)),
    );

const uniform = (maxShift: number, rng: Rng): number => maxShift * (2 * rng() - 1);
const rightDraw = 'shift_c = maxShift · (2 rng − 1), drawn once for each channel of the picture';
const rightDrawZh = 'shift_c = maxShift · (2 rng − 1)，每张图片每个通道抽取一次';

const ofRandomShift: readonly MistakeSpec[] = [
  {
    id: 'random-shift-per-pixel',
    fn: 'randomColorShift',
    text: {
      en: `You draw new numbers for every pixel, which adds noise instead of another light. ${rightDraw}.`,
      zh: `你为每个像素重新抽取，得到的是噪声而不是另一种光照。${rightDrawZh}。`,
    },
    wrong: (image: Image, maxShift: number, rng: Rng) =>
      image.map((row) => row.flatMap((pixel) => randomColorShift([[pixel]], maxShift, rng)[0] ?? [])),
  },
  {
    id: 'random-shift-grey',
    fn: 'randomColorShift',
    text: {
      en: `You draw one number for all channels, which changes the brightness and no colour. ${rightDraw}.`,
      zh: `你对所有通道只抽取了一个数，只改变亮度而不改变颜色。${rightDrawZh}。`,
    },
    wrong: (image: Image, maxShift: number, rng: Rng) => {
      const shift = uniform(maxShift, rng);
      return randomWith(() => shift)(image, maxShift, rng);
    },
  },
  {
    id: 'random-shift-upwards-only',
    fn: 'randomColorShift',
    text: {
      en: `Your shifts are never negative: maxShift · rng only makes pictures brighter. ${rightDraw}.`,
      zh: `你的平移量从不为负：maxShift · rng 只会让图片变亮。${rightDrawZh}。`,
    },
    wrong: randomWith((maxShift, rng) => maxShift * rng()),
  },
  {
    id: 'random-shift-whole-numbers',
    fn: 'randomColorShift',
    text: {
      en: `Your shifts are rounded to whole numbers. Here they are real numbers: ${rightDraw}.`,
      zh: `你的平移量取整了。这里是实数：${rightDrawZh}。`,
    },
    wrong: randomWith((maxShift, rng) => Math.round(uniform(maxShift, rng))),
  },
  {
    id: 'random-shift-leaves-range',
    fn: 'randomColorShift',
    text: {
      en: `Your values leave [0, 255]. ${rightDraw}; then clamp as shiftColors does.`,
      zh: `你的数值超出了 [0, 255]。${rightDrawZh}；再像 shiftColors 那样截断。`,
    },
    wrong: randomWith(
      uniform,
      shiftWith((value, shift, c) => value + (shift[c] ?? 0)),
    ),
  },
  {
    id: 'random-shift-changes-image',
    fn: 'randomColorShift',
    text: {
      en: 'You change the image that you are given, and the original is lost. Make a new one with `map`, as shiftColors does.',
      zh: '你修改了传入的图片，原图因此丢失。应像 shiftColors 那样用 `map` 新建图片。',
    },
    wrong: (image: Image, maxShift: number, rng: Rng) => {
      const shifted = randomColorShift(image, maxShift, rng);
      return image.splice(0, image.length, ...shifted) && shifted;
    },
  },
];

export const colorMistakes: readonly MistakeSpec[] = [...ofShift, ...ofRandomShift];
