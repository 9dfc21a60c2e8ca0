/** Mistakes in plain and residual networks of many blocks. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import type { Parameters } from '../../../reference/propagation.ts';
import {
  activate,
  add,
  type BlockCache,
  blockBackward,
  residualBlockBackward,
  twoLayers,
} from '../../../reference/residual.ts';
import {
  type ByDepth,
  blockOf,
  blocksOf,
  byDepth,
  deepBackward,
  deepForward,
  gradientNormsByDepth,
  numbered,
} from '../../../reference/residualDepth.ts';

/** plain and residual in each other's place. */
export const swap = ({ plain, residual }: ByDepth): ByDepth => ({ plain: residual, residual: plain });

/** A residual network whose blocks add something other than their own input, or null for nothing. */
const forwardAdding =
  (shortcut: (given: { AL: Matrix; X: Matrix; k: number; blocks: number }) => Matrix | null) =>
  (X: Matrix, parameters: Parameters, skip: boolean) => {
    if (!skip) return deepForward(X, parameters, skip);
    const caches: BlockCache[] = [];
    let AL = X;
    for (let k = 1; k <= blocksOf(parameters); k++) {
      const layers = twoLayers(AL, blockOf(parameters, k));
      const added = shortcut({ AL, X, k, blocks: blocksOf(parameters) });
      const { A2, cache } = activate(layers, added === null ? layers.Z2 : add(layers.Z2, added));
      caches.push(cache);
      AL = A2;
    }
    return { AL, caches };
  };

const ofForward: readonly MistakeSpec[] = [
  {
    id: 'deep-always-skips',
    fn: 'deepForward',
    text: {
      en: 'You add shortcuts whatever `skip` says. With skip = false the same layers stand without them: A^[l+2] = relu(Z^[l+2]).',
      zh: '不论 `skip` 为何，你都加了捷径。skip = false 时，同样的层不带捷径：A^[l+2] = relu(Z^[l+2])。',
    },
    wrong: (X: Matrix, parameters: Parameters) => deepForward(X, parameters, true),
  },
  {
    id: 'deep-never-skips',
    fn: 'deepForward',
    text: {
      en: 'Your network is plain whatever `skip` says. With skip = true every block adds its input: A^[l+2] = relu(Z^[l+2] + A^[l]).',
      zh: '不论 `skip` 为何，你的网络都是普通网络。skip = true 时每块都要加上自己的输入：A^[l+2] = relu(Z^[l+2] + A^[l])。',
    },
    wrong: (X: Matrix, parameters: Parameters) => deepForward(X, parameters, false),
  },
  {
    id: 'deep-skip-from-input',
    fn: 'deepForward',
    text: {
      en: 'Every block of yours adds the network’s input X. A block adds its own input, the output of the block before: A^[l+2] = relu(Z^[l+2] + A^[l]).',
      zh: '你的每一块加的都是整个网络的输入 X。每块应加自己的输入，即上一块的输出：A^[l+2] = relu(Z^[l+2] + A^[l])。',
    },
    wrong: forwardAdding(({ X }) => X),
  },
  {
    id: 'deep-one-long-skip',
    fn: 'deepForward',
    text: {
      en: 'You have one shortcut, from the network’s input to its end. Every two layers have one of their own: A^[l+2] = relu(Z^[l+2] + A^[l]).',
      zh: '你只有一条从网络输入到末端的捷径。每两层都有自己的捷径：A^[l+2] = relu(Z^[l+2] + A^[l])。',
    },
    wrong: forwardAdding(({ X, k, blocks }) => (k === blocks ? X : null)),
  },
];

/** The right gradients with the blocks' numbers counted from the end. */
function numberedFromTheEnd(dAL: Matrix, caches: readonly BlockCache[], skip: boolean) {
  const gradients = {};
  let dX = dAL;
  for (const [index, cache] of [...caches].reverse().entries()) {
    const block = skip ? residualBlockBackward(dX, cache) : blockBackward(dX, cache, null);
    Object.assign(gradients, numbered(block, index + 1));
    dX = block.dX;
  }
  return { ...gradients, dX };
}

