/** Mistakes in turning parameters and gradients into vectors and back. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

type Matrix = number[][];
type Table = { [name: string]: number[] | Matrix };

const transposed = (A: Matrix): Matrix => (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? Number.NaN));
const entries = (value: number[] | Matrix | undefined): number[] => (value ?? []).flat();
const byColumns = (value: number[] | Matrix | undefined): number[] =>
  Array.isArray(value?.[0]) ? transposed(value as Matrix).flat() : entries(value);

const layersOf = (table: Table): number[] =>
  Object.keys(table)
    .filter((name) => /^d?W\d+$/.test(name))
    .map((_, index) => index + 1);

type Order = (layers: number[], W: string, b: string) => string[];
const weightThenBias: Order = (layers, W, b) => layers.flatMap((l) => [`${W}${l}`, `${b}${l}`]);
const biasFirst: Order = (layers, W, b) => layers.flatMap((l) => [`${b}${l}`, `${W}${l}`]);
const weightsFirst: Order = (layers, W, b) => [
  ...layers.map((l) => `${W}${l}`),
  ...layers.map((l) => `${b}${l}`),
];
const lastLayerFirst: Order = (layers, W, b) => weightThenBias([...layers].reverse(), W, b);

/** Flattening with another order of names or of entries. */
const flatten =
  (order: Order, prefix: '' | 'd', flat = entries) =>
  (table: Table): number[] =>
    order(layersOf(table), `${prefix}W`, `${prefix}b`).flatMap((name) => flat(table[name]));

const inKeyOrder = (table: Table): number[] => Object.values(table).flatMap(entries);

const vectorMistakes = (fn: 'dictionaryToVector' | 'gradientsToVector'): readonly MistakeSpec[] => {
  const prefix = fn === 'dictionaryToVector' ? '' : 'd';
  const [name, order] = prefix ? ['gradients', 'dW1, db1, dW2, db2, …'] : ['parameters', 'W1, b1, W2, b2, …'];
  return [
    {
      id: `${name}-bias-first`,
      fn,
      text: {
        en: `Your vector puts ${prefix}b of each layer before ${prefix}W. The order is ${order}, the same for parameters and gradients, or component i of one is compared with another weight's gradient.`,
        zh: `你的向量在每一层把 ${prefix}b 放在 ${prefix}W 前面。顺序是 ${order}，参数与梯度必须一致，否则第 i 个分量会与别的权重的梯度比较。`,
      },
      wrong: flatten(biasFirst, prefix),
    },
    {
      id: `${name}-weights-first`,
      fn,
      text: {
        en: `Your vector holds all ${prefix}W before all ${prefix}b, as sorting the names does. The order goes layer by layer: ${order}`,
        zh: `你的向量先放所有 ${prefix}W 再放所有 ${prefix}b，按名称排序就会如此。应逐层排列：${order}`,
      },
      wrong: flatten(weightsFirst, prefix),
    },
    {
      id: `${name}-by-columns`,
      fn,
      text: {
        en: `Your vector takes each ${prefix}W column by column. Each matrix is taken row by row: first row 0 from left to right, then row 1.`,
        zh: `你的向量按列取 ${prefix}W 的元素。应按行取：先从左到右取第 0 行，再取第 1 行。`,
      },
      wrong: flatten(weightThenBias, prefix, byColumns),
    },
  ];
};

