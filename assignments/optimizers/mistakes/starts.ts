/** Mistakes in making the first velocity and the first moments. */
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { combineTensors, initializeVelocity, type Moments } from '../../../reference/optimizers.ts';
import type { Parameters } from '../../../reference/propagation.ts';

type Start = (parameters: Parameters) => Moments;

/** One initializer and how its answer is made of tables of zeros. */
type Initializer = { readonly fn: string; readonly id: string; readonly wrap: (start: Start) => Fn };

function renamed(table: Moments, nameOf: (name: string) => string): Moments {
  return Object.fromEntries(Object.entries(table).map(([name, tensor]) => [nameOf(name), tensor]));
}

function transposedShape(tensor: Moments[string]): Moments[string] {
  const first = tensor[0];
  if (!Array.isArray(first)) return tensor;
  return first.map(() => tensor.map(() => 0));
}

function withTensors(change: (tensor: Moments[string]) => Moments[string]): Start {
  return (parameters) =>
    Object.fromEntries(
      Object.entries(initializeVelocity(parameters)).map(([name, tensor]) => [name, change(tensor)]),
    );
}

const asParameters: Start = (parameters) => renamed(parameters, (name) => `d${name}`);
const ones = withTensors((tensor) => combineTensors(tensor, tensor, () => 1));
const parameterNamed: Start = (parameters) =>
  renamed(initializeVelocity(parameters), (name) => name.slice(1));
const weightsOnly: Start = (parameters) =>
  Object.fromEntries(
    Object.entries(initializeVelocity(parameters)).filter(([name]) => name.startsWith('dW')),
  );

function mistakesOf({ fn, id, wrap }: Initializer): MistakeSpec[] {
  return [
    {
      id: `${id}-starts-at-parameters`,
      fn,
      text: {
        en: 'The averages start as copies of the parameters. Only the shapes come from the parameters; every number is 0.',
        zh: '平均量以参数的副本作为初值。只有形状取自参数，所有数值都应为 0。',
      },
      wrong: wrap(asParameters),
    },
    {
      id: `${id}-starts-at-one`,
      fn,
      text: {
        en: 'The averages start at 1. An exponentially weighted average starts at v₀ = 0.',
        zh: '平均量以 1 为初值。指数加权平均应从 v₀ = 0 开始。',
      },
      wrong: wrap(ones),
    },
    {
      id: `${id}-parameter-names`,
      fn,
      text: {
        en: 'The averages are stored under W1, b1, … They are averages of gradients and carry their names: dW1, db1, …',
        zh: '平均量存放在 W1、b1、… 名下。它们是梯度的平均，应使用梯度的名字：dW1、db1、…',
      },
      wrong: wrap(parameterNamed),
    },
    {
      id: `${id}-without-biases`,
      fn,
      text: {
        en: 'Only the weights get an average. Every b needs one of its own, too: db1, db2, …, with the shape of b.',
        zh: '只为权重建立了平均量。每个 b 也需要自己的一份：db1、db2、…，形状与 b 相同。',
      },
      wrong: wrap(weightsOnly),
    },
    {
      id: `${id}-transposed`,
      fn,
      text: {
        en: 'The averages of the weights are transposed. dW_l has the shape of W_l: (n_l, n_{l−1}).',
        zh: '权重的平均量形状转置了。dW_l 的形状与 W_l 相同：(n_l, n_{l−1})。',
      },
      wrong: wrap(withTensors(transposedShape)),
    },
  ];
}

const plain = (start: Start): Fn => start;

/** Adam's first moments both made by `start`. */
const both =
  (start: Start): Fn =>
  (parameters: Parameters) => ({ v: start(parameters), s: start(parameters) });

export const startMistakes: readonly MistakeSpec[] = [
  ...mistakesOf({ fn: 'initializeVelocity', id: 'velocity', wrap: plain }),
  ...mistakesOf({ fn: 'initializeRmsprop', id: 'mean-square', wrap: plain }),
  ...mistakesOf({ fn: 'initializeAdam', id: 'adam-moments', wrap: both }),
  {
    id: 'adam-moments-without-s',
    fn: 'initializeAdam',
    text: {
      en: 'Only the first moments v come back. Adam keeps two averages for each gradient: return { v, s }, both of zeros.',
      zh: '只返回了一阶矩 v。Adam 为每个梯度保存两个平均量：应返回 { v, s }，均为零。',
    },
    wrong: (parameters: Parameters) => ({ v: initializeVelocity(parameters) }),
  },
];
