/** Mistakes in the linear part backward and in L layers backward. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { sigmoidBackward } from '../../../reference/activations.ts';
import {
  type LayerCache,
  type LinearCache,
  linearActivationBackward,
  linearBackward,
  lModelBackward,
} from '../../../reference/layers.ts';
import {
  at,
  combine,
  dot,
  entry,
  type Matrix,
  mapEntries,
  shapeOf,
  transpose,
} from '../../../reference/matrix.ts';
import type { Gradients } from '../../../reference/propagation.ts';

const times = (A: Matrix, factor: number): Matrix => mapEntries(A, (value) => value * factor);
const examplesOf = (A: Matrix): number => shapeOf(A)[1];

const linear = (
  id: string,
  en: string,
  zh: string,
  change: (dZ: Matrix, cache: LinearCache, m: number) => object,
): MistakeSpec => ({
  id: `linear-backward-${id}`,
  fn: 'linearBackward',
  text: { en, zh },
  wrong: (dZ: Matrix, cache: LinearCache) => ({
    ...linearBackward(dZ, cache),
    ...change(dZ, cache, examplesOf(dZ)),
  }),
});

/** dW and db times a factor. */
const scaled = (dZ: Matrix, cache: LinearCache, factor: number): object => {
  const { dW, db } = linearBackward(dZ, cache);
  return { dW: times(dW, factor), db: db.map((value) => value * factor) };
};

export const linearBackwardMistakes: readonly MistakeSpec[] = [
  linear(
    'not-averaged',
    'Your dW and db are sums over the examples, m times too large. The cost is an average: both carry 1/m.',
    '你的 dW 和 db 是对样本求和，大了 m 倍。成本是平均值：两者都要乘 1/m。',
    (dZ, cache, m) => scaled(dZ, cache, m),
  ),
  linear(
    'averaged-twice',
    'Your dW and db are divided by m twice. Once is enough: dW = (1/m) dZ A_(l−1)ᵀ, db = (1/m) row sums of dZ.',
    '你的 dW 和 db 除了两次 m。一次就够：dW = (1/m) dZ A_(l−1)ᵀ，db = (1/m) × dZ 的行和。',
    (dZ, cache, m) => scaled(dZ, cache, 1 / m),
  ),
  linear(
    'da-averaged',
    'Your dAPrev is divided by m. It belongs to single examples: dAPrev = Wᵀ dZ, and the average is taken in dW and db alone.',
    '你的 dAPrev 除以了 m。它属于各个样本：dAPrev = Wᵀ dZ，只在 dW 和 db 中取平均。',
    (dZ, cache, m) => ({ dAPrev: times(linearBackward(dZ, cache).dAPrev, 1 / m) }),
  ),
  linear(
    'db-not-averaged',
    'Your db is the sum of dZ over the examples. Like dW it carries 1/m.',
    '你的 db 是 dZ 对样本的和。它和 dW 一样要乘 1/m。',
    (dZ, cache, m) => ({ db: linearBackward(dZ, cache).db.map((value) => value * m) }),
  ),
  linear(
    'db-not-summed',
    'Your db has a number for each unit and each example. Each unit has one bias: sum every row of dZ and multiply by 1/m.',
    '你的 db 对每个单元、每个样本各有一个数。每个单元只有一个偏置：应对 dZ 的每一行求和再乘 1/m。',
    (dZ, _, m) => ({ db: times(dZ, 1 / m) }),
  ),
  linear(
    'db-of-first-example',
    'Your db is dZ of the first example. Every example moves the bias: db = (1/m) times the sum of each row of dZ.',
    '你的 db 只取了第一个样本的 dZ。每个样本都会影响偏置：db = (1/m) × dZ 每一行之和。',
    (dZ) => ({ db: dZ.map((row) => at(row, 0)) }),
  ),
  linear(
    'db-summed-over-units',
    'Your db sums the columns of dZ, over the units. Sum the rows, over the examples: one number for each unit.',
    '你的 db 按列对单元求和。应按行对样本求和：每个单元一个数。',
    (dZ, _, m) => ({
      db: transpose(dZ).map((column) => column.reduce((sum, value) => sum + value, 0) / m),
    }),
  ),
  linear(
    'dw-transposed',
    'Your dW is A_(l−1) dZᵀ / m, the transpose of the right one. dW has the shape of W: (1/m) dZ A_(l−1)ᵀ.',
    '你的 dW 是 A_(l−1) dZᵀ / m，即正确结果的转置。dW 与 W 同形：(1/m) dZ A_(l−1)ᵀ。',
    (dZ, cache) => ({ dW: transpose(linearBackward(dZ, cache).dW) }),
  ),
  linear(
    'weights-not-transposed',
    'Your dAPrev is W dZ. On the way back the weights are transposed: dAPrev = Wᵀ dZ.',
    '你的 dAPrev 是 W dZ。反向时权重要转置：dAPrev = Wᵀ dZ。',
    (dZ, cache) => ({ dAPrev: dot(cache.W, dZ) }),
  ),
];

/** The output error and the step through a hidden layer, as the right backward pass takes them. */
type Rules = {
  dZL?: (AL: Matrix, Y: Matrix, last: LayerCache) => Matrix;
  hidden?: typeof linearActivationBackward;
};

type Backward = (AL: Matrix, Y: Matrix, caches: readonly LayerCache[]) => Gradients;

const difference = (AL: Matrix, Y: Matrix): Matrix => combine(AL, Y, (a, y) => a - y);

