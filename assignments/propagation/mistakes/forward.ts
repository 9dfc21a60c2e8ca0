/** Mistakes in the forward pass: the linear part, one layer, L layers. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { tanh } from '../../../reference/activations.ts';
import { type Activation, type LayerCache, linearActivationForward } from '../../../reference/layers.ts';
import { at, dot, type Matrix, mapEntries, transpose, type Vector } from '../../../reference/matrix.ts';
import {
  depthOf,
  linearForward,
  matrixOf,
  type Parameters,
  relu,
  sigmoid,
  vectorOf,
} from '../../../reference/propagation.ts';

const linear = (
  id: string,
  en: string,
  zh: string,
  wrong: (A: Matrix, W: Matrix, b: Vector) => Matrix,
): MistakeSpec => ({ id: `linear-${id}`, fn: 'linearForward', text: { en, zh }, wrong });

const linearMistakes: readonly MistakeSpec[] = [
  linear(
    'bias-per-example',
    'Your b is added by column, b[0] to the first example, b[1] to the second. Each b belongs to a unit: add b[i] to the whole of row i.',
    '你的 b 是按列加的：b[0] 加到第一个样本，b[1] 加到第二个。每个 b 属于一个单元：应把 b[i] 加到整个第 i 行。',
    (A, W, b) => mapEntries(dot(W, A), (value, _, example) => value + (b[example] ?? Number.NaN)),
  ),
  linear(
    'weights-transposed',
    'Your Z is Wᵀ A + b. W is (units, inputs), so Z = W A + b: row i of W belongs to unit i.',
    '你的 Z 是 Wᵀ A + b。W 的形状是 (单元数, 输入数)，因此 Z = W A + b：W 的第 i 行属于第 i 个单元。',
    (A, W, b) => linearForward(A, transpose(W), b),
  ),
  linear(
    'bias-left-out',
    'Your Z is W A without b. Add b[i] to every entry of row i.',
    '你的 Z 是 W A，没有加 b。应把 b[i] 加到第 i 行的每个元素上。',
    (A, W) => dot(W, A),
  ),
  linear(
    'first-bias-for-all',
    'Your Z has b[0] added in every row. Each unit has a bias of its own: b[i] for row i.',
    '你的 Z 每一行都加了 b[0]。每个单元有自己的偏置：第 i 行加 b[i]。',
    (A, W, b) => mapEntries(dot(W, A), (value) => value + at(b, 0)),
  ),
];

type Layer = typeof linearActivationForward;

const layer = (id: string, en: string, zh: string, wrong: Layer): MistakeSpec => ({
  id: `layer-${id}`,
  fn: 'linearActivationForward',
  text: { en, zh },
  wrong,
});

/** One layer with another function for each name. */
function withActivations(table: Record<Activation, (z: number) => number>): Layer {
  return (APrev, W, b, activation) => {
    const Z = linearForward(APrev, W, b);
    return { A: mapEntries(Z, (z) => table[activation](z)), cache: { APrev, W, b, Z } };
  };
}

/** One layer with another cache. */
function withCache(change: (cache: LayerCache, A: Matrix) => LayerCache): Layer {
  return (...args) => {
    const { A, cache } = linearActivationForward(...args);
    return { A, cache: change(cache, A) };
  };
}

