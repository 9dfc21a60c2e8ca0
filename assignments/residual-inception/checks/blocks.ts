/** Checks of one residual block of dense layers, forward and back. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import type { Matrix, Vector } from '../../../reference/matrix.ts';
import {
  componentsOf,
  drawBlock,
  drawBlockAtKinks,
  drawProjection,
  inEighths,
  type Sizes,
  startingWithZero,
} from './inputs.ts';

function blockCase(draw: Draw, sizes: Omit<Sizes, 'n2'>): CaseArguments {
  const { X, parameters } = drawBlock(draw, sizes);
  return [X, parameters];
}

/** W = 0 and b = 0: what comes out is relu(X), which is X in the first row, as where the input is an activation. */
function zeroCase(draw: Draw): CaseArguments {
  const zeros = [
    [0, 0],
    [0, 0],
  ];
  const sizes = draw.matrix(2, 2).map((row) => row.map((x) => Math.abs(x) + 0.2));
  const X = inEighths(sizes.map((row, i) => row.map((x) => (i === 0 ? x : -x))));
  return [X, { W1: zeros, b1: [0, 0], W2: zeros, b2: [0, 0] }];
}

function projectionCase(draw: Draw, sizes: Sizes): CaseArguments {
  const { X, parameters } = drawProjection(draw, sizes);
  return [X, parameters];
}

/** Arguments (dA, cache) of the backward pass. */
function backwardCase(draw: Draw, sizes: Omit<Sizes, 'n2'>): CaseArguments {
  const { cache } = drawBlock(draw, sizes);
  return [drawGradient(draw, cache.A2), cache];
}

/** A first layer that is at its kink, and a gradient of 0. */
function kinkCase(draw: Draw): CaseArguments {
  const { cache } = drawBlockAtKinks(draw, { n: 2, n1: 3, m: 2 });
  return [drawGradient(draw, cache.A2), cache];
}

/** One example, with a gradient of 0. */
function singleCase(draw: Draw): CaseArguments {
  const [dA, cache] = backwardCase(draw, { n: 3, n1: 2, m: 1 });
  return [startingWithZero(dA as Matrix), cache];
}

function projectedBackwardCase(draw: Draw, sizes: Sizes): CaseArguments {
  const { cache } = drawProjection(draw, sizes);
  return [drawGradient(draw, cache.A2), cache];
}

/** A gradient of the shape of A, none of it close to 0. */
export function drawGradient(draw: Draw, A: Matrix): Matrix {
  return draw.until(
    (dA) => dA.flat().every((value) => Math.abs(value) > 0.2),
    () => inEighths(draw.matrix(A.length, A[0]?.length ?? 0)),
  );
}

function probeCase(draw: Draw, sizes: Omit<Sizes, 'n2'>): CaseArguments {
  const { X, parameters, cache } = drawBlock(draw, sizes);
  return [X, parameters, drawGradient(draw, cache.A2)];
}

function projectedProbeCase(draw: Draw): CaseArguments {
  const { X, parameters, cache } = drawProjection(draw, { n: 1, n1: 1, n2: 2, m: 2 });
  return [X, parameters, drawGradient(draw, cache.A2)];
}

const blockComponents = ([X, parameters]: CaseArguments) =>
  componentsOf({ X: X as Matrix, ...(parameters as Record<string, Matrix | Vector>) });

const withoutProjection = 'this shortcut is not projected';
const projected = 'this shortcut is projected';
const otherSizes = 'X or Z2 has another number of rows than this needs, so such code stops or gives NaN';

