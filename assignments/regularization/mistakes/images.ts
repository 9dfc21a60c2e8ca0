/** Mistakes in data augmentation: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { flipHorizontal, type Image, rotateImage, shearImage } from '../../../reference/augmentation.ts';
import type { Matrix } from '../../../reference/matrix.ts';

const flipVertical = (image: Image): Image => image.toReversed();
const transpose = (image: Image): Image => (image[0] ?? []).map((_, j) => image.map((row) => row[j] ?? []));

const flips: readonly MistakeSpec[] = [
  {
    id: 'flip-vertical',
    fn: 'flipHorizontal',
    text: {
      en: 'Your function turns the image upside down: it reverses the rows. A horizontal flip swaps left and right, so reverse the columns in each row: out[i][j] = image[i][width − 1 − j].',
      zh: '你的函数把图片上下颠倒了：它反转了行的顺序。水平翻转是左右互换，应反转每行中的列：out[i][j] = image[i][width − 1 − j]。',
    },
    wrong: flipVertical,
  },
  {
    id: 'flip-both-ways',
    fn: 'flipHorizontal',
    text: {
      en: 'Your function reverses rows and columns, which is half a turn. A horizontal flip swaps left and right only: out[i][j] = image[i][width − 1 − j].',
      zh: '你的函数同时反转了行和列，相当于旋转 180°。水平翻转只左右互换：out[i][j] = image[i][width − 1 − j]。',
    },
    wrong: (image: Image) => flipVertical(flipHorizontal(image)),
  },
  {
    id: 'flip-reverses-channels',
    fn: 'flipHorizontal',
    text: {
      en: 'Your function reverses the channels inside each pixel, too, so red and blue are swapped. Move each pixel as a whole: out[i][j] = image[i][width − 1 − j].',
      zh: '你的函数把每个像素内部的通道也反转了，红色和蓝色会互换。应整体移动像素：out[i][j] = image[i][width − 1 − j]。',
    },
    wrong: (image: Image) => flipHorizontal(image).map((row) => row.map((pixel) => pixel.toReversed())),
  },
];

const rotations: readonly MistakeSpec[] = [
  {
    id: 'rotation-clockwise',
    fn: 'rotateImage',
    text: {
      en: 'Your function turns the image clockwise. A positive number of quarter turns goes counter-clockwise, as angles do: out[i][j] = image[j][width − 1 − i].',
      zh: '你的函数按顺时针旋转图片。正的四分之一圈数表示逆时针，与角度的方向一致：out[i][j] = image[j][width − 1 − i]。',
    },
    wrong: (image: Image, quarterTurns: number) => rotateImage(image, -quarterTurns),
  },
  {
    id: 'rotation-transposes',
    fn: 'rotateImage',
    text: {
      en: 'Your function swaps rows and columns for a quarter turn, which also mirrors the image. One index has to run backwards: out[i][j] = image[j][width − 1 − i].',
      zh: '你的函数用行列互换代替四分之一圈旋转，这会使图片镜像。其中一个下标应倒着取：out[i][j] = image[j][width − 1 − i]。',
    },
    wrong: (image: Image, quarterTurns: number) =>
      quarterTurns % 2 === 0
        ? rotateImage(image, quarterTurns)
        : transpose(rotateImage(image, quarterTurns - 1)),
  },
  {
    id: 'rotation-one-turn-only',
    fn: 'rotateImage',
    text: {
      en: 'Your function makes one quarter turn whatever number it is given. Turn quarterTurns times; 4 turns give the image back.',
      zh: '无论给定多少，你的函数都只旋转四分之一圈。应旋转 quarterTurns 次；转 4 次得到原图。',
    },
    wrong: (image: Image) => rotateImage(image, 1),
  },
  {
    id: 'rotation-ignores-negative-turns',
    fn: 'rotateImage',
    text: {
      en: 'Your function leaves the image as it is when quarterTurns is negative. Negative turns go clockwise: −1 is the same as 3.',
      zh: '当 quarterTurns 为负数时，你的函数没有旋转图片。负数表示顺时针：−1 与 3 相同。',
    },
    wrong: (image: Image, quarterTurns: number) => rotateImage(image, Math.max(0, quarterTurns)),
  },
];

/** Row i moved right by round(factor · i), with `fill` for what is laid bare. */
function shearWith(fill: (row: Image[number], j: number) => number[]) {
  return (image: Image, factor: number): Image =>
    image.map((row, i) =>
      row.map((_, j) => row[j - Math.round(factor * i)] ?? fill(row, j - Math.round(factor * i))),
    );
}

