/** Mistakes in turning parameters and gradients into vectors and back. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const parameterVectorMistakes: readonly MistakeSpec[] = [
  {
    id: 'parameters-bias-first',
    fn: 'dictionaryToVector',
    edits: [{ was: '...W.flat(), ...b', now: '...b, ...W.flat()' }],
    text: {
      en: "Your vector puts b of each layer before W. The order is W1, b1, W2, b2, …, the same for parameters and gradients, or component i of one is compared with another weight's gradient.",
      zh: '你的向量在每一层把 b 放在 W 前面。顺序是 W1, b1, W2, b2, …，参数与梯度必须一致，否则第 i 个分量会与别的权重的梯度比较。',
    },
  },
  {
    id: 'parameters-weights-first',
    fn: 'dictionaryToVector',
    edits: [
      [
        { was: '...W.flat(), ...b', now: '...W.flat()' },
        {
          was: 'return theta',
          now: "for (let l = 1; l <= L; l++) theta.push(...parameters['b' + l]); return theta",
        },
      ],
    ],
    text: {
      en: 'Your vector holds all W before all b, as sorting the names does. The order goes layer by layer: W1, b1, W2, b2, …',
      zh: '你的向量先放所有 W 再放所有 b，按名称排序就会如此。应逐层排列：W1, b1, W2, b2, …',
    },
  },
  {
    id: 'parameters-by-columns',
    fn: 'dictionaryToVector',
    edits: [{ was: 'W.flat()', now: 'W[0].flatMap((_, j) => W.map((row) => row[j]))' }],
    text: {
      en: 'Your vector takes each W column by column. Each matrix is taken row by row: first row 0 from left to right, then row 1.',
      zh: '你的向量按列取 W 的元素。应按行取：先从左到右取第 0 行，再取第 1 行。',
    },
  },
  {
    id: 'parameters-in-key-order',
    fn: 'dictionaryToVector',
    edits: [{ was: 'return theta', now: 'return Object.values(parameters).flat(2)' }],
    text: {
      en: 'Your vector follows the order in which the object’s keys were made. Ask for the names yourself, layer by layer: W1, b1, W2, b2, …',
      zh: '你的向量沿用了对象键的创建顺序。应自己逐层按名称取：W1, b1, W2, b2, …',
    },
  },
  {
    id: 'gradients-bias-first',
    fn: 'gradientsToVector',
    edits: [{ was: '...dW.flat(), ...db', now: '...db, ...dW.flat()' }],
    text: {
      en: "Your vector puts db of each layer before dW. The order is dW1, db1, dW2, db2, …, the same for parameters and gradients, or component i of one is compared with another weight's gradient.",
      zh: '你的向量在每一层把 db 放在 dW 前面。顺序是 dW1, db1, dW2, db2, …，参数与梯度必须一致，否则第 i 个分量会与别的权重的梯度比较。',
    },
  },
  {
    id: 'gradients-weights-first',
    fn: 'gradientsToVector',
    edits: [
      [
        { was: '...dW.flat(), ...db', now: '...dW.flat()' },
        {
          was: 'return dtheta',
          now: "for (let l = 1; l <= L; l++) dtheta.push(...gradients['db' + l]); return dtheta",
        },
      ],
    ],
    text: {
      en: 'Your vector holds all dW before all db, as sorting the names does. The order goes layer by layer: dW1, db1, dW2, db2, …',
      zh: '你的向量先放所有 dW 再放所有 db，按名称排序就会如此。应逐层排列：dW1, db1, dW2, db2, …',
    },
  },
  {
    id: 'gradients-by-columns',
    fn: 'gradientsToVector',
    edits: [{ was: 'dW.flat()', now: 'dW[0].flatMap((_, j) => dW.map((row) => row[j]))' }],
    text: {
      en: 'Your vector takes each dW column by column. Each matrix is taken row by row: first row 0 from left to right, then row 1.',
      zh: '你的向量按列取 dW 的元素。应按行取：先从左到右取第 0 行，再取第 1 行。',
    },
  },
  {
    id: 'gradients-in-key-order',
    fn: 'gradientsToVector',
    edits: [{ was: 'return dtheta', now: 'return Object.values(gradients).flat(2)' }],
    text: {
      en: 'Your vector takes every entry of the object in the order of its keys, dZ and dA included. Ask for dW1, db1, dW2, db2, … by name: a backward pass makes them from the last layer to the first.',
      zh: '你的向量按键的顺序取了对象里的所有内容，连 dZ、dA 也包括在内。应按名称取 dW1, db1, dW2, db2, …：反向传播是从最后一层到第一层生成它们的。',
    },
  },
  {
    id: 'gradients-last-layer-first',
    fn: 'gradientsToVector',
    edits: [{ was: 'let l = 1; l <= L; l++', now: 'let l = L; l >= 1; l--' }],
    text: {
      en: 'Your vector goes from the last layer to the first, as the backward pass does. It must have the order of the parameters: dW1, db1, dW2, db2, …',
      zh: '你的向量从最后一层排到第一层，与反向传播的次序相同。它必须与参数的次序一致：dW1, db1, dW2, db2, …',
    },
  },
  {
    id: 'dictionary-by-columns',
    fn: 'vectorToDictionary',
    edits: [{ was: 'i * columns + j', now: 'j * rows + i' }],
    text: {
      en: 'Your function fills each W column by column. The vector holds each matrix row by row, so entry (i, j) of W is at i · columns + j.',
      zh: '你的函数按列填充 W。向量里矩阵是按行存放的，W 的 (i, j) 元素位于 i · 列数 + j。',
    },
  },
  {
    id: 'dictionary-bias-first',
    fn: 'vectorToDictionary',
    edits: [
      [
        { was: 'offset + i * columns', now: 'offset + rows + i * columns' },
        { was: 'offset + rows * columns', now: 'offset' },
      ],
    ],
    text: {
      en: 'Your function reads b of each layer before W. The vector holds W1, b1, W2, b2, …, as dictionaryToVector writes it.',
      zh: '你的函数在每一层先读 b 再读 W。向量的次序是 W1, b1, W2, b2, …，与 dictionaryToVector 写出的相同。',
    },
  },
  {
    id: 'dictionary-weights-first',
    fn: 'vectorToDictionary',
    edits: [
      [
        { was: 'offset += rows * columns + rows', now: 'offset += rows * columns' },
        {
          was: 'return result',
          now: "for (let l = 1; l <= L; l++) result['b' + l] = parameters['b' + l].map(() => theta[offset++]); return result",
        },
      ],
    ],
    text: {
      en: 'Your function reads all W before all b. The vector goes layer by layer: W1, b1, W2, b2, …',
      zh: '你的函数先读所有 W 再读所有 b。向量是逐层排列的：W1, b1, W2, b2, …',
    },
  },
  {
    id: 'dictionary-offset-forgets-bias',
    fn: 'vectorToDictionary',
    edits: [{ was: 'offset += rows * columns + rows', now: 'offset += rows * columns' }],
    text: {
      en: 'Your function does not move on past b, so the next W starts with the numbers of b. After W move on by rows · columns, after b by rows.',
      zh: '你的函数读完 b 后没有前移，下一个 W 会从 b 的数开始。读完 W 前移 行数 · 列数，读完 b 前移 行数。',
    },
  },
];