export const blockChecks: readonly CheckSpec[] = [
  {
    id: 'residual-block',
    fn: 'residualBlock',
    title: {
      en: 'Residual block: the shortcut is added before the relu',
      zh: '残差块：捷径在 relu 之前相加',
    },
    lesson: 'C4 2.3',
    points: 8,
    cases: [
      (draw) => blockCase(draw, { n: 2, n1: 2, m: 2 }),
      (draw) => blockCase(draw, { n: 3, n1: 3, m: 1 }),
      zeroCase,
      (draw) => blockCase(draw, { n: 2, n1: 1, m: 2 }),
    ],
  },
  {
    id: 'projection-block',
    fn: 'projectionBlock',
    title: { en: 'Projected shortcut between equal sizes', zh: '输入输出大小相同时的投影捷径' },
    lesson: 'C4 2.4',
    points: 4,
    cases: [
      (draw) => projectionCase(draw, { n: 2, n1: 2, n2: 2, m: 2 }),
      (draw) => projectionCase(draw, { n: 2, n1: 3, n2: 2, m: 1 }),
    ],
  },
  {
    id: 'projection-sizes',
    fn: 'projectionBlock',
    title: { en: 'Projected shortcut to more and to fewer units', zh: '单元数变多或变少时的投影捷径' },
    lesson: 'C4 2.4',
    points: 4,
    cases: [
      (draw) => projectionCase(draw, { n: 2, n1: 2, n2: 3, m: 2 }),
      (draw) => projectionCase(draw, { n: 3, n1: 2, n2: 2, m: 2 }),
      (draw) => projectionCase(draw, { n: 2, n1: 3, n2: 1, m: 3 }),
    ],
    blindTo: {
      'projection-of-z': otherSizes,
      'projection-transposed': otherSizes,
    },
  },
  {
    id: 'backward',
    fn: 'residualBlockBackward',
    title: {
      en: 'Backward: the gradient splits at the sum and adds up',
      zh: '反向传播：梯度在加法处分开，再相加',
    },
    lesson: 'C4 2.3',
    points: 7,
    cases: [(draw) => backwardCase(draw, { n: 2, n1: 2, m: 4 }), kinkCase, singleCase],
    blindTo: {
      'backward-not-projected': withoutProjection,
      'backward-ws-no-mean': withoutProjection,
      'backward-ws-from-a1': withoutProjection,
    },
  },
  {
    id: 'backward-projection',
    fn: 'residualBlockBackward',
    title: { en: 'Backward through a projected shortcut, with dWs', zh: '经投影捷径的反向传播，含 dWs' },
    lesson: 'C4 2.4',
    points: 5,
    cases: [
      (draw) => projectedBackwardCase(draw, { n: 2, n1: 3, n2: 2, m: 4 }),
      (draw) => projectedBackwardCase(draw, { n: 3, n1: 2, n2: 1, m: 3 }),
    ],
    blindTo: { 'backward-skip-masked-twice': projected },
  },
  {
    id: 'gradient-check-identity',
    fn: 'residualBlockBackward',
    title: { en: 'Gradient check of your residual block', zh: '你的残差块的梯度检验' },
    lesson: 'C4 2.3',
    points: 3,
    driver: 'probeBlock',
    uses: ['residualBlockBackward', 'residualBlock'],
    cases: [
      (draw) => probeCase(draw, { n: 2, n1: 2, m: 2 }),
      (draw) => probeCase(draw, { n: 1, n1: 2, m: 3 }),
    ],
    judging: { kind: 'gradient', epsilons: [1e-3], components: blockComponents },
    blindTo: {
      'backward-not-projected': withoutProjection,
      'backward-ws-no-mean': withoutProjection,
      'backward-ws-from-a1': withoutProjection,
    },
  },
  {
    id: 'gradient-check-projection',
    fn: 'residualBlockBackward',
    title: { en: 'Gradient check of your projected block', zh: '你的投影残差块的梯度检验' },
    lesson: 'C4 2.4',
    points: 3,
    driver: 'probeBlock',
    uses: ['residualBlockBackward', 'projectionBlock'],
    cases: [projectedProbeCase],
    judging: { kind: 'gradient', epsilons: [1e-3], components: blockComponents },
    blindTo: { 'backward-not-projected': otherSizes, 'backward-skip-masked-twice': projected },
  },
];