/** L layers backward with one rule changed. */
function backwardWith({ dZL = difference, hidden = linearActivationBackward }: Rules): Backward {
  return (AL, Y, caches) => {
    const gradients: Gradients = {};
    let dA: Matrix = [];
    for (const [index, cache] of [...caches.entries()].reverse()) {
      const isLast = index === caches.length - 1;
      const step = isLast ? linearBackward(dZL(AL, Y, cache), cache) : hidden(dA, cache, 'relu');
      gradients[`dW${index + 1}`] = step.dW;
      gradients[`db${index + 1}`] = step.db;
      dA = step.dAPrev;
    }
    return gradients;
  };
}

/** dZ_L by way of dA_L = −y/ŷ + (1−y)/(1−ŷ). */
const throughDAL =
  (within: (yHat: number) => number) =>
  (AL: Matrix, Y: Matrix, { Z }: LayerCache): Matrix => {
    const dAL = mapEntries(AL, (a, i, j) => {
      const [y, yHat] = [entry(Y, i, j), within(a)];
      return -(y / yHat - (1 - y) / (1 - yHat));
    });
    return sigmoidBackward(dAL, Z);
  };

const model = (id: string, en: string, zh: string, wrong: Backward): MistakeSpec => ({
  id: `backward-${id}`,
  fn: 'lModelBackward',
  text: { en, zh },
  wrong,
});

const dividedOrNot = (factor: (m: number) => number): Backward =>
  backwardWith({ dZL: (AL, Y) => times(difference(AL, Y), factor(examplesOf(Y))) });

export const modelBackwardMistakes: readonly MistakeSpec[] = [
  model(
    'sign',
    'Your gradients all have the wrong sign, as dZ_L = Y − A_L gives; some lecture notes print it that way. The output error is dZ_L = A_L − Y.',
    '你的梯度符号全反了，dZ_L = Y − A_L 就会如此；有的讲义就是这样印的。输出误差是 dZ_L = A_L − Y。',
    (AL, Y, caches) => lModelBackward(Y, AL, caches),
  ),
  model(
    'not-averaged',
    'Your gradients are sums over the examples, m times too large. The cost is an average: dW and db carry 1/m in every layer.',
    '你的梯度是对样本求和，大了 m 倍。成本是平均值：每一层的 dW 和 db 都要乘 1/m。',
    dividedOrNot((m) => m),
  ),
  model(
    'averaged-twice',
    'Your gradients are divided by m twice. Divide in dW and db alone; dZ_L = A_L − Y carries no 1/m.',
    '你的梯度除了两次 m。只在 dW 和 db 中除；dZ_L = A_L − Y 不带 1/m。',
    dividedOrNot((m) => 1 / m),
  ),
  model(
    'averaged-in-every-layer',
    'Your gradients are divided by m once more for each layer below the last, as 1/m in dA does. dA_(l−1) = Wᵀ dZ carries no 1/m.',
    '从最后一层往下，你的梯度每经过一层就多除一次 m，dA 中带 1/m 就会如此。dA_(l−1) = Wᵀ dZ 不带 1/m。',
    backwardWith({
      hidden: (dA, cache, name) => linearActivationBackward(times(dA, 1 / examplesOf(dA)), cache, name),
    }),
  ),
  model(
    'relu-forgotten',
    'Your hidden layers pass the gradient on where relu was closed. dZ_l = dA_l where Z_l > 0, and 0 elsewhere.',
    '你的隐藏层在 relu 关闭处仍把梯度传了下去。Z_l > 0 处 dZ_l = dA_l，其余为 0。',
    backwardWith({ hidden: (dA, cache) => linearBackward(dA, cache) }),
  ),
  model(
    'sigmoid-in-hidden-layers',
    'Your hidden layers go back through sigmoid. They used relu on the way forward: dZ_l = dA_l where Z_l > 0, and 0 elsewhere.',
    '你的隐藏层按 sigmoid 反向传播。它们前向时用的是 relu：Z_l > 0 处 dZ_l = dA_l，其余为 0。',
    backwardWith({ hidden: (dA, cache) => linearActivationBackward(dA, cache, 'sigmoid') }),
  ),
  model(
    'output-slope-twice',
    'Your dZ_L is (A_L − Y) times the slope of sigmoid. A_L − Y is dZ_L already: in it the slope has cancelled.',
    '你的 dZ_L 是 (A_L − Y) 再乘 sigmoid 的导数。A_L − Y 已经是 dZ_L：其中导数已经约去。',
    backwardWith({ dZL: (AL, Y, { Z }) => sigmoidBackward(difference(AL, Y), Z) }),
  ),
  model(
    'through-dal',
    'Your gradients are NaN where ŷ is exactly 0 or 1: on the way through dA_L = −Y/A_L + (1 − Y)/(1 − A_L) stands 0/0. Take dZ_L = A_L − Y directly.',
    'ŷ 恰为 0 或 1 时你的梯度变成 NaN：经过 dA_L = −Y/A_L + (1 − Y)/(1 − A_L) 会出现 0/0。应直接取 dZ_L = A_L − Y。',
    backwardWith({ dZL: throughDAL((yHat) => yHat) }),
  ),
  model(
    'through-clipped-dal',
    'Your gradients are 0 where ŷ is certain and wrong: dA_L is clipped, and the slope of sigmoid there is 0. Such an example should push hardest: take dZ_L = A_L − Y directly.',
    'ŷ 完全确定却错误时你的梯度是 0：dA_L 被截断，而 sigmoid 在那里的导数是 0。这样的样本本应推动最大：应直接取 dZ_L = A_L − Y。',
    backwardWith({ dZL: throughDAL((yHat) => Math.min(Math.max(yHat, 1e-15), 1 - 1e-15)) }),
  ),
];