const shears: readonly MistakeSpec[] = [
  {
    id: 'shear-to-the-left',
    fn: 'shearImage',
    text: {
      en: 'Your shear moves the rows to the left for a positive factor. Row i moves right: out[i][j] = image[i][j − round(factor · i)].',
      zh: '当 factor 为正时，你的错切把各行向左移。第 i 行应向右移：out[i][j] = image[i][j − round(factor · i)]。',
    },
    wrong: (image: Image, factor: number) => shearImage(image, -factor),
  },
  {
    id: 'shear-wraps-around',
    fn: 'shearImage',
    text: {
      en: 'Your shear lets the pixels that leave on one side come back on the other. What moves out is lost, and what is laid bare is 0 in every channel.',
      zh: '你的错切让从一侧移出的像素又从另一侧出现。移出的像素应丢弃，露出的位置在每个通道上都填 0。',
    },
    wrong: shearWith((row, j) => row.at(j % row.length) ?? []),
  },
  {
    id: 'shear-repeats-the-edge',
    fn: 'shearImage',
    text: {
      en: 'Your shear fills the bare places with the pixel at the edge. Here they are filled with 0 in every channel.',
      zh: '你的错切用边缘像素填充露出的位置。这里规定在每个通道上都填 0。',
    },
    wrong: shearWith((row, j) => (j < 0 ? row[0] : row.at(-1)) ?? []),
  },
  {
    id: 'shear-vertical',
    fn: 'shearImage',
    text: {
      en: 'Your shear moves columns up or down. A horizontal shear moves row i sideways: out[i][j] = image[i][j − round(factor · i)].',
      zh: '你的错切把列上下移动了。水平错切是把第 i 行左右移动：out[i][j] = image[i][j − round(factor · i)]。',
    },
    wrong: (image: Image, factor: number) => transpose(shearImage(transpose(image), factor)),
  },
  {
    id: 'shear-same-for-every-row',
    fn: 'shearImage',
    text: {
      en: 'Your function moves every row by the same number of columns, which is a shift. The shear grows with the row: row i moves by round(factor · i).',
      zh: '你的函数把每一行移动了相同的列数，这是平移。错切量随行号增大：第 i 行移动 round(factor · i)。',
    },
    wrong: (image: Image, factor: number) => image.map((row) => shearImage([row, row], factor)[1] ?? []),
  },
];

type Flip = (image: Image) => Image;

function augmentWith(order: (images: Image[], flip: Flip) => Image[], labels: (row: number[]) => number[]) {
  return (images: Image[], Y: Matrix) => ({ images: order(images, flipHorizontal), Y: Y.map(labels) });
}

const inOrder = (images: Image[], flip: Flip) => [...images, ...images.map(flip)];
const twice = (row: number[]) => [...row, ...row];

const augmentations: readonly MistakeSpec[] = [
  {
    id: 'augmentation-labels-not-doubled',
    fn: 'augmentWithFlips',
    text: {
      en: 'Your function doubles the images but not the labels. A mirror image keeps the label of its original, so Y becomes (1, 2m): the labels, then the same labels again.',
      zh: '你的函数把图片加倍了，却没有加倍标签。镜像图片沿用原图的标签，因此 Y 变为 (1, 2m)：先是全部标签，再重复一遍。',
    },
    wrong: augmentWith(inOrder, (row) => row),
  },
  {
    id: 'augmentation-labels-out-of-order',
    fn: 'augmentWithFlips',
    text: {
      en: 'Your labels are doubled one by one while the images are doubled as a whole, so they no longer belong together. Put all labels first and then all of them again, in the order of the images.',
      zh: '你把标签逐个重复，而图片是整体重复的，两者不再对应。应先放全部标签，再重复一遍，与图片的顺序一致。',
    },
    wrong: augmentWith(inOrder, (row) => row.flatMap((label) => [label, label])),
  },
  {
    id: 'augmentation-labels-inverted',
    fn: 'augmentWithFlips',
    text: {
      en: 'Your mirror images get the opposite label 1 − y. A mirrored cat is still a cat: the labels of the second half equal those of the first.',
      zh: '你给镜像图片用了相反的标签 1 − y。镜像的猫仍然是猫：后一半的标签与前一半相同。',
    },
    wrong: augmentWith(inOrder, (row) => [...row, ...row.map((label) => 1 - label)]),
  },
  {
    id: 'augmentation-originals-lost',
    fn: 'augmentWithFlips',
    text: {
      en: 'Your function returns the mirror images alone. Augmentation adds to the training set: all originals first, then their mirror images.',
      zh: '你的函数只返回了镜像图片。扩增是在训练集上增加数据：先放全部原图，再放它们的镜像。',
    },
    wrong: augmentWith(
      (images, flip) => images.map(flip),
      (row) => row,
    ),
  },
  {
    id: 'augmentation-flips-vertically',
    fn: 'augmentWithFlips',
    text: {
      en: 'The added images are upside down. Add mirror images with left and right swapped: out[i][j] = image[i][width − 1 − j].',
      zh: '你添加的图片是上下颠倒的。应添加左右互换的镜像：out[i][j] = image[i][width − 1 − j]。',
    },
    wrong: augmentWith((images) => [...images, ...images.map(flipVertical)], twice),
  },
];

export const imageMistakes: readonly MistakeSpec[] = [...flips, ...rotations, ...shears, ...augmentations];