const ofBackward: readonly MistakeSpec[] = [
  {
    id: 'deep-backward-without-skips',
    fn: 'deepBackward',
    text: {
      en: 'The shortcuts are missing on the way back: every dX comes through the layers alone. With skip = true dX = W1ᵀ dZ1 + dZ2 in every block.',
      zh: '反向传播缺少捷径：每个 dX 只来自两层。skip = true 时，每块都有 dX = W1ᵀ dZ1 + dZ2。',
    },
    wrong: (dAL: Matrix, caches: BlockCache[]) => deepBackward(dAL, caches, false),
  },
  {
    id: 'deep-backward-always-skips',
    fn: 'deepBackward',
    text: {
      en: 'You send gradients through shortcuts that a plain network does not have. With skip = false dX = W1ᵀ dZ1.',
      zh: '普通网络没有捷径，你却仍沿捷径传了梯度。skip = false 时 dX = W1ᵀ dZ1。',
    },
    wrong: (dAL: Matrix, caches: BlockCache[]) => deepBackward(dAL, caches, true),
  },
  {
    id: 'deep-backward-numbering',
    fn: 'deepBackward',
    text: {
      en: 'Your gradients are numbered from the last block: what you call dW1 belongs to its first layer. dW_l belongs to W_l, counted from the input.',
      zh: '你的梯度是从最后一块开始编号的：你的 dW1 属于最后一块的第一层。dW_l 应对应从输入端数起的 W_l。',
    },
    wrong: numberedFromTheEnd,
  },
  {
    id: 'deep-backward-dx-of-last-block',
    fn: 'deepBackward',
    text: {
      en: 'Your dX is that of the last block. Asked for is the gradient at the network’s input, the dX of the first block.',
      zh: '你返回的 dX 是最后一块的。要求的是网络输入处的梯度，即第一块的 dX。',
    },
    wrong: (dAL: Matrix, caches: BlockCache[], skip: boolean) => ({
      ...deepBackward(dAL, caches, skip),
      dX: deepBackward(dAL, caches.slice(-1), skip).dX,
    }),
  },
];

/** The last d of all layers, numbered from 1. */
function lastLayers(parameters: Parameters, d: number): Parameters {
  const offset = 2 * blocksOf(parameters) - d;
  const entries = Object.entries(parameters).flatMap(([name, value]) => {
    const layer = Number(name.slice(1)) - offset;
    return layer > 0 ? [[`${name[0]}${layer}`, value]] : [];
  });
  return Object.fromEntries(entries);
}

const ofNorms: readonly MistakeSpec[] = [
  {
    id: 'norms-squared',
    fn: 'gradientNormsByDepth',
    text: {
      en: 'You return the sum of squares. The norm is its root: ‖dX‖ = √(Σ dX²).',
      zh: '你返回的是平方和。范数要再开方：‖dX‖ = √(Σ dX²)。',
    },
    wrong: (X: Matrix, dAL: Matrix, parameters: Parameters) => {
      const { plain, residual } = gradientNormsByDepth(X, dAL, parameters);
      return { plain: plain.map((norm) => norm ** 2), residual: residual.map((norm) => norm ** 2) };
    },
  },
  {
    id: 'norms-swapped',
    fn: 'gradientNormsByDepth',
    text: {
      en: 'plain and residual have changed places: skip = false gives plain, skip = true residual.',
      zh: 'plain 与 residual 互换了：skip = false 对应 plain，skip = true 对应 residual。',
    },
    wrong: (X: Matrix, dAL: Matrix, parameters: Parameters) => swap(gradientNormsByDepth(X, dAL, parameters)),
  },
  {
    id: 'norms-of-last-layers',
    fn: 'gradientNormsByDepth',
    text: {
      en: 'Your network of depth d is made of the last d layers. It is made of the first: W1 to W_d.',
      zh: '你用最后 d 层组成深度为 d 的网络。应取前 d 层：W1 到 W_d。',
    },
    wrong: (X: Matrix, dAL: Matrix, parameters: Parameters) =>
      byDepth(parameters, (network, skip) => {
        const last = lastLayers(parameters, Object.keys(network).length / 2);
        const { plain, residual } = gradientNormsByDepth(X, dAL, last);
        return (skip ? residual : plain).at(-1) ?? 0;
      }),
  },
];

export const depthMistakes: readonly MistakeSpec[] = [...ofForward, ...ofBackward, ...ofNorms];
