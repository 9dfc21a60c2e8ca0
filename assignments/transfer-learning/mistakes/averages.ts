/** Mistakes in averages over networks and over crops. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const rightEnsemble = 'Ŷ = (1/M) Σ Ŷ_k, the mean of the M networks’ softmax probabilities';
const rightEnsembleZh = 'Ŷ = (1/M) Σ Ŷ_k，即 M 个网络的 softmax 概率的平均';
const rightCropsZh = '左上、右上、左下、右下、中心，然后按同样顺序是这五个裁剪的左右镜像';
const rightCrops =
  'top left, top right, bottom left, bottom right, centre, then these five mirrored left to right in the same order';
const rightMean = 'ŷ = (1/10) Σ predict(crop_k), the mean of the probabilities over all ten crops';
const rightMeanZh = 'ŷ = (1/10) Σ predict(crop_k)，即十个裁剪的概率的平均';

export const averageMistakes: readonly MistakeSpec[] = [
  {
    id: 'ensemble-averages-weights',
    fn: 'ensemblePredict',
    edits: [
      {
        was: 'const outputs',
        now: 'const mean = (list) => (Array.isArray(list[0]) ? list[0].map((_, i) => mean(list.map((part) => part[i]))) : list.reduce((sum, value) => sum + value, 0) / list.length); return forwardPropagation(X, Object.fromEntries(Object.keys(models[0]).map((name) => [name, mean(models.map((model) => model[name]))]))).AL; const outputs',
      },
    ],
    text: {
      en: `You average the weights and run one network. Units of different networks stand in no common order, so that the mean of their weights means nothing; average the outputs: ${rightEnsemble}.`,
      zh: `你对权重取平均，再运行一个网络。不同网络的单元没有共同的次序，权重的平均毫无意义；应对输出取平均：${rightEnsembleZh}。`,
    },
  },
  {
    id: 'ensemble-averages-logits',
    fn: 'ensemblePredict',
    edits: [
      [
        {
          was: 'forwardPropagation(X, parameters).AL',
          now: "forwardPropagation(X, parameters).cache['Z' + Object.keys(parameters).length / 2]",
        },
        {
          was: 'return mapEntries(sum, (value) => value / models.length)',
          now: 'const e = mapEntries(sum, (z) => Math.exp(z / models.length)); return mapEntries(e, (value, _, i) => value / e.reduce((total, row) => total + row[i], 0))',
        },
      ],
    ],
    text: {
      en: `You average the Z of the last layers and take softmax once. The mean of the probabilities is asked for, softmax first: ${rightEnsemble}.`,
      zh: `你对最后一层的 Z 取平均，再做一次 softmax。题目要的是概率的平均，应先做 softmax：${rightEnsembleZh}。`,
    },
  },
  {
    id: 'ensemble-votes',
    fn: 'ensemblePredict',
    edits: [
      {
        was: 'forwardPropagation(X, parameters).AL)',
        now: 'forwardPropagation(X, parameters).AL).map((AL) => mapEntries(AL, (_, c, i) => Number(AL.findIndex((row) => row[i] === Math.max(...AL.map((other) => other[i]))) === c)))',
      },
    ],
    text: {
      en: `You count votes: each network gives 1 to its best class. How sure it is counts, too: ${rightEnsemble}.`,
      zh: `你在计票：每个网络只给最可能的类别记 1。它有多确信也要计入：${rightEnsembleZh}。`,
    },
  },
  {
    id: 'ensemble-first-model-only',
    fn: 'ensemblePredict',
    edits: [{ was: 'const outputs', now: 'return forwardPropagation(X, models[0]).AL; const outputs' }],
    text: {
      en: `Only the first network is asked. ${rightEnsemble}.`,
      zh: `只用了第一个网络。${rightEnsembleZh}。`,
    },
  },
  {
    id: 'ensemble-not-divided',
    fn: 'ensemblePredict',
    edits: [{ was: 'return mapEntries(sum, (value) => value / models.length)', now: 'return sum' }],
    text: {
      en: `You add the outputs and do not divide by their number; the columns sum to M, not to 1. ${rightEnsemble}.`,
      zh: `你把输出相加却没有除以网络个数；每列之和为 M 而不是 1。${rightEnsembleZh}。`,
    },
  },
  {
    id: 'ensemble-halves-each-time',
    fn: 'ensemblePredict',
    edits: [
      [
        { was: 'a + b', now: '(a + b) / 2' },
        { was: 'return mapEntries(sum, (value) => value / models.length)', now: 'return sum' },
      ],
    ],
    text: {
      en: `You average the mean so far and the next answer, half and half, so that the last network counts as much as all before it. ${rightEnsemble}.`,
      zh: `你每次把已有平均与下一个输出各取一半，最后一个网络的权重就等于前面全部之和。${rightEnsembleZh}。`,
    },
  },
  {
    id: 'ten-crop-without-mirrors',
    fn: 'tenCrop',
    edits: [{ was: '[...crops, ...crops.map(flipHorizontal)]', now: 'crops' }],
    text: {
      en: `Your crops are five: the mirror images are missing. ${rightCrops}.`,
      zh: `你只有五个裁剪：缺少镜像。${rightCropsZh}。`,
    },
  },
  {
    id: 'ten-crop-upside-down',
    fn: 'tenCrop',
    edits: [{ was: 'crops.map(flipHorizontal)', now: 'crops.map((crop) => crop.toReversed())' }],
    text: {
      en: `Your second five stand on their heads. The crops are mirrored left to right: ${rightCrops}.`,
      zh: `你的后五个裁剪上下颠倒了。应左右镜像：${rightCropsZh}。`,
    },
  },
  {
    id: 'ten-crop-of-mirrored-image',
    fn: 'tenCrop',
    edits: [
      {
        was: 'crops.map(flipHorizontal)',
        now: 'places.map(([top, left]) => flipHorizontal(image).slice(top, top + size).map((row) => row.slice(left, left + size)))',
      },
    ],
    text: {
      en: `You mirror the whole image and crop it again, so that the mirror image of the top right comes sixth. That is a common order, but here each crop is mirrored: ${rightCrops}.`,
      zh: `你先把整张图片镜像再裁剪，第六个就成了右上角的镜像。这种顺序也常见，但这里是逐个裁剪镜像：${rightCropsZh}。`,
    },
  },
  {
    id: 'ten-crop-in-pairs',
    fn: 'tenCrop',
    edits: [
      {
        was: '[...crops, ...crops.map(flipHorizontal)]',
        now: 'crops.flatMap((crop) => [crop, flipHorizontal(crop)])',
      },
    ],
    text: {
      en: `Each of your crops is followed by its own mirror image. First all five, then all mirror images: ${rightCrops}.`,
      zh: `你的每个裁剪后面紧跟它自己的镜像。应先是五个裁剪，再是全部镜像：${rightCropsZh}。`,
    },
  },
  {
    id: 'ten-crop-corners-short',
    fn: 'tenCrop',
    edits: [
      { was: '[height - size, width - size]', now: '[height - size - 1, width - size - 1]' },
      [
        { was: '[height - size, width - size]', now: '[height - size - 1, width - size - 1]' },
        {
          was: 'Math.floor(bottom / 2), Math.floor(right / 2)',
          now: 'Math.floor((height - size) / 2), Math.floor((width - size) / 2)',
        },
      ],
    ],
    text: {
      en: 'Your crops at the right and the bottom begin one pixel too early and miss the edge. They begin in column width − size and row height − size.',
      zh: '你右侧和底部的裁剪早开始了一个像素，没有贴到边缘。应从第 width − size 列、第 height − size 行开始。',
    },
  },
  {
    id: 'ten-crop-centre-rounded-up',
    fn: 'tenCrop',
    edits: [
      {
        was: 'Math.floor(bottom / 2), Math.floor(right / 2)',
        now: 'Math.ceil(bottom / 2), Math.ceil(right / 2)',
      },
    ],
    text: {
      en: 'Your centre crop is rounded up when the room around it is odd. It begins in row ⌊(height − size)/2⌋ and column ⌊(width − size)/2⌋.',
      zh: '当余量为奇数时，你的中心裁剪向上取整了。它从第 ⌊(height − size)/2⌋ 行、第 ⌊(width − size)/2⌋ 列开始。',
    },
  },
  {
    id: 'multi-crop-without-mirrors',
    fn: 'multiCropPredict',
    edits: [{ was: 'tenCrop(image, size)', now: 'tenCrop(image, size).slice(0, 5)' }],
    text: {
      en: `You ask about five crops only; the mirror images are missing. ${rightMean}.`,
      zh: `你只用了五个裁剪，缺少镜像。${rightMeanZh}。`,
    },
  },
  {
    id: 'multi-crop-blends-pictures',
    fn: 'multiCropPredict',
    edits: [
      {
        was: 'const answers =',
        now: 'const crops = tenCrop(image, size); return predict(crops[0].map((row, i) => row.map((pixel, j) => pixel.map((_, c) => crops.reduce((sum, crop) => sum + crop[i][j][c], 0) / crops.length)))); const answers =',
      },
    ],
    text: {
      en: `You average the crops and ask once about the blend, a picture of nothing. Ask about each crop and average the answers: ${rightMean}.`,
      zh: `你先把裁剪的像素平均，再对这张模糊的图片预测一次。应对每个裁剪分别预测，再平均输出：${rightMeanZh}。`,
    },
  },
  {
    id: 'multi-crop-votes',
    fn: 'multiCropPredict',
    edits: [
      {
        was: 'predict(crop))',
        now: 'predict(crop)).map((answer) => answer.map((_, c) => Number(c === answer.indexOf(Math.max(...answer)))))',
      },
    ],
    text: {
      en: `You count votes: each crop gives 1 to its best class. How sure the network is counts, too: ${rightMean}.`,
      zh: `你在计票：每个裁剪只给最可能的类别记 1。网络有多确信也要计入：${rightMeanZh}。`,
    },
  },
  {
    id: 'multi-crop-not-divided',
    fn: 'multiCropPredict',
    edits: [{ was: ' / answers.length', now: '' }],
    text: {
      en: `You add the ten answers and do not divide by 10; the numbers sum to 10, not to 1. ${rightMean}.`,
      zh: `你把十个输出相加却没有除以 10；各数之和为 10 而不是 1。${rightMeanZh}。`,
    },
  },
];
