/** Mistakes in the parameters of a network with batch normalization: how they start and how they are updated. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const gammaOfZeros = { was: '() => 1', now: '() => 0' };
const betaOfOnes = { was: '() => 0', now: '() => 1' };
const outputNormalized = { was: 'l < L', now: 'l <= L' };
const outputWithoutB = { was: 'return prepared', now: "delete prepared['b' + L]; return prepared" };
const gammaStays = { was: 'moved(gamma, dgamma, learningRate)', now: 'gamma' };
const betaStays = { was: 'moved(beta, dbeta, learningRate)', now: 'beta' };
const gammaByDbeta = { was: 'moved(gamma, dgamma', now: 'moved(gamma, dbeta' };
const betaByDgamma = { was: 'moved(beta, dbeta', now: 'moved(beta, dgamma' };

export const initializationMistakes: readonly MistakeSpec[] = [
  {
    id: 'initialize-keeps-b',
    fn: 'initializeBatchNorm',
    edits: [{ was: 'W.map(() => 0);', now: "W.map(() => 0); prepared['b' + l] = parameters['b' + l];" }],
    text: {
      en: 'Your hidden layers keep b. Subtracting μ cancels it, so its gradient is always 0; β takes its place. Hidden layers have W, gamma and beta, and only the output layer has b.',
      zh: '你的隐藏层保留了 b。减去 μ 时 b 被抵消，它的梯度恒为 0，由 β 取代它。隐藏层只有 W、gamma 和 beta，只有输出层有 b。',
    },
  },
  {
    id: 'initialize-gamma-zero',
    fn: 'initializeBatchNorm',
    edits: [gammaOfZeros],
    text: {
      en: 'Your γ starts at 0, and then every hidden unit gives the same for all examples. Start with γ = 1 and β = 0: Z̃ = Z_norm.',
      zh: '你的 γ 从 0 开始，这样每个隐藏单元对所有样本的输出都相同。应从 γ = 1、β = 0 开始：Z̃ = Z_norm。',
    },
  },
  {
    id: 'initialize-gamma-beta-swapped',
    fn: 'initializeBatchNorm',
    edits: [[gammaOfZeros, betaOfOnes]],
    text: {
      en: 'γ and β are swapped: γ starts at 1 and β at 0.',
      zh: 'γ 与 β 互换了：γ 从 1 开始，β 从 0 开始。',
    },
  },
  {
    id: 'initialize-one-per-input',
    fn: 'initializeBatchNorm',
    edits: [
      [
        { was: 'W.map(() => 1)', now: 'W[0].map(() => 1)' },
        { was: 'W.map(() => 0)', now: 'W[0].map(() => 0)' },
      ],
    ],
    text: {
      en: 'Your γ and β have one number for each unit of the layer before. Z_l has n_l rows, so gamma and beta of layer l have n_l numbers, as many as W_l has rows.',
      zh: '你的 γ 和 β 的长度是前一层的单元数。Z_l 有 n_l 行，所以第 l 层的 gamma 和 beta 有 n_l 个数，与 W_l 的行数相同。',
    },
  },
  {
    id: 'initialize-output-normalized',
    fn: 'initializeBatchNorm',
    edits: [[outputNormalized, outputWithoutB], outputNormalized],
    text: {
      en: 'Your output layer has γ and β, beside b or in its place. Only hidden layers are normalized; the output layer keeps W and b alone.',
      zh: '你的输出层多了 γ 和 β（与 b 并存，或取代了 b）。这里只归一化隐藏层，输出层只保留 W 和 b。',
    },
  },
  {
    id: 'initialize-output-without-b',
    fn: 'initializeBatchNorm',
    edits: [outputWithoutB],
    text: {
      en: 'You drop the b of the output layer, too. It is not normalized, so nothing cancels its b: keep b_L.',
      zh: '你把输出层的 b 也去掉了。输出层没有归一化，它的 b 不会被抵消：应保留 b_L。',
    },
  },
];

export const updateMistakes: readonly MistakeSpec[] = [
  {
    id: 'update-gamma-beta-forgotten',
    fn: 'updateParametersWithBatchNorm',
    edits: [[gammaStays, betaStays], gammaStays, betaStays],
    text: {
      en: 'γ or β, or both, stay as they were. They are parameters, learnt like W: γ ← γ − α dγ, β ← β − α dβ.',
      zh: 'γ 或 β（或两者）没有被更新。它们和 W 一样是要学习的参数：γ ← γ − α dγ，β ← β − α dβ。',
    },
  },
  {
    id: 'update-gradients-swapped',
    fn: 'updateParametersWithBatchNorm',
    edits: [[gammaByDbeta, betaByDgamma], gammaByDbeta, betaByDgamma],
    text: {
      en: 'γ moves by dβ, or β by dγ, or both. Each has its own gradient: γ ← γ − α dγ, β ← β − α dβ.',
      zh: 'γ 用了 dβ，或 β 用了 dγ（或两者都错）。各自应使用自己的梯度：γ ← γ − α dγ，β ← β − α dβ。',
    },
  },
  {
    id: 'update-plus-sign',
    fn: 'updateParametersWithBatchNorm',
    edits: [
      { was: 'const L', now: 'learningRate = -learningRate; const L' },
      { was: 'w - learningRate', now: 'w + learningRate' },
      { was: 'dgamma, learningRate', now: 'dgamma, -learningRate' },
      { was: 'dbeta, learningRate', now: 'dbeta, -learningRate' },
      { was: 'db, learningRate', now: 'db, -learningRate' },
    ],
    text: {
      en: 'The gradient is added, to all parameters or to some, which climbs. Subtract it: W ← W − α dW, and the same for γ, β and b.',
      zh: '你加上了梯度（对全部参数或其中一些），成本会上升。应当减去：W ← W − α dW，γ、β 和 b 也一样。',
    },
  },
  {
    id: 'update-output-bias-forgotten',
    fn: 'updateParametersWithBatchNorm',
    edits: [{ was: 'moved(b, db, learningRate)', now: 'b' }],
    text: {
      en: 'The b of the output layer stays as it was. It is the one b that is left: b_L ← b_L − α db_L.',
      zh: '输出层的 b 没有更新。它是唯一留下的 b：b_L ← b_L − α db_L。',
    },
  },
  {
    id: 'update-last-layer-forgotten',
    fn: 'updateParametersWithBatchNorm',
    edits: [{ was: 'l <= L', now: 'l < L' }],
    text: {
      en: 'The output layer stays as it was: the loop ends one layer early. Update W_L and b_L as well.',
      zh: '输出层没有更新：循环少走了一层。W_L 和 b_L 也要更新。',
    },
  },
  {
    id: 'update-last-layer-missing',
    fn: 'updateParametersWithBatchNorm',
    edits: [
      [
        { was: '{ ...parameters }', now: '{}' },
        { was: 'l <= L', now: 'l < L' },
      ],
    ],
    text: {
      en: 'The output layer is missing from what you return: the loop ends one layer early. Update W_L and b_L as well.',
      zh: '你返回的结果里没有输出层：循环少走了一层。W_L 和 b_L 也要更新。',
    },
  },
];
