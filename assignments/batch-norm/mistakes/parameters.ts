/** Mistakes in the parameters of a network with batch normalization: how they start and how they are updated. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { initializeBatchNorm, updateParametersWithBatchNorm } from '../../../reference/batchNormNetwork.ts';
import {
  depthOf,
  type Gradients,
  matrixOf,
  type Parameters,
  vectorOf,
} from '../../../reference/propagation.ts';

type Entries = (parameters: Parameters, layer: number) => Parameters;

/** The right parameters with `change` laid over them for every hidden layer, l = 1 … L−1. */
function initializeWith(change: Entries) {
  return (parameters: Parameters) => {
    const changed = initializeBatchNorm(parameters);
    for (let layer = 1; layer < depthOf(parameters); layer++)
      Object.assign(changed, change(parameters, layer));
    return changed;
  };
}

function without(parameters: Parameters, dropped: (name: string) => boolean): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !dropped(name)));
}

const unitsOf = (parameters: Parameters, layer: number) => vectorOf(parameters, `b${layer}`);

function normalizingOutput(parameters: Parameters): Parameters {
  const depth = depthOf(parameters);
  const units = unitsOf(parameters, depth);
  const added = { [`gamma${depth}`]: units.map(() => 1), [`beta${depth}`]: units.map(() => 0) };
  return { ...without(initializeBatchNorm(parameters), (name) => name === `b${depth}`), ...added };
}

const initialize = 'initializeBatchNorm';

export const initializationMistakes: readonly MistakeSpec[] = [
  {
    id: 'initialize-keeps-b',
    fn: initialize,
    text: {
      en: 'Your hidden layers keep b. Subtracting μ cancels it, so its gradient is always 0; β takes its place. Hidden layers have W, gamma and beta, and only the output layer has b.',
      zh: '你的隐藏层保留了 b。减去 μ 时 b 被抵消，它的梯度恒为 0，由 β 取代它。隐藏层只有 W、gamma 和 beta，只有输出层有 b。',
    },
    wrong: initializeWith((parameters, layer) => ({ [`b${layer}`]: unitsOf(parameters, layer) })),
  },
  {
    id: 'initialize-gamma-zero',
    fn: initialize,
    text: {
      en: 'Your γ starts at 0, and then every hidden unit gives the same for all examples. Start with γ = 1 and β = 0: Z̃ = Z_norm.',
      zh: '你的 γ 从 0 开始，这样每个隐藏单元对所有样本的输出都相同。应从 γ = 1、β = 0 开始：Z̃ = Z_norm。',
    },
    wrong: initializeWith((parameters, layer) => ({
      [`gamma${layer}`]: unitsOf(parameters, layer).map(() => 0),
    })),
  },
  {
    id: 'initialize-gamma-beta-swapped',
    fn: initialize,
    text: {
      en: 'γ and β are swapped: γ starts at 1 and β at 0.',
      zh: 'γ 与 β 互换了：γ 从 1 开始，β 从 0 开始。',
    },
    wrong: initializeWith((parameters, layer) => ({
      [`gamma${layer}`]: unitsOf(parameters, layer).map(() => 0),
      [`beta${layer}`]: unitsOf(parameters, layer).map(() => 1),
    })),
  },
  {
    id: 'initialize-one-per-input',
    fn: initialize,
    text: {
      en: 'Your γ and β have one number for each unit of the layer before. Z_l has n_l rows, so gamma and beta of layer l have n_l numbers, as many as W_l has rows.',
      zh: '你的 γ 和 β 的长度是前一层的单元数。Z_l 有 n_l 行，所以第 l 层的 gamma 和 beta 有 n_l 个数，与 W_l 的行数相同。',
    },
    wrong: initializeWith((parameters, layer) => {
      const inputs = matrixOf(parameters, `W${layer}`)[0] ?? [];
      return { [`gamma${layer}`]: inputs.map(() => 1), [`beta${layer}`]: inputs.map(() => 0) };
    }),
  },
  {
    id: 'initialize-output-normalized',
    fn: initialize,
    text: {
      en: 'Your output layer has γ and β in place of b. Only hidden layers are normalized; the output layer keeps W and b.',
      zh: '你的输出层用 γ 和 β 代替了 b。这里只归一化隐藏层，输出层仍保留 W 和 b。',
    },
    wrong: normalizingOutput,
  },
  {
    id: 'initialize-output-without-b',
    fn: initialize,
    text: {
      en: 'You drop the b of the output layer, too. It is not normalized, so nothing cancels its b: keep b_L.',
      zh: '你把输出层的 b 也去掉了。输出层没有归一化，它的 b 不会被抵消：应保留 b_L。',
    },
    wrong: (parameters: Parameters) =>
      without(initializeBatchNorm(parameters), (name) => name.startsWith('b') && !name.startsWith('beta')),
  },
];

