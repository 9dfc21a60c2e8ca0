/** Checks of the convolutional layer: its size, padding, one step, forward, backward, and the 1×1 case. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec, JudgingSpec } from '../../../grader/plan/spec.ts';
import type { ConvHparameters } from '../../../reference/convolution.ts';
import { convOutputSize } from '../../../reference/convolutionShapes.ts';
import type { Batch, Filters } from '../../../reference/volumes.ts';
import {
  type BatchShape,
  componentsOf,
  drawBatch,
  drawBiases,
  drawFilters,
  drawGradient,
  drawWindow,
  startingWithZero,
} from './inputs.ts';

/** Powers of two: J is linear in every single number, so that all costs and differences are exact. */
export const ladder: readonly number[] = [2 ** -4, 2 ** -6];

/** Arguments (n, f, pad, stride) with a remainder of (n + 2 pad − f) / stride that is given. */
function sizeCase(
  draw: Draw,
  { pad, stride, remainder }: ConvHparameters & { remainder: number },
): CaseArguments {
  const f = draw.integer(3, 5);
  return [stride * draw.integer(3, 9) + remainder + f - 2 * pad, f, pad, stride];
}

type LayerSize = { readonly shape: BatchShape; readonly f: number; readonly nC: number };

/** Arguments (APrev, W, b, hparameters). */
function forwardCase(draw: Draw, { shape, f, nC }: LayerSize, hparameters: ConvHparameters) {
  const channels = shape[3];
  const W = drawFilters(draw, f, channels, nC);
  return [drawBatch(draw, shape), W, drawBiases(draw, nC), hparameters] as const;
}

function outputShape({ shape, f, nC }: LayerSize, { pad, stride }: ConvHparameters): BatchShape {
  const [m, height, width] = shape;
  return [m, convOutputSize(height, f, pad, stride), convOutputSize(width, f, pad, stride), nC];
}

/** Arguments (dZ, cache). */
function backwardCase(draw: Draw, size: LayerSize, hparameters: ConvHparameters): CaseArguments {
  const [APrev, W, b] = forwardCase(draw, size, hparameters);
  const dZ = drawGradient(draw, outputShape(size, hparameters));
  return [dZ, { APrev, W, b, hparameters }];
}

/** Biases of which one is 0 and two are equal. */
const plainBiases = [0, 2.5, 2.5];

/** A layer with weights and biases of 0, whose stride leaps over inputs, on an image that is higher than wide. */
function leapingCase(draw: Draw): readonly [Batch, Filters, number[], ConvHparameters] {
  const [APrev, W] = forwardCase(draw, { shape: [1, 4, 3, 1], f: 2, nC: 3 }, leaping);
  return [APrev, startingWithZero(W), plainBiases, leaping];
}

const leaping: ConvHparameters = { stride: 3, pad: 2 };

/** Arguments (dZ, cache) for that layer, with a dZ of 0. */
function leapingBackwardCase(draw: Draw): CaseArguments {
  const [APrev, W, b, hparameters] = leapingCase(draw);
  const dZ = drawGradient(draw, outputShape({ shape: [1, 4, 3, 1], f: 2, nC: 3 }, hparameters));
  return [startingWithZero(dZ), { APrev, W, b, hparameters }];
}

/** Three images of one row, and one filter of size 1 that looks at every other place. */
const row: LayerSize = { shape: [3, 1, 5, 2], f: 1, nC: 1 };
/** One column, under filters that are wider than it. */
const column: LayerSize = { shape: [1, 5, 1, 1], f: 3, nC: 2 };

/** One argument: a layer and the numbers C of J = Σ C ∘ Z. */
function probeCase(draw: Draw, size: LayerSize, hparameters: ConvHparameters): CaseArguments {
  const [APrev, W, b] = forwardCase(draw, size, hparameters);
  return [{ APrev, W, b, hparameters, C: drawGradient(draw, outputShape(size, hparameters)) }];
}

const gradientJudging: JudgingSpec = {
  kind: 'gradient',
  epsilons: ladder,
  components: ([layer]) => {
    const { APrev, W, b } = layer as { APrev: Batch; W: Batch; b: number[] };
    return [...componentsOf('APrev', APrev), ...componentsOf('W', W), ...componentsOf('b', b)];
  },
};

const noGradient = 'a gradient with another number of entries is not compared; conv-backward tells';

