/** Mistakes in flips, rotations, shears and sets doubled by mirror images. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const imageMistakes: readonly MistakeSpec[] = [
  {
    id: 'flip-vertical',
    fn: 'flipHorizontal',
    edits: [{ was: 'image.map((row) => row.toReversed().map(copyPixel))', now: 'image.toReversed()' }],
    text: {
      en: 'Your function turns the image upside down: it reverses the rows. A horizontal flip swaps left and right, so reverse the columns in each row: out[i][j] = image[i][width − 1 − j].',
      zh: '你的函数把图片上下颠倒了：它反转了行的顺序。水平翻转是左右互换，应反转每行中的列：out[i][j] = image[i][width − 1 − j]。',
    },
  },
  {
    id: 'flip-both-ways',
    fn: 'flipHorizontal',
    edits: [{ was: 'image.map(', now: 'image.toReversed().map(' }],
    text: {
      en: 'Your function reverses rows and columns, which is half a turn. A horizontal flip swaps left and right only: out[i][j] = image[i][width − 1 − j].',
      zh: '你的函数同时反转了行和列，相当于旋转 180°。水平翻转只左右互换：out[i][j] = image[i][width − 1 − j]。',
    },
  },
  {
    id: 'flip-reverses-channels',
    fn: 'flipHorizontal',
    edits: [{ was: '.map(copyPixel)', now: '.map((pixel) => pixel.toReversed())' }],
    text: {
      en: 'Your function reverses the channels inside each pixel, too, so red and blue are swapped. Move each pixel as a whole: out[i][j] = image[i][width − 1 − j].',
      zh: '你的函数把每个像素内部的通道也反转了，红色和蓝色会互换。应整体移动像素：out[i][j] = image[i][width − 1 − j]。',
    },
  },
  {
    id: 'rotation-clockwise',
    fn: 'rotateImage',
    edits: [{ was: '(quarterTurns % 4)', now: '(-quarterTurns % 4)' }],
    text: {
      en: 'Your function turns the image clockwise. A positive number of quarter turns goes counter-clockwise, as angles do: out[i][j] = image[j][width − 1 − i].',
      zh: '你的函数按顺时针旋转图片。正的四分之一圈数表示逆时针，与角度的方向一致：out[i][j] = image[j][width − 1 − i]。',
    },
  },
  {
    id: 'rotation-transposes',
    fn: 'rotateImage',
    edits: [{ within: 'turnOnce', was: 'width - 1 - i', now: 'i' }],
    text: {
      en: 'Your function swaps rows and columns for a quarter turn, which also mirrors the image. One index has to run backwards: out[i][j] = image[j][width − 1 − i].',
      zh: '你的函数用行列互换代替四分之一圈旋转，这会使图片镜像。其中一个下标应倒着取：out[i][j] = image[j][width − 1 − i]。',
    },
  },
  {
    id: 'rotation-one-turn-only',
    fn: 'rotateImage',
    edits: [
      { was: 'turn < turns', now: 'turn < 1' },
      { was: 'turn < turns', now: 'turn < Math.min(turns, 1)' },
    ],
    text: {
      en: 'Your function makes one quarter turn whatever number it is given. Turn quarterTurns times; 4 turns give the image back.',
      zh: '无论给定多少，你的函数都只旋转四分之一圈。应旋转 quarterTurns 次；转 4 次得到原图。',
    },
  },
  {
    id: 'rotation-ignores-negative-turns',
    fn: 'rotateImage',
    edits: [
      { was: '((quarterTurns % 4) + 4) % 4', now: 'quarterTurns % 4' },
      { was: '((quarterTurns % 4) + 4) % 4', now: 'Math.abs(quarterTurns) % 4' },
    ],
    text: {
      en: 'Your function does not turn the image clockwise when quarterTurns is negative. Negative turns go clockwise: −1 is the same as 3.',
      zh: '当 quarterTurns 为负数时，你的函数没有按顺时针旋转图片。负数表示顺时针：−1 与 3 相同。',
    },
  },
  {
    id: 'shear-to-the-left',
    fn: 'shearImage',
    edits: [{ was: 'j - shift', now: 'j + shift' }],
    text: {
      en: 'Your shear moves the rows to the left for a positive factor. Row i moves right: out[i][j] = image[i][j − round(factor · i)].',
      zh: '当 factor 为正时，你的错切把各行向左移。第 i 行应向右移：out[i][j] = image[i][j − round(factor · i)]。',
    },
  },
  {
    id: 'shear-wraps-around',
    fn: 'shearImage',
    edits: [{ was: 'row[j - shift]', now: 'row.at((j - shift) % row.length)' }],
    text: {
      en: 'Your shear lets the pixels that leave on one side come back on the other. What moves out is lost, and what is laid bare is 0 in every channel.',
      zh: '你的错切让从一侧移出的像素又从另一侧出现。移出的像素应丢弃，露出的位置在每个通道上都填 0。',
    },
  },
  {
    id: 'shear-repeats-the-edge',
    fn: 'shearImage',
    edits: [{ was: 'new Array<number>(channels).fill(0)', now: 'row.at(j < shift ? 0 : -1)' }],
    text: {
      en: 'Your shear fills the bare places with the pixel at the edge. Here they are filled with 0 in every channel.',
      zh: '你的错切用边缘像素填充露出的位置。这里规定在每个通道上都填 0。',
    },
  },
  {
    id: 'shear-vertical',
    fn: 'shearImage',
    edits: [{ was: 'row[j - shift]', now: 'image[i - Math.round(factor * j)]?.[j]' }],
    text: {
      en: 'Your shear moves columns up or down. A horizontal shear moves row i sideways: out[i][j] = image[i][j − round(factor · i)].',
      zh: '你的错切把列上下移动了。水平错切是把第 i 行左右移动：out[i][j] = image[i][j − round(factor · i)]。',
    },
  },
  {
    id: 'shear-same-for-every-row',
    fn: 'shearImage',
    edits: [{ was: 'factor * i', now: 'factor' }],
    text: {
      en: 'Your function moves every row by the same number of columns, which is a shift. The shear grows with the row: row i moves by round(factor · i).',
      zh: '你的函数把每一行移动了相同的列数，这是平移。错切量随行号增大：第 i 行移动 round(factor · i)。',
    },
  },
  {
    id: 'augmentation-labels-not-doubled',
    fn: 'augmentWithFlips',
    edits: [{ was: '[...row, ...row]', now: 'row' }],
    text: {
      en: 'Your function doubles the images but not the labels. A mirror image keeps the label of its original, so Y becomes (1, 2m): the labels, then the same labels again.',
      zh: '你的函数把图片加倍了，却没有加倍标签。镜像图片沿用原图的标签，因此 Y 变为 (1, 2m)：先是全部标签，再重复一遍。',
    },
  },
  {
    id: 'augmentation-labels-out-of-order',
    fn: 'augmentWithFlips',
    edits: [
      { was: '[...row, ...row]', now: 'row.flatMap((label) => [label, label])' },
      {
        was: '[...originals, ...images.map(flipHorizontal)]',
        now: 'originals.flatMap((image) => [image, flipHorizontal(image)])',
      },
    ],
    text: {
      en: 'Of images and labels, you double one as a whole and the other one by one, so they no longer belong together. Put all first and then all of them again, images and labels alike.',
      zh: '图片和标签中，你把一个整体重复，另一个逐个重复，两者不再对应。两者都应先放全部，再重复一遍。',
    },
  },
  {
    id: 'augmentation-labels-inverted',
    fn: 'augmentWithFlips',
    edits: [{ was: '[...row, ...row]', now: '[...row, ...row.map((label) => 1 - label)]' }],
    text: {
      en: 'Your mirror images get the opposite label 1 − y. A mirrored cat is still a cat: the labels of the second half equal those of the first.',
      zh: '你给镜像图片用了相反的标签 1 − y。镜像的猫仍然是猫：后一半的标签与前一半相同。',
    },
  },
  {
    id: 'augmentation-originals-lost',
    fn: 'augmentWithFlips',
    edits: [
      [
        { was: '...originals, ', now: '' },
        { was: '[...row, ...row]', now: 'row' },
      ],
      { was: '...originals, ', now: '' },
    ],
    text: {
      en: 'Your function returns the mirror images alone. Augmentation adds to the training set: all originals first, then their mirror images.',
      zh: '你的函数只返回了镜像图片。扩增是在训练集上增加数据：先放全部原图，再放它们的镜像。',
    },
  },
  {
    id: 'augmentation-flips-vertically',
    fn: 'augmentWithFlips',
    edits: [{ was: 'images.map(flipHorizontal)', now: 'images.map((image) => image.toReversed())' }],
    text: {
      en: 'The added images are upside down. Add mirror images with left and right swapped: out[i][j] = image[i][width − 1 − j].',
      zh: '你添加的图片是上下颠倒的。应添加左右互换的镜像：out[i][j] = image[i][width − 1 − j]。',
    },
  },
];