const orderMistakes: readonly MistakeSpec[] = [
  {
    id: 'parameters-in-key-order',
    fn: 'dictionaryToVector',
    text: {
      en: 'Your vector follows the order in which the object’s keys were made. Ask for the names yourself, layer by layer: W1, b1, W2, b2, …',
      zh: '你的向量沿用了对象键的创建顺序。应自己逐层按名称取：W1, b1, W2, b2, …',
    },
    wrong: inKeyOrder,
  },
  {
    id: 'gradients-in-key-order',
    fn: 'gradientsToVector',
    text: {
      en: 'Your vector takes every entry of the object in the order of its keys, dZ and dA included. Ask for dW1, db1, dW2, db2, … by name: a backward pass makes them from the last layer to the first.',
      zh: '你的向量按键的顺序取了对象里的所有内容，连 dZ、dA 也包括在内。应按名称取 dW1, db1, dW2, db2, …：反向传播是从最后一层到第一层生成它们的。',
    },
    wrong: inKeyOrder,
  },
  {
    id: 'gradients-last-layer-first',
    fn: 'gradientsToVector',
    text: {
      en: 'Your vector goes from the last layer to the first, as the backward pass does. It must have the order of the parameters: dW1, db1, dW2, db2, …',
      zh: '你的向量从最后一层排到第一层，与反向传播的次序相同。它必须与参数的次序一致：dW1, db1, dW2, db2, …',
    },
    wrong: flatten(lastLayerFirst, 'd'),
  },
];

type Unflattening = { order?: Order; columns?: boolean; forgetBias?: boolean };

/** Cutting θ into parameters with one thing wrong: the order, the direction of a W, or the place to go on at. */
function unflatten({ order = weightThenBias, columns = false, forgetBias = false }: Unflattening) {
  return (theta: number[], parameters: Table): Table => {
    const result: Table = {};
    let offset = 0;
    for (const name of order(layersOf(parameters), 'W', 'b')) {
      const like = parameters[name] ?? [];
      const part = theta.slice(offset, offset + like.flat().length);
      result[name] = Array.isArray(like[0]) ? reshape(part, like as Matrix, columns) : part;
      if (!(forgetBias && name.startsWith('b'))) offset += part.length;
    }
    return result;
  };
}

function reshape(part: number[], like: Matrix, columns: boolean): Matrix {
  const position = (i: number, j: number): number =>
    columns ? j * like.length + i : i * (like[0]?.length ?? 0) + j;
  return like.map((row, i) => row.map((_, j) => part[position(i, j)] ?? Number.NaN));
}

const dictionaryMistakes: readonly MistakeSpec[] = [
  {
    id: 'dictionary-by-columns',
    fn: 'vectorToDictionary',
    text: {
      en: 'Your function fills each W column by column. The vector holds each matrix row by row, so entry (i, j) of W is at i · columns + j.',
      zh: '你的函数按列填充 W。向量里矩阵是按行存放的，W 的 (i, j) 元素位于 i · 列数 + j。',
    },
    wrong: unflatten({ columns: true }),
  },
  {
    id: 'dictionary-bias-first',
    fn: 'vectorToDictionary',
    text: {
      en: 'Your function reads b of each layer before W. The vector holds W1, b1, W2, b2, …, as dictionaryToVector writes it.',
      zh: '你的函数在每一层先读 b 再读 W。向量的次序是 W1, b1, W2, b2, …，与 dictionaryToVector 写出的相同。',
    },
    wrong: unflatten({ order: biasFirst }),
  },
  {
    id: 'dictionary-weights-first',
    fn: 'vectorToDictionary',
    text: {
      en: 'Your function reads all W before all b. The vector goes layer by layer: W1, b1, W2, b2, …',
      zh: '你的函数先读所有 W 再读所有 b。向量是逐层排列的：W1, b1, W2, b2, …',
    },
    wrong: unflatten({ order: weightsFirst }),
  },
  {
    id: 'dictionary-offset-forgets-bias',
    fn: 'vectorToDictionary',
    text: {
      en: 'Your function does not move on past b, so the next W starts with the numbers of b. After W move on by rows · columns, after b by rows.',
      zh: '你的函数读完 b 后没有前移，下一个 W 会从 b 的数开始。读完 W 前移 行数 · 列数，读完 b 前移 行数。',
    },
    wrong: unflatten({ forgetBias: true }),
  },
];

export const parameterVectorMistakes: readonly MistakeSpec[] = [
  ...vectorMistakes('dictionaryToVector'),
  ...vectorMistakes('gradientsToVector'),
  ...orderMistakes,
  ...dictionaryMistakes,
];
