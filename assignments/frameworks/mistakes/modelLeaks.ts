/** A training loop that leaves something of its own behind. */
import * as tf from '@tensorflow/tfjs';
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import type { TrainingOptions } from '../../../reference/frameworkTraining.ts';
import { type PlainParameters, reference, type Variables, variablesOf } from '../checks/solution.ts';

type Ref = (...args: unknown[]) => unknown;
const right = reference as { readonly [name: string]: Ref };

/** What the loop does not dispose. */
type Left = Readonly<Partial<Record<'variables' | 'optimizer' | 'batches' | 'costs', true>>>;

/** The right training, and beside it the tensors that a loop would have made and kept. */
const modelLeaving =
  (left: Left): Fn =>
  (X: tf.Tensor2D, Y: tf.Tensor2D, start: PlainParameters, options: TrainingOptions) => {
    const variables = variablesOf(start);
    const optimizer = tf.train.adam(options.learningRate);
    for (let epoch = 0; epoch < options.numEpochs; epoch++) {
      if (left.costs) costOf(X, Y, variables);
      for (const batch of batchesOf(X, Y, options.miniBatchSize)) {
        right['trainStep']?.(...batch, variables, optimizer);
        if (!left.batches) tf.dispose(batch);
      }
    }
    if (left.costs) costOf(X, Y, variables);
    if (!left.optimizer) optimizer.dispose();
    if (!left.variables) tf.dispose(variables);
    return right['model']?.(X, Y, start, options);
  };

function batchesOf(X: tf.Tensor2D, Y: tf.Tensor2D, size: number): [tf.Tensor2D, tf.Tensor2D][] {
  const m = X.shape[1];
  return Array.from({ length: Math.ceil(m / size) }, (_, batch) => {
    const width = Math.min(size, m - batch * size);
    const cut = (tensor: tf.Tensor2D) => tensor.slice([0, batch * size], [tensor.shape[0], width]);
    return [cut(X), cut(Y)];
  });
}

/** Makes logits and a cost. */
function costOf(X: tf.Tensor2D, Y: tf.Tensor2D, variables: Variables): unknown {
  return right['computeCost']?.(right['forwardPropagation']?.(X, variables), Y);
}

const fn = 'model';

export const modelLeaks: readonly MistakeSpec[] = [
  {
    id: 'model-leaves-variables',
    fn,
    text: {
      en: 'The variables are left behind: tf.tidy never disposes a variable. Read their numbers, then call tf.dispose(parameters).',
      zh: '变量遗留了下来：tf.tidy 不会释放变量。应先读出数值，再调用 tf.dispose(parameters)。',
    },
    wrong: modelLeaving({ variables: true }),
  },
  {
    id: 'model-leaves-optimizer',
    fn,
    text: {
      en: 'Adam’s own tensors are left behind: two powers of β and two moments for each variable. Call optimizer.dispose() at the end.',
      zh: 'Adam 自己的张量遗留了下来：两个 β 的幂和每个变量的两个矩。最后应调用 optimizer.dispose()。',
    },
    wrong: modelLeaving({ optimizer: true }),
  },
  {
    id: 'model-leaves-variables-and-optimizer',
    fn,
    text: {
      en: 'The variables and Adam’s own tensors are left behind: tf.tidy disposes neither. Call tf.dispose(parameters) and optimizer.dispose() at the end.',
      zh: '变量和 Adam 自己的张量遗留了下来：tf.tidy 都不会释放。最后应调用 tf.dispose(parameters) 和 optimizer.dispose()。',
    },
    wrong: modelLeaving({ variables: true, optimizer: true }),
  },
  {
    id: 'model-leaves-batches',
    fn,
    text: {
      en: 'Every update leaves its mini-batch behind: tf.slice makes two new tensors. Dispose them after the step, or take the step inside tf.tidy.',
      zh: '每次更新都遗留 mini-batch：tf.slice 产生两个新张量。应在该步之后释放，或在 tf.tidy 中完成这一步。',
    },
    wrong: modelLeaving({ batches: true }),
  },
  {
    id: 'model-leaves-costs',
    fn,
    text: {
      en: 'Every cost leaves two tensors behind: the logits and the scalar. Compute it inside tf.tidy, and read the number there.',
      zh: '每次计算成本都遗留两个张量：logit 和标量。请在 tf.tidy 中计算并读出数值。',
    },
    wrong: modelLeaving({ costs: true }),
  },
];