const layerMistakes: readonly MistakeSpec[] = [
  layer(
    'always-relu',
    'Your layer uses relu whatever `activation` says. It names the function to use: sigmoid, tanh or relu.',
    '无论 `activation` 是什么，你的层都用 relu。应使用它指定的函数：sigmoid、tanh 或 relu。',
    withActivations({ sigmoid: relu, tanh: relu, relu }),
  ),
  layer(
    'always-sigmoid',
    'Your layer uses sigmoid whatever `activation` says. It names the function to use: sigmoid, tanh or relu.',
    '无论 `activation` 是什么，你的层都用 sigmoid。应使用它指定的函数：sigmoid、tanh 或 relu。',
    withActivations({ sigmoid, tanh: sigmoid, relu: sigmoid }),
  ),
  layer(
    'tanh-forgotten',
    'Your layer uses relu when tanh is asked for. Three names are possible: sigmoid, tanh and relu.',
    '要求 tanh 时你的层用了 relu。可能的名称有三个：sigmoid、tanh 和 relu。',
    withActivations({ sigmoid, tanh: relu, relu }),
  ),
  layer(
    'sigmoid-and-relu-swapped',
    'Your layer uses sigmoid when relu is asked for, and relu when sigmoid is.',
    '要求 relu 时你的层用了 sigmoid，要求 sigmoid 时用了 relu。',
    withActivations({ sigmoid: relu, tanh, relu: sigmoid }),
  ),
  layer(
    'cache-holds-a',
    'Your cache has A under the name Z. The way back takes slopes at Z, before the activation: keep that.',
    '你的缓存里名为 Z 的是 A。反向传播要在激活之前的 Z 处求导：应保存 Z。',
    withCache((cache, A) => ({ ...cache, Z: A })),
  ),
  layer(
    'cache-holds-own-output',
    'Your cache has this layer’s output under the name APrev. dW is made from this layer’s input: keep that.',
    '你的缓存里名为 APrev 的是本层的输出。dW 由本层的输入算出：应保存输入。',
    withCache((cache, A) => ({ ...cache, APrev: A })),
  ),
];

/** L layers with another activation for layer l of L. */
function modelWith(activate: (layer: number, depth: number) => (z: number) => number) {
  return (X: Matrix, parameters: Parameters) => {
    const depth = depthOf(parameters);
    const caches: LayerCache[] = [];
    let AL = X;
    for (let l = 1; l <= depth; l++) {
      const [APrev, W, b] = [AL, matrixOf(parameters, `W${l}`), vectorOf(parameters, `b${l}`)];
      const Z = linearForward(APrev, W, b);
      const g = activate(l, depth);
      AL = mapEntries(Z, (z) => g(z));
      caches.push({ APrev, W, b, Z });
    }
    return { AL, caches };
  };
}

const model = (
  id: string,
  en: string,
  zh: string,
  activate: (layer: number, depth: number) => (z: number) => number,
): MistakeSpec => ({ id: `model-${id}`, fn: 'lModelForward', text: { en, zh }, wrong: modelWith(activate) });

const modelMistakes: readonly MistakeSpec[] = [
  model(
    'relu-at-the-output',
    'Your last layer uses relu, so ŷ is no probability. Layers 1 to L − 1 use relu, layer L uses sigmoid.',
    '你的最后一层用了 relu，ŷ 就不是概率。第 1 到 L − 1 层用 relu，第 L 层用 sigmoid。',
    () => relu,
  ),
  model(
    'sigmoid-everywhere',
    'Your hidden layers use sigmoid. Only the last layer does; layers 1 to L − 1 use relu.',
    '你的隐藏层用了 sigmoid。只有最后一层用 sigmoid，第 1 到 L − 1 层用 relu。',
    () => sigmoid,
  ),
  model(
    'tanh-in-hidden-layers',
    'Your hidden layers use tanh. This network has relu in layers 1 to L − 1.',
    '你的隐藏层用了 tanh。这个网络的第 1 到 L − 1 层用 relu。',
    (l, depth) => (l < depth ? tanh : sigmoid),
  ),
  model(
    'hidden-layers-linear',
    'Your hidden layers have no activation, so all layers together are one linear layer. Apply relu to Z in layers 1 to L − 1.',
    '你的隐藏层没有激活函数，这样所有层合起来只是一个线性层。第 1 到 L − 1 层应对 Z 使用 relu。',
    (l, depth) => (l < depth ? (z) => z : sigmoid),
  ),
  model(
    'output-linear',
    'Your last layer hands back Z without an activation. Layer L uses sigmoid: ŷ = σ(Z).',
    '你的最后一层直接返回了 Z，没有激活。第 L 层用 sigmoid：ŷ = σ(Z)。',
    (l, depth) => (l < depth ? relu : (z) => z),
  ),
];

export const forwardMistakes: readonly MistakeSpec[] = [
  ...linearMistakes,
  ...layerMistakes,
  ...modelMistakes,
];
