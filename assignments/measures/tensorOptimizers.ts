/** Public: the variables and optimizers that the grader's drivers hand to a function. */
import * as tf from '@tensorflow/tfjs';
import { books } from './tensorBooks.ts';
import { inScope, isTensor } from './tensorMeasures.ts';

type Rows = { readonly [name: string]: number[][] };

/** An optimizer's name, and what it is made with. */
export type Chosen = { readonly name: string; readonly learningRate: number; readonly momentum?: number };

/** Optimizers as they are handed out; what knows them was taken before a submission could replace it. */
const handedOut = new WeakSet<object>();
const { add, has } = WeakSet.prototype;
const { apply } = Reflect;

/**
 * Whether a student's function is given `value`, and gives it back, as it is and not as plain data: tensors that the
 * engine made, and optimizers of these drivers. Runs no code of `value`.
 */
export function passesAsItIs(value: unknown): boolean {
  return isTensor(value) || (apply(has, handedOut, [value]) as boolean);
}

export function variablesOf(table: Rows): { [name: string]: tf.Variable } {
  const made = Object.entries(table).map(([name, rows]) => {
    const value = tf.tensor2d(rows);
    const own = tf.variable(value);
    value.dispose();
    return [name, own] as const;
  });
  return Object.fromEntries(made);
}

export function optimizerOf(choice: Chosen): tf.Optimizer {
  const optimizer = makeOptimizer(choice);
  apply(add, handedOut, [optimizer]);
  return optimizer;
}

function makeOptimizer({ name, learningRate, momentum = 0 }: Chosen): tf.Optimizer {
  if (name === 'momentum') return tf.train.momentum(learningRate, momentum);
  return name === 'adam' ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
}

/** How many tensors an optimizer makes as it updates variables of these values. */
export function rehearse(table: Rows, choice: Chosen): number {
  return inScope(() => {
    const gradients = Object.values(variablesOf(table)).map((own) => [own.name, tf.zerosLike(own)] as const);
    const optimizer = makeOptimizer(choice);
    const mark = books.mark();
    optimizer.applyGradients(Object.fromEntries(gradients));
    const made = books.leftSince(mark).tensors.length;
    optimizer.dispose();
    return made;
  });
}
