/** Mistakes with the scales of α and β: the reference with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import {
  type Rng,
  sampleLearningRate,
  sampleMomentumBeta,
  sampleUniformInteger,
} from '../../../reference/hyperparameters.ts';
import { sameStream, uniform } from './streams.ts';

type Sampler = (a: number, b: number, rng: Rng) => number;

const rightAlpha = 'α = 10^r, r = a + (b − a)·rng()';

const alpha = (id: string, [en, zh]: readonly [string, string], wrong: Sampler): MistakeSpec => ({
  id: `alpha-${id}`,
  fn: 'sampleLearningRate',
  text: { en: `${en}: ${rightAlpha}.`, zh: `${zh}：${rightAlpha}。` },
  wrong,
});

const alphaMistakes: readonly MistakeSpec[] = [
  alpha(
    'linear-scale',
    [
      'α is uniform on the linear scale, so nine draws of ten fall into the highest power of ten. Draw the exponent uniformly',
      'α 在线性标尺上均匀分布，十次中有九次落在最高的数量级里。应均匀抽取指数',
    ],
    (a, b, rng) => uniform(10 ** a, 10 ** b, rng),
  ),
  alpha(
    'natural-exponential',
    [
      'The power is one of e, as Math.exp takes it, but a and b are powers of ten. Take 10 ** r',
      '用了以 e 为底的幂（Math.exp），但 a 和 b 是 10 的指数。应使用 10 ** r',
    ],
    (a, b, rng) => Math.exp(uniform(a, b, rng)),
  ),
  alpha(
    'exponent-sign',
    [
      'The sign of the exponent is turned: 10^(−r) gives learning rates in the thousands. r is negative already',
      '指数的符号反了：10^(−r) 得到成千上万的学习率。r 本身已经是负数',
    ],
    (a, b, rng) => 10 ** -uniform(a, b, rng),
  ),
  alpha(
    'is-exponent',
    [
      'The exponent r itself is returned; it is negative, and no learning rate. Take the power of ten',
      '返回的是指数 r 本身；它是负数，不是学习率。应再取 10 的幂',
    ],
    (a, b, rng) => uniform(a, b, rng),
  ),
  alpha(
    'powers-of-ten-only',
    [
      'Only whole exponents come, that is 0.0001, 0.001 … and nothing between them. (★ Notes split the range at powers of ten; they do not mean these values alone.) r is any number from a to b',
      '只出现整数指数，即 0.0001、0.001……，其间的值都没有。（★ 有的笔记按 10 的幂划分范围，并不是只取这几个值。）r 可以是 a 到 b 的任何数',
    ],
    (a, b, rng) => 10 ** sampleUniformInteger(a, b, rng),
  ),
  alpha(
    'range-of-the-lesson',
    [
      'r runs from −4 to 0 whatever a and b are: r = −4·rng() is the example of the lesson. Use the arguments',
      '不论 a、b 是多少，r 都从 −4 到 0：r = −4·rng() 是课上的例子。应使用传入的参数',
    ],
    (_a, _b, rng) => sampleLearningRate(-4, 0, rng),
  ),
  alpha(
    'same-every-call',
    [
      'Every call gives the same number: the generator is seeded inside the function. Take the number from rng',
      '每次调用都得到同一个数：函数内部固定了随机种子。应从 rng 取数',
    ],
    (a, b) => sampleLearningRate(a, b, sameStream()),
  ),
];

const rightBeta = 'β = 1 − 10^r, r = a + (b − a)·rng()';

const beta = (id: string, [en, zh]: readonly [string, string], wrong: Sampler): MistakeSpec => ({
  id: `beta-${id}`,
  fn: 'sampleMomentumBeta',
  text: { en: `${en}: ${rightBeta}.`, zh: `${zh}：${rightBeta}。` },
  wrong,
});

const betaMistakes: readonly MistakeSpec[] = [
  beta(
    'is-power-of-ten',
    [
      'β is 10^r, which is close to 0. 10^r is 1 − β; take it from 1',
      'β 写成了 10^r，接近 0。10^r 是 1 − β，应从 1 中减去它',
    ],
    (a, b, rng) => 10 ** uniform(a, b, rng),
  ),
  beta(
    'linear-scale',
    [
      'β is uniform on the linear scale (the logarithm of β itself does nearly the same), so windows longer than some tens hardly come. Draw the exponent of 1 − β uniformly',
      'β 在线性标尺上均匀分布（对 β 本身取对数也几乎一样），较长的窗口几乎不会出现。应均匀抽取 1 − β 的指数',
    ],
    (a, b, rng) => uniform(1 - 10 ** b, 1 - 10 ** a, rng),
  ),
  beta(
    'window-uniform',
    [
      'The window 1/(1 − β) is uniform, so nearly all draws have a window of hundreds or more. Draw the exponent of 1 − β uniformly',
      '均匀的是窗口 1/(1 − β)，于是几乎所有窗口都在几百以上。应均匀抽取 1 − β 的指数',
    ],
    (a, b, rng) => 1 - 1 / uniform(10 ** -b, 10 ** -a, rng),
  ),
  beta(
    'natural-exponential',
    [
      'The power is one of e, as Math.exp takes it, but a and b are powers of ten. Take 10 ** r',
      '用了以 e 为底的幂（Math.exp），但 a 和 b 是 10 的指数。应使用 10 ** r',
    ],
    (a, b, rng) => 1 - Math.exp(uniform(a, b, rng)),
  ),
  beta(
    'exponent-sign',
    [
      'The sign of the exponent is turned: 1 − 10^(−r) is negative, down to the thousands. r is negative already',
      '指数的符号反了：1 − 10^(−r) 是负数，可达负几千。r 本身已经是负数',
    ],
    (a, b, rng) => 1 - 10 ** -uniform(a, b, rng),
  ),
  beta(
    'powers-of-ten-only',
    [
      'Only whole exponents come, that is 0.9, 0.99, 0.999 … and nothing between them. r is any number from a to b',
      '只出现整数指数，即 0.9、0.99、0.999……，其间的值都没有。r 可以是 a 到 b 的任何数',
    ],
    (a, b, rng) => 1 - 10 ** sampleUniformInteger(a, b, rng),
  ),
  beta(
    'range-of-the-lesson',
    [
      'r runs from −3 to −1 whatever a and b are: β from 0.9 to 0.999 is the example of the lesson. Use the arguments',
      '不论 a、b 是多少，r 都从 −3 到 −1：β 从 0.9 到 0.999 是课上的例子。应使用传入的参数',
    ],
    (_a, _b, rng) => sampleMomentumBeta(-3, -1, rng),
  ),
  beta(
    'same-every-call',
    [
      'Every call gives the same number: the generator is seeded inside the function. Take the number from rng',
      '每次调用都得到同一个数：函数内部固定了随机种子。应从 rng 取数',
    ],
    (a, b) => sampleMomentumBeta(a, b, sameStream()),
  ),
];

export const scaleMistakes: readonly MistakeSpec[] = [...alphaMistakes, ...betaMistakes];