type Kept = (name: string, depth: number) => boolean;

/** The right update in which the parameters that `kept` names stay as they were. */
function updateWithout(kept: Kept) {
  return (parameters: Parameters, grads: Gradients, learningRate: number) => {
    const depth = depthOf(parameters);
    const updated = updateParametersWithBatchNorm(parameters, grads, learningRate);
    const old = Object.entries(parameters).filter(([name]) => kept(name, depth));
    return { ...updated, ...Object.fromEntries(old) };
  };
}

function updateSwapped(parameters: Parameters, grads: Gradients, learningRate: number): Parameters {
  const swapped = Object.entries(grads).map(([name, gradient]) => [
    name.replace(/^d(gamma|beta)/, (_, which) => (which === 'gamma' ? 'dbeta' : 'dgamma')),
    gradient,
  ]);
  return updateParametersWithBatchNorm(parameters, Object.fromEntries(swapped), learningRate);
}

const update = 'updateParametersWithBatchNorm';

export const updateMistakes: readonly MistakeSpec[] = [
  {
    id: 'update-gamma-beta-forgotten',
    fn: update,
    text: {
      en: 'γ and β stay as they were. They are parameters, learnt like W: γ ← γ − α dγ, β ← β − α dβ.',
      zh: 'γ 和 β 没有被更新。它们和 W 一样是要学习的参数：γ ← γ − α dγ，β ← β − α dβ。',
    },
    wrong: updateWithout((name) => /^(gamma|beta)/.test(name)),
  },
  {
    id: 'update-gradients-swapped',
    fn: update,
    text: {
      en: 'γ moves by dβ and β by dγ. Each has its own gradient: γ ← γ − α dγ, β ← β − α dβ.',
      zh: 'γ 用了 dβ、β 用了 dγ。各自应使用自己的梯度：γ ← γ − α dγ，β ← β − α dβ。',
    },
    wrong: updateSwapped,
  },
  {
    id: 'update-plus-sign',
    fn: update,
    text: {
      en: 'The gradients are added, which climbs. Subtract them: W ← W − α dW, and the same for γ, β and b.',
      zh: '你加上了梯度，成本会上升。应当减去：W ← W − α dW，γ、β 和 b 也一样。',
    },
    wrong: (parameters: Parameters, grads: Gradients, learningRate: number) =>
      updateParametersWithBatchNorm(parameters, grads, -learningRate),
  },
  {
    id: 'update-output-bias-forgotten',
    fn: update,
    text: {
      en: 'The b of the output layer stays as it was. It is the one b that is left: b_L ← b_L − α db_L.',
      zh: '输出层的 b 没有更新。它是唯一留下的 b：b_L ← b_L − α db_L。',
    },
    wrong: updateWithout((name, depth) => name === `b${depth}`),
  },
  {
    id: 'update-last-layer-forgotten',
    fn: update,
    text: {
      en: 'The output layer stays as it was: the loop ends one layer early. Update W_L and b_L as well.',
      zh: '输出层没有更新：循环少走了一层。W_L 和 b_L 也要更新。',
    },
    wrong: updateWithout((name, depth) => name === `b${depth}` || name === `W${depth}`),
  },
];
