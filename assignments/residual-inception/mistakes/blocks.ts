/** Mistakes in one residual block, forward. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const right = 'A2 = relu(Z2 + X)';
const rightProjected = 'A2 = relu(Z2 + Ws X)';

const ofResidual: readonly MistakeSpec[] = [
  {
    id: 'residual-added-after-relu',
    fn: 'residualBlock',
    edits: [{ was: 'reluOf(add(Z2, X))', now: 'add(reluOf(Z2), X)' }],
    text: {
      en: `You add the shortcut after the relu: relu(Z2) + X. The sum comes first, the relu last: ${right}.`,
      zh: `你在 relu 之后才加捷径：relu(Z2) + X。应先相加，最后再做 relu：${right}。`,
    },
  },
  {
    id: 'residual-relu-missing',
    fn: 'residualBlock',
    edits: [{ was: 'reluOf(add(Z2, X))', now: 'add(Z2, X)' }],
    text: {
      en: `The relu after the sum is missing: you return Z2 + X. The block ends in an activation: ${right}.`,
      zh: `相加之后缺少 relu：你返回的是 Z2 + X。残差块以激活函数结尾：${right}。`,
    },
  },
  {
    id: 'residual-relu-twice',
    fn: 'residualBlock',
    edits: [{ was: 'add(Z2, X)', now: 'add(reluOf(Z2), X)' }],
    text: {
      en: `You take the relu of Z2 before you add, and again after. The second layer’s relu is the one after the sum: ${right}.`,
      zh: `你在相加之前先对 Z2 做了 relu，之后又做了一次。第二层的 relu 只有相加之后的那一个：${right}。`,
    },
  },
  {
    id: 'residual-skip-missing',
    fn: 'residualBlock',
    edits: [{ was: 'add(Z2, X)', now: 'Z2' }],
    text: {
      en: `There is no shortcut in your block: A2 = relu(Z2) is two plain layers. Add the block’s input: ${right}.`,
      zh: `你的块里没有捷径：A2 = relu(Z2) 只是普通的两层。应加上块的输入：${right}。`,
    },
  },
  {
    id: 'residual-skip-twice',
    fn: 'residualBlock',
    edits: [{ was: 'add(Z2, X)', now: 'add(add(Z2, X), X)' }],
    text: {
      en: `You add the shortcut twice, Z2 + 2X. There is one shortcut, and it is added once: ${right}.`,
      zh: `你把捷径加了两次：Z2 + 2X。捷径只有一条，只加一次：${right}。`,
    },
  },
  {
    id: 'residual-skip-over-each-layer',
    fn: 'residualBlock',
    edits: [
      [
        { within: 'twoLayers', was: 'reluOf(Z1)', now: 'reluOf(add(Z1, X))' },
        { was: 'add(Z2, X)', now: 'add(Z2, layers.A1)' },
      ],
    ],
    text: {
      en: `You put a shortcut around each layer: A1 = relu(Z1 + X), A2 = relu(Z2 + A1). There is one, from X past both layers: ${right}.`,
      zh: `你在每一层旁都加了捷径：A1 = relu(Z1 + X)、A2 = relu(Z2 + A1)。捷径只有一条，从 X 越过两层：${right}。`,
    },
  },
  {
    id: 'residual-skip-from-a1',
    fn: 'residualBlock',
    edits: [{ was: 'add(Z2, X)', now: 'add(Z2, layers.A1)' }],
    text: {
      en: `You add A1, the output of the first layer. The shortcut starts at the block’s input, before the first layer: ${right}.`,
      zh: `你加的是第一层的输出 A1。捷径从块的输入、即第一层之前开始：${right}。`,
    },
  },
];

const ofProjection: readonly MistakeSpec[] = [
  {
    id: 'projection-missing',
    fn: 'projectionBlock',
    edits: [{ was: 'dot(Ws, X)', now: 'Z2.map((row, i) => row.map((_, j) => X[i]?.[j] ?? 0))' }],
    text: {
      en: `The shortcut is not projected: you add X itself, cut or filled up with zeros where its size does not fit. Ws takes it to the size of Z2: ${rightProjected}.`,
      zh: `捷径没有投影：你直接加了 X，大小不合时就截断或补零。应由 Ws 把它变到 Z2 的大小：${rightProjected}。`,
    },
  },
  {
    id: 'projection-of-z',
    fn: 'projectionBlock',
    edits: [{ was: 'add(Z2, dot(Ws, X))', now: 'add(dot(Ws, Z2), X)' }],
    text: {
      en: `You project Z2 and add X as it is. The projection belongs to the shortcut: ${rightProjected}.`,
      zh: `你对 Z2 做了投影，而原样加上 X。投影属于捷径：${rightProjected}。`,
    },
  },
  {
    id: 'projection-transposed',
    fn: 'projectionBlock',
    edits: [{ was: 'dot(Ws, X)', now: 'dot(transpose(Ws), X)' }],
    text: {
      en: `You multiply by the transpose of Ws. Ws is (n_2, n), with a row for each unit of Z2: ${rightProjected}.`,
      zh: `你乘的是 Ws 的转置。Ws 的形状是 (n_2, n)，每行对应 Z2 的一个单元：${rightProjected}。`,
    },
  },
  {
    id: 'projection-relu',
    fn: 'projectionBlock',
    edits: [{ was: 'dot(Ws, X)', now: 'reluOf(dot(Ws, X))' }],
    text: {
      en: `You take the relu of the projected shortcut before you add it. The shortcut is linear; the one relu follows the sum: ${rightProjected}.`,
      zh: `你在相加之前对投影后的捷径做了 relu。捷径是线性的，唯一的 relu 在相加之后：${rightProjected}。`,
    },
  },
  {
    id: 'projection-added-after-relu',
    fn: 'projectionBlock',
    edits: [{ was: 'reluOf(add(Z2, dot(Ws, X)))', now: 'add(reluOf(Z2), dot(Ws, X))' }],
    text: {
      en: `You add the projected shortcut after the relu. The sum comes first, the relu last: ${rightProjected}.`,
      zh: `你在 relu 之后才加投影后的捷径。应先相加，最后再做 relu：${rightProjected}。`,
    },
  },
  {
    id: 'projection-relu-missing',
    fn: 'projectionBlock',
    edits: [{ was: 'reluOf(add(Z2, dot(Ws, X)))', now: 'add(Z2, dot(Ws, X))' }],
    text: {
      en: `The relu after the sum is missing: you return Z2 + Ws X. The block ends in an activation: ${rightProjected}.`,
      zh: `相加之后缺少 relu：你返回的是 Z2 + Ws X。残差块以激活函数结尾：${rightProjected}。`,
    },
  },
];

export const blockMistakes: readonly MistakeSpec[] = [...ofResidual, ...ofProjection];
