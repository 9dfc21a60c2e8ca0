/** Mistakes in the backward steps of sigmoid, tanh and relu. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { combine, type Matrix } from '../../../reference/matrix.ts';
import { relu, sigmoid } from '../../../reference/propagation.ts';

/** A backward step, entry by entry. */
type Step = (da: number, z: number) => number;

const of =
  (name: 'sigmoid' | 'tanh' | 'relu') =>
  (id: string, en: string, zh: string, step: Step): MistakeSpec => ({
    id: `${name}-backward-${id}`,
    fn: `${name}Backward`,
    text: { en, zh },
    wrong: (dA: Matrix, Z: Matrix) => combine(dA, Z, step),
  });

const inSigmoid = of('sigmoid');
const inTanh = of('tanh');
const inRelu = of('relu');

const overflowingSlope: Step = (da, z) => {
  const power = Math.exp(-z);
  return (da * power) / (1 + power) ** 2;
};

const overflowingTanhSlope: Step = (da, z) => {
  const [up, down] = [Math.exp(z), Math.exp(-z)];
  return da * (1 - ((up - down) / (up + down)) ** 2);
};

export const slopeMistakes: readonly MistakeSpec[] = [
  inSigmoid(
    'slope-of-z',
    'Your slope is Z(1 − Z): it takes Z for the activation. The slope is a(1 − a) with a = σ(Z).',
    '你的导数是 Z(1 − Z)：把 Z 当成了激活值。导数应为 a(1 − a)，其中 a = σ(Z)。',
    (da, z) => da * z * (1 - z),
  ),
  inSigmoid(
    'without-da',
    'Your result is the slope of sigmoid alone. By the chain rule dZ is dA times that slope.',
    '你的结果只有 sigmoid 的导数。按链式法则，dZ 是 dA 乘以该导数。',
    (_, z) => sigmoid(z) * (1 - sigmoid(z)),
  ),
  inSigmoid(
    'half-the-slope',
    'Your result is dA times σ(Z): the factor (1 − a) is missing. The slope is a(1 − a) with a = σ(Z).',
    '你的结果是 dA 乘以 σ(Z)：缺少因子 (1 − a)。导数应为 a(1 − a)，其中 a = σ(Z)。',
    (da, z) => da * sigmoid(z),
  ),
  inSigmoid(
    'overflow',
    'Your slope is NaN for large negative Z: e^(−z) / (1 + e^(−z))² is Infinity/Infinity there. Compute a = σ(Z) in the stable way, then a(1 − a).',
    'Z 为绝对值很大的负数时你的导数变成 NaN：e^(−z) / (1 + e^(−z))² 在那里是 Infinity/Infinity。先用稳定的方法算 a = σ(Z)，再算 a(1 − a)。',
    overflowingSlope,
  ),
  inTanh(
    'slope-of-z',
    'Your slope is 1 − Z²: it takes Z for the activation. The slope is 1 − a² with a = tanh(Z).',
    '你的导数是 1 − Z²：把 Z 当成了激活值。导数应为 1 − a²，其中 a = tanh(Z)。',
    (da, z) => da * (1 - z * z),
  ),
  inTanh(
    'no-square',
    'Your slope is 1 − a: the square is missing. The slope of tanh is 1 − a² with a = tanh(Z).',
    '你的导数是 1 − a：少了平方。tanh 的导数是 1 − a²，其中 a = tanh(Z)。',
    (da, z) => da * (1 - Math.tanh(z)),
  ),
  inTanh(
    'slope-of-sigmoid',
    'Your slope is a(1 − a) with a = tanh(Z): that form belongs to sigmoid. The slope of tanh is 1 − a².',
    '你的导数是 a(1 − a)，其中 a = tanh(Z)：那是 sigmoid 的形式。tanh 的导数是 1 − a²。',
    (da, z) => da * Math.tanh(z) * (1 - Math.tanh(z)),
  ),
  inTanh(
    'without-da',
    'Your result is the slope of tanh alone. By the chain rule dZ is dA times that slope.',
    '你的结果只有 tanh 的导数。按链式法则，dZ 是 dA 乘以该导数。',
    (_, z) => 1 - Math.tanh(z) ** 2,
  ),
  inTanh(
    'overflow',
    'Your slope is NaN for large Z of either sign, because the tanh inside it overflows. Take a = Math.tanh(Z), then 1 − a².',
    '|Z| 很大时你的导数变成 NaN，因为其中的 tanh 溢出了。取 a = Math.tanh(Z)，再算 1 − a²。',
    overflowingTanhSlope,
  ),
  inRelu(
    'slope-at-zero',
    'Your slope of relu at Z = 0 is 1. Here it is taken as 0: dA passes only where Z > 0.',
    '你的 relu 在 Z = 0 处的导数取了 1。这里约定取 0：只有 Z > 0 处才让 dA 通过。',
    (da, z) => (z >= 0 ? da : 0),
  ),
  inRelu(
    'sign-of-da',
    'Your result is 0 where dA is negative. Whether a gradient passes depends on Z alone: dA where Z > 0, negative or not, and 0 elsewhere.',
    '你的结果在 dA 为负处等于 0。梯度能否通过只取决于 Z：Z > 0 处为 dA（无论正负），其余为 0。',
    (da) => relu(da),
  ),
  inRelu(
    'without-da',
    'Your result is the slope of relu alone, 0 or 1. By the chain rule dZ is dA times that slope.',
    '你的结果只有 relu 的导数，0 或 1。按链式法则，dZ 是 dA 乘以该导数。',
    (_, z) => (z > 0 ? 1 : 0),
  ),
  inRelu(
    'times-relu',
    'Your result is dA times relu(Z). The slope of relu is 1 where Z > 0, not Z itself.',
    '你的结果是 dA 乘以 relu(Z)。Z > 0 处 relu 的导数是 1，不是 Z 本身。',
    (da, z) => da * relu(z),
  ),
];
