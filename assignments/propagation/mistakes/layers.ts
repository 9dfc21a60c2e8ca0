/** Mistakes in one layer's backward step. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { reluBackward, sigmoidBackward, tanh, tanhBackward } from '../../../reference/activations.ts';
import { type Activation, type LayerCache, linearBackward } from '../../../reference/layers.ts';
import { combine, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import { relu, sigmoid } from '../../../reference/propagation.ts';

/** From dA and Z to dZ. */
type Slope = (dA: Matrix, Z: Matrix, activation: Activation) => Matrix;

const slopes = { sigmoid: sigmoidBackward, tanh: tanhBackward, relu: reluBackward };
const activations = { sigmoid, tanh, relu };

const mistake = (id: string, en: string, zh: string, slope: Slope): MistakeSpec => ({
  id: `layer-backward-${id}`,
  fn: 'linearActivationBackward',
  text: { en, zh },
  wrong: (dA: Matrix, cache: LayerCache, activation: Activation) =>
    linearBackward(slope(dA, cache.Z, activation), cache),
});

export const layerMistakes: readonly MistakeSpec[] = [
  mistake(
    'slope-at-a',
    'Your slopes are taken at A: the activation is applied twice. dZ = dA ∘ g′(Z), with the Z of the cache as it is.',
    '你的导数是在 A 处取的：激活函数用了两次。dZ = dA ∘ g′(Z)，直接用缓存里的 Z。',
    (dA, Z, name) =>
      slopes[name](
        dA,
        mapEntries(Z, (z) => activations[name](z)),
      ),
  ),
  mistake(
    'slope-forgotten',
    'Your layer hands dA to the linear part as if it were dZ. First go back through the activation: dZ = dA ∘ g′(Z).',
    '你把 dA 当作 dZ 直接交给了线性部分。应先经过激活函数：dZ = dA ∘ g′(Z)。',
    (dA) => dA,
  ),
  mistake(
    'always-relu',
    'Your layer goes back through relu whatever `activation` says. It names the function that the layer used.',
    '无论 `activation` 是什么，你的层都按 relu 反向传播。应使用它指定的函数。',
    (dA, Z) => reluBackward(dA, Z),
  ),
  mistake(
    'always-sigmoid',
    'Your layer goes back through sigmoid whatever `activation` says. It names the function that the layer used.',
    '无论 `activation` 是什么，你的层都按 sigmoid 反向传播。应使用它指定的函数。',
    (dA, Z) => sigmoidBackward(dA, Z),
  ),
  mistake(
    'tanh-forgotten',
    'Your layer goes back through relu when tanh is asked for. Three names are possible: sigmoid, tanh and relu.',
    '要求 tanh 时你的层按 relu 反向传播。可能的名称有三个：sigmoid、tanh 和 relu。',
    (dA, Z, name) => slopes[name === 'tanh' ? 'relu' : name](dA, Z),
  ),
  mistake(
    'activation-for-slope',
    'Your layer multiplies dA by g(Z), the activation itself. The chain rule asks for its slope: dZ = dA ∘ g′(Z).',
    '你的层用 dA 乘以 g(Z)，即激活值本身。链式法则要的是导数：dZ = dA ∘ g′(Z)。',
    (dA, Z, name) => combine(dA, Z, (da, z) => da * activations[name](z)),
  ),
];
