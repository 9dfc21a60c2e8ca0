/** A training loop that leaves something of its own behind. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const fn = 'model';

export const modelLeaks: readonly MistakeSpec[] = [
  {
    id: 'model-leaves-variables',
    fn,
    edits: [
      {
        was: 'return',
        now: 'for (const rows of Object.values(start)) tf.tidy(() => tf.variable(tensorOf(rows))); return',
      },
    ],
    text: {
      en: 'Two variables for each layer are left behind: tf.tidy never disposes a variable. Read their numbers, then call tf.dispose(parameters).',
      zh: '每层遗留了 2 个变量：tf.tidy 不会释放变量。应先读出数值，再调用 tf.dispose(parameters)。',
    },
  },
  {
    id: 'model-leaves-optimizer',
    fn,
    edits: [
      {
        was: 'return',
        now: 'const variables = tf.tidy(() => Object.fromEntries(Object.entries(start).map(([name, rows]) => [name, tf.variable(tensorOf(rows))]))); trainStep(X, Y, variables, tf.train.adam(options.learningRate)); tf.dispose(variables); return',
      },
    ],
    text: {
      en: 'As many variables are left behind as Adam has of its own: two powers of β and two moments for each parameter. Call optimizer.dispose() at the end.',
      zh: '遗留的变量个数正是 Adam 自己所有的个数：两个 β 的幂，以及每个参数的两个矩。最后应调用 optimizer.dispose()。',
    },
  },
  {
    id: 'model-leaves-variables-and-optimizer',
    fn,
    edits: [
      {
        was: 'return',
        now: 'const variables = tf.tidy(() => Object.fromEntries(Object.entries(start).map(([name, rows]) => [name, tf.variable(tensorOf(rows))]))); trainStep(X, Y, variables, tf.train.adam(options.learningRate)); return',
      },
    ],
    text: {
      en: 'As many variables are left behind as there are parameters and tensors of Adam’s own: tf.tidy disposes neither. Call tf.dispose(parameters) and optimizer.dispose() at the end.',
      zh: '遗留的变量个数正是参数与 Adam 自己的张量之和：tf.tidy 都不会释放。最后应调用 tf.dispose(parameters) 和 optimizer.dispose()。',
    },
  },
  {
    id: 'model-leaves-initial-values',
    fn,
    edits: [{ was: 'return', now: 'for (const rows of Object.values(start)) tensorOf(rows); return' }],
    text: {
      en: 'Two tensors for each layer are left behind, none of them a variable. Often they are the initial values, from which tf.variable makes tensors of its own. Make the variables inside tf.tidy.',
      zh: '每层遗留 2 个张量，其中没有变量。它们往往是初始值；tf.variable 由它们另外产生自己的张量。请在 tf.tidy 中创建变量。',
    },
  },
  {
    id: 'model-leaves-batches',
    fn,
    edits: [
      {
        was: 'return',
        now: 'for (let k = 0; k < options.numEpochs * Math.ceil(X.shape[1] / options.miniBatchSize); k++) [X.clone(), Y.clone()]; return',
      },
    ],
    text: {
      en: 'Two tensors are left behind by each update. Often they are the mini-batch: tf.slice makes two new tensors. Dispose them after the step, or take the step inside tf.tidy.',
      zh: '每次更新遗留 2 个张量。它们往往是 mini-batch：tf.slice 产生两个新张量。应在该步之后释放，或在 tf.tidy 中完成这一步。',
    },
  },
  {
    id: 'model-leaves-one-each-update',
    fn,
    edits: [
      {
        was: 'return',
        now: 'for (let k = 0; k < options.numEpochs * Math.ceil(X.shape[1] / options.miniBatchSize); k++) Y.clone(); return',
      },
    ],
    text: {
      en: 'One tensor is left behind by each update. Often it is one of what cuts the mini-batch out: the slice of X, that of Y, or a list of column numbers. Take the step inside tf.tidy.',
      zh: '每次更新遗留 1 个张量。它往往是截取 mini-batch 时产生的：X 的切片、Y 的切片，或列号列表。请在 tf.tidy 中完成这一步。',
    },
  },
  {
    id: 'model-leaves-costs',
    fn,
    edits: [
      { was: 'return', now: 'for (const cost of trained.costs) [tf.zerosLike(Y), tf.scalar(cost)]; return' },
    ],
    text: {
      en: 'Two tensors are left behind for each number in costs. Often they are the logits and the scalar. Compute the cost inside tf.tidy, and read the number there.',
      zh: 'costs 中的每个数遗留 2 个张量。它们往往是 logit 和标量。请在 tf.tidy 中计算成本并读出数值。',
    },
  },
  {
    id: 'model-disposes-all-variables',
    fn,
    edits: [{ was: 'return', now: 'tf.disposeVariables(); return' }],
    text: {
      en: 'You dispose a variable that you were not given. tf.disposeVariables() disposes every variable there is, your caller’s, too: call tf.dispose(parameters) and optimizer.dispose().',
      zh: '你释放了一个并未交给你的变量。tf.disposeVariables() 会释放所有变量，包括调用者的：应调用 tf.dispose(parameters) 和 optimizer.dispose()。',
    },
  },
];
