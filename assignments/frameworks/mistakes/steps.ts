/** Mistakes in a training step. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const stepMistakes: readonly MistakeSpec[] = [
  {
    id: 'step-uphill',
    fn: 'trainStep',
    edits: [
      {
        within: 'applyGradients',
        was: 'tensorOf(gradient)',
        now: 'tensorOf(mapEntries(gradient, (value) => -value))',
      },
      [
        {
          within: 'applyGradients',
          was: 'tensorOf(gradient)',
          now: 'tensorOf(mapEntries(gradient, (value) => -value))',
        },
        { was: 'return cost', now: 'return -cost' },
      ],
    ],
    text: {
      en: 'The cost rises: the gradients reach the optimizer with the opposite sign. It subtracts them itself; apply them as tf.variableGrads gives them, and minimize the cost, not its negative.',
      zh: '成本在上升：传给优化器的梯度符号相反。优化器自己会做减法；应原样使用 tf.variableGrads 的结果，并最小化成本本身而不是它的相反数。',
    },
  },
  {
    id: 'step-cost-after',
    fn: 'trainStep',
    edits: [
      {
        was: 'return cost',
        now: 'return costAndGradients(matrixIn(X), matrixIn(Y), parametersIn(parameters)).cost',
      },
    ],
    text: {
      en: 'You return the cost after the update. Return the one that the gradients were taken of, before it.',
      zh: '你返回的是更新之后的成本。应返回更新之前、即求梯度时的成本。',
    },
  },
  {
    id: 'step-new-optimizer',
    fn: 'trainStep',
    edits: [
      {
        was: ', optimizer);',
        now: ', optimizer.constructor.fromConfig(optimizer.constructor, optimizer.getConfig()));',
      },
    ],
    text: {
      en: 'Every step works with a new optimizer, so momentum and Adam lose their moments each time. Use the one you are given: it remembers.',
      zh: '每一步都用了新的优化器，momentum 和 Adam 的累积量每次都丢失。应使用传入的优化器：它会记住。',
    },
  },
  {
    id: 'step-by-hand',
    fn: 'trainStep',
    edits: [
      [
        {
          within: 'applyGradients',
          was: 'named.push({ name: variable.name, tensor: tensorOf(gradient) })',
          now: 'tf.tidy(() => variable.assign(variable.sub(tensorOf(gradient).mul(optimizer.getConfig().learningRate))))',
        },
        { within: 'applyGradients', was: 'optimizer.applyGradients(named)', now: '' },
      ],
    ],
    text: {
      en: 'You subtract α times the gradient yourself. That is plain gradient descent whatever optimizer is given: let it apply the gradients.',
      zh: '你自己减去了 α 倍梯度。无论传入什么优化器，这都只是普通梯度下降：应让优化器来应用梯度。',
    },
  },
  {
    id: 'step-twice',
    fn: 'trainStep',
    edits: [
      {
        was: 'return cost',
        now: 'applyGradients(costAndGradients(matrixIn(X), matrixIn(Y), parametersIn(parameters)).gradients, parameters, optimizer); return cost',
      },
      { was: 'return cost', now: 'applyGradients(gradients, parameters, optimizer); return cost' },
    ],
    text: {
      en: 'The variables are updated twice in one step: optimizer.minimize computes the gradients and applies them, so applyGradients must not follow.',
      zh: '一步之中变量更新了两次：optimizer.minimize 已经计算并应用了梯度，之后不要再调用 applyGradients。',
    },
  },
  {
    id: 'step-replaces-variables',
    fn: 'trainStep',
    edits: [
      [
        {
          within: 'applyGradients',
          was: 'named.push({ name: variable.name, tensor: tensorOf(gradient) })',
          now: 'variables[name] = tf.tidy(() => tf.variable(variable.sub(tensorOf(gradient).mul(optimizer.getConfig().learningRate))))',
        },
        { within: 'applyGradients', was: 'optimizer.applyGradients(named)', now: '' },
      ],
    ],
    text: {
      en: 'You put new variables in the place of the given ones, which stay as they were: whoever holds them sees no training, and the optimizer knows them no more. Change a variable with assign, or let the optimizer do it.',
      zh: '你用新变量替换了传入的变量，而原来的变量没有变：持有它们的代码看不到训练，优化器也不再认识它们。应使用 assign 改变变量，或交给优化器。',
    },
  },
  {
    id: 'step-changes-nothing',
    fn: 'trainStep',
    edits: [{ was: 'applyGradients(gradients, parameters, optimizer);', now: '' }],
    text: {
      en: 'No variable changes: the gradients are computed, or new values are, but never applied. Call optimizer.applyGradients or optimizer.minimize.',
      zh: '没有任何变量改变：算出了梯度或新值，却没有应用。应调用 optimizer.applyGradients 或 optimizer.minimize。',
    },
  },
];