export const layerChecks: readonly CheckSpec[] = [
  {
    id: 'output-size',
    fn: 'convOutputSize',
    title: { en: 'The size of the output, rounded down', zh: '输出尺寸，向下取整' },
    lesson: 'C4 2.2',
    points: 6,
    cases: [
      (draw) => sizeCase(draw, { pad: 0, stride: 1, remainder: 0 }),
      (draw) => sizeCase(draw, { pad: 2, stride: 1, remainder: 0 }),
      (draw) => sizeCase(draw, { pad: 1, stride: 2, remainder: 1 }),
      (draw) => sizeCase(draw, { pad: 2, stride: 3, remainder: 1 }),
      (draw) => sizeCase(draw, { pad: 1, stride: 3, remainder: 2 }),
      (draw) => sizeCase(draw, { pad: 0, stride: 4, remainder: 0 }),
      (draw) => [1, 3, 1, draw.integer(2, 4)],
      (draw) => [2 * draw.integer(3, 6), 1, 0, 2],
    ],
  },
  {
    id: 'zero-pad',
    fn: 'zeroPad',
    title: { en: 'Zeros around height and width', zh: '在高和宽的四周补零' },
    lesson: 'C4 2.2',
    points: 6,
    cases: [
      (draw) => [drawBatch(draw, [2, 2, 3, 2], [1, 9]), 1],
      (draw) => [drawBatch(draw, [1, 3, 1, 1], [1, 9]), 2],
      (draw) => [startingWithZero(drawBatch(draw, [3, 1, 2, 1], [-9, -1])), 0],
    ],
  },
  {
    id: 'single-step',
    fn: 'convSingleStep',
    title: { en: 'One filter at one place', zh: '一个过滤器在一个位置上' },
    lesson: 'C4 2.2',
    points: 5,
    cases: [
      (draw) => [...drawBatch(draw, [1, 3, 3, 2]), drawWindow(draw, 3, 2), ...drawBiases(draw, 1)],
      (draw) => [
        ...drawBatch(draw, [1, 2, 2, 3]),
        startingWithZero(drawWindow(draw, 2, 3)),
        ...drawBiases(draw, 1),
      ],
      (draw) => [...drawBatch(draw, [1, 1, 1, 1]), drawWindow(draw, 1, 1), 0],
    ],
  },
  {
    id: 'conv-forward',
    fn: 'convForward',
    title: { en: 'Forward through a convolutional layer', zh: '卷积层的前向传播' },
    lesson: 'C4 2.2',
    points: 13,
    restsOn: ['zeroPad', 'convSingleStep', 'convOutputSize'],
    cases: [
      (draw) => forwardCase(draw, { shape: [2, 4, 5, 2], f: 3, nC: 2 }, { stride: 2, pad: 1 }),
      (draw) => forwardCase(draw, { shape: [1, 3, 4, 3], f: 2, nC: 2 }, { stride: 1, pad: 0 }),
      leapingCase,
      (draw) => forwardCase(draw, row, { stride: 2, pad: 0 }),
      (draw) => forwardCase(draw, column, { stride: 2, pad: 1 }),
    ],
  },
  {
    id: 'conv-backward',
    fn: 'convBackward',
    title: { en: 'Backward through a convolutional layer', zh: '卷积层的反向传播' },
    lesson: 'C4 2.2',
    points: 12,
    restsOn: ['zeroPad'],
    cases: [
      (draw) => backwardCase(draw, { shape: [2, 4, 5, 2], f: 3, nC: 2 }, { stride: 2, pad: 1 }),
      (draw) => backwardCase(draw, { shape: [1, 3, 3, 2], f: 2, nC: 3 }, { stride: 1, pad: 0 }),
      leapingBackwardCase,
      (draw) => backwardCase(draw, row, { stride: 2, pad: 0 }),
      (draw) => backwardCase(draw, column, { stride: 2, pad: 1 }),
    ],
  },
  {
    id: 'conv-gradient-check',
    fn: 'convBackward',
    title: {
      en: 'Gradient check: the convolution backward against your forward pass',
      zh: '梯度检验：卷积的反向传播与你的前向传播对照',
    },
    lesson: 'C4 2.2',
    points: 6,
    driver: 'probeConvolution',
    uses: ['convBackward', 'convForward'],
    restsOn: ['convForward', 'zeroPad'],
    cases: [(draw) => probeCase(draw, { shape: [2, 3, 3, 1], f: 3, nC: 2 }, { stride: 2, pad: 1 })],
    judging: gradientJudging,
    blindTo: {
      'backward-pad-kept': noGradient,
      'backward-db-missing': noGradient,
      'backward-empty-without-pad': 'this case has padding; conv-backward tells',
    },
  },
  {
    id: 'one-by-one',
    fn: 'convOneByOne',
    title: { en: 'A 1×1 convolution: a dense layer at every position', zh: '1×1 卷积：每个位置上的全连接层' },
    lesson: 'C4 2.5',
    points: 6,
    cases: [
      (draw) => [drawBatch(draw, [2, 2, 3, 3]), drawFilters(draw, 1, 3, 2), drawBiases(draw, 2)],
      (draw) => [
        drawBatch(draw, [1, 3, 2, 2]),
        startingWithZero(drawFilters(draw, 1, 2, 4)),
        [...plainBiases, -1],
      ],
      (draw) => [drawBatch(draw, [3, 1, 1, 1]), drawFilters(draw, 1, 1, 1), drawBiases(draw, 1)],
    ],
  },
];
