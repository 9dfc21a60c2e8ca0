/** Mistakes in a training step. */
import * as tf from '@tensorflow/tfjs';
import type { Fn, MistakeSpec } from '../../../grader/plan/spec.ts';
import { costAndGradients, costOfLogits, forwardLogits } from '../../../reference/logits.ts';
import { type Matrix, mapEntries } from '../../../reference/matrix.ts';
import { updateParametersWithGd } from '../../../reference/optimizers.ts';
import type { Gradients, Parameters } from '../../../reference/propagation.ts';
import {
  applyGradients,
  matrixIn,
  parametersIn,
  tensorsOf,
  toRows,
  type Variables,
  variablesOf,
} from '../checks/solution.ts';

type Step = {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly variables: Variables;
  readonly optimizer: tf.Optimizer;
  readonly gradients: Gradients;
  readonly cost: number;
};

/** A step with another update; the cost is that before it unless `update` returns one. */
const stepBy =
  (update: (step: Step) => number | undefined): Fn =>
  (X: tf.Tensor2D, Y: tf.Tensor2D, variables: Variables, optimizer: tf.Optimizer) => {
    const [x, y] = [matrixIn(X), matrixIn(Y)];
    const found = costAndGradients(x, y, parametersIn(variables));
    return update({ X: x, Y: y, variables, optimizer, ...found }) ?? found.cost;
  };

const apply = ({ gradients, variables, optimizer }: Step): undefined => {
  applyGradients(gradients, variables, optimizer);
};

const learningRateOf = (optimizer: tf.Optimizer): number => Number(optimizer.getConfig()['learningRate']);

/** What gradient descent without any memory would make of the variables. */
const descended = ({ gradients, variables, optimizer }: Step): Parameters =>
  updateParametersWithGd(parametersIn(variables), gradients, learningRateOf(optimizer));

function assign(values: Parameters, variables: Variables): void {
  tf.tidy(() => {
    for (const [name, value] of Object.entries(tensorsOf(toRows(values)))) variables[name]?.assign(value);
  });
}

/** An optimizer like this one that has not seen a gradient yet. */
function anew(optimizer: tf.Optimizer): tf.Optimizer {
  const own = optimizer.constructor as unknown as { fromConfig(of: unknown, config: unknown): tf.Optimizer };
  return own.fromConfig(own, optimizer.getConfig());
}

export const stepMistakes: readonly MistakeSpec[] = [
  {
    id: 'step-uphill',
    fn: 'trainStep',
    text: {
      en: 'The cost rises: the gradients reach the optimizer with the opposite sign. It subtracts them itself; apply them as tf.variableGrads gives them, and minimize the cost, not its negative.',
      zh: '成本在上升：传给优化器的梯度符号相反。优化器自己会做减法；应原样使用 tf.variableGrads 的结果，并最小化成本本身而不是它的相反数。',
    },
    wrong: stepBy(({ variables, optimizer, gradients }) => {
      const negative = Object.entries(toRows(gradients, 'd')).map(([name, rows]) => {
        const turned = mapEntries(rows, (value) => -value);
        return [name, name.startsWith('db') ? turned.flat() : turned];
      });
      applyGradients(Object.fromEntries(negative), variables, optimizer);
      return undefined;
    }),
  },
  {
    id: 'step-cost-after',
    fn: 'trainStep',
    text: {
      en: 'You return the cost after the update. Return the one that the gradients were taken of, before it.',
      zh: '你返回的是更新之后的成本。应返回更新之前、即求梯度时的成本。',
    },
    wrong: stepBy((step) => {
      apply(step);
      return costOfLogits(forwardLogits(step.X, parametersIn(step.variables)), step.Y);
    }),
  },
  {
    id: 'step-new-optimizer',
    fn: 'trainStep',
    text: {
      en: 'Every step works with a new optimizer, so momentum and Adam lose their moments each time. Use the one you are given: it remembers.',
      zh: '每一步都用了新的优化器，momentum 和 Adam 的累积量每次都丢失。应使用传入的优化器：它会记住。',
    },
    wrong: stepBy((step) => {
      const optimizer = anew(step.optimizer);
      apply({ ...step, optimizer });
      optimizer.dispose();
      return undefined;
    }),
  },
  {
    id: 'step-by-hand',
    fn: 'trainStep',
    text: {
      en: 'You subtract α times the gradient yourself. That is plain gradient descent whatever optimizer is given: let it apply the gradients.',
      zh: '你自己减去了 α 倍梯度。无论传入什么优化器，这都只是普通梯度下降：应让优化器来应用梯度。',
    },
    wrong: stepBy((step) => {
      assign(descended(step), step.variables);
      return undefined;
    }),
  },
  {
    id: 'step-twice',
    fn: 'trainStep',
    text: {
      en: 'The variables are updated twice in one step: optimizer.minimize computes the gradients and applies them, so applyGradients must not follow.',
      zh: '一步之中变量更新了两次：optimizer.minimize 已经计算并应用了梯度，之后不要再调用 applyGradients。',
    },
    wrong: stepBy((step) => {
      apply(step);
      const again = costAndGradients(step.X, step.Y, parametersIn(step.variables));
      apply({ ...step, ...again });
      return undefined;
    }),
  },
  {
    id: 'step-replaces-variables',
    fn: 'trainStep',
    text: {
      en: 'You put new variables in the place of the given ones, which stay as they were: whoever holds them sees no training, and the optimizer knows them no more. Change a variable with assign, or let the optimizer do it.',
      zh: '你用新变量替换了传入的变量，而原来的变量没有变：持有它们的代码看不到训练，优化器也不再认识它们。应使用 assign 改变变量，或交给优化器。',
    },
    wrong: stepBy((step) => {
      Object.assign(step.variables, variablesOf(toRows(descended(step))));
      return undefined;
    }),
  },
  {
    id: 'step-changes-nothing',
    fn: 'trainStep',
    text: {
      en: 'No variable changes: the gradients are computed, or new values are, but never applied. Call optimizer.applyGradients or optimizer.minimize.',
      zh: '没有任何变量改变：算出了梯度或新值，却没有应用。应调用 optimizer.applyGradients 或 optimizer.minimize。',
    },
    wrong: stepBy(() => undefined),
  },
];
