/** Checks of one step of each optimizer and of the moments it starts from. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';
import { combineTensors, initializeVelocity, type Moments } from '../../../reference/optimizers.ts';
import { matrixOf, type Parameters, vectorOf } from '../../../reference/propagation.ts';

type Problem = { readonly parameters: Parameters; readonly grads: Moments };

/** A number of either sign that is not small. */
function signed(draw: Draw, low: number, high: number): number {
  return draw.pick([-1, 1]) * draw.uniform(low, high);
}

/** Moments of the shapes of `parameters` with entries that `next` gives. */
function momentsLike(parameters: Parameters, next: () => number): Moments {
  return Object.fromEntries(
    Object.entries(initializeVelocity(parameters)).map(([name, tensor]) => [
      name,
      combineTensors(tensor, tensor, next),
    ]),
  );
}

/**
 * Parameters of the given layer sizes with gradients for them, none of them small. The gradients come in the order in which
 * the library's backward pass gives them, from the last layer to the first.
 */
function problem(draw: Draw, layerSizes: readonly number[]): Problem {
  const parameters = draw.parameters(layerSizes, 1);
  const grads = Object.entries(momentsLike(parameters, () => signed(draw, 0.2, 1.5)));
  return { parameters, grads: Object.fromEntries(grads.toReversed()) };
}

/** More layers than one digit counts. */
const deep = [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

const velocities = (draw: Draw, { parameters }: Problem): Moments =>
  momentsLike(parameters, () => signed(draw, 0.2, 1));
const meanSquares = (draw: Draw, { parameters }: Problem): Moments =>
  momentsLike(parameters, () => draw.uniform(0.05, 1));
const zeros = ({ parameters }: Problem): Moments => initializeVelocity(parameters);

/** The problem with b of 0, as a network begins, and the first gradient of the first layer at exactly 0. */
function withStillWeight({ parameters, grads }: Problem): Problem {
  const [[, ...others] = [], ...rows] = matrixOf(grads, 'dW1');
  const b1 = vectorOf(parameters, 'b1').map(() => 0);
  return { parameters: { ...parameters, b1 }, grads: { ...grads, dW1: [[0, ...others], ...rows] } };
}

export const gdCheck: CheckSpec = {
  id: 'gd-step',
  fn: 'updateParametersWithGd',
  title: { en: 'Gradient descent: one step', zh: '梯度下降：一步更新' },
  lesson: '2.1',
  points: 4,
  cases: [[2, 2, 1], [3, 2], [1, 2, 1, 1], deep].map((sizes) => (draw) => {
    const { parameters, grads } = withStillWeight(problem(draw, sizes));
    return [parameters, grads, draw.uniform(0.01, 0.2)];
  }),
};

export const momentumCheck: CheckSpec = {
  id: 'momentum-step',
  fn: 'updateParametersWithMomentum',
  title: { en: 'Momentum: one step and the new velocity', zh: '动量：一步更新与新的速度' },
  lesson: '2.6',
  points: 8,
  cases: [
    (draw) => {
      const drawn = problem(draw, [2, 2, 1]);
      return [drawn.parameters, drawn.grads, velocities(draw, drawn), 0.9, draw.uniform(0.05, 0.2)];
    },
    (draw) => {
      const drawn = problem(draw, [3, 1]);
      return [drawn.parameters, drawn.grads, zeros(drawn), draw.uniform(0.6, 0.85), 0.5];
    },
    (draw) => {
      const drawn = withStillWeight(problem(draw, deep));
      return [drawn.parameters, drawn.grads, velocities(draw, drawn), 0.7, 0.1];
    },
    (draw) => {
      const drawn = problem(draw, [1, 2, 1, 1]);
      return [drawn.parameters, drawn.grads, velocities(draw, drawn), 0, 0.2];
    },
  ],
};

export const rmspropCheck: CheckSpec = {
  id: 'rmsprop-step',
  fn: 'updateParametersWithRmsprop',
  title: { en: 'RMSprop: one step and the new mean squares', zh: 'RMSprop：一步更新与新的平方均值' },
  lesson: '2.7',
  points: 8,
  cases: [
    (draw) => {
      const drawn = problem(draw, [2, 2, 1]);
      return [drawn.parameters, drawn.grads, meanSquares(draw, drawn), 0.9, draw.uniform(0.05, 0.2), 0.01];
    },
    (draw) => {
      const drawn = withStillWeight(problem(draw, [3, 1]));
      return [drawn.parameters, drawn.grads, zeros(drawn), draw.uniform(0.6, 0.85), 0.1, 0.02];
    },
    (draw) => {
      const drawn = withStillWeight(problem(draw, deep));
      return [drawn.parameters, drawn.grads, meanSquares(draw, drawn), 0.7, 0.2, 0.05];
    },
    (draw) => {
      const drawn = problem(draw, [1, 2, 1, 1]);
      return [drawn.parameters, drawn.grads, meanSquares(draw, drawn), 0, 0.1, 0.03];
    },
  ],
};

export const adamCheck: CheckSpec = {
  id: 'adam-step',
  fn: 'updateParametersWithAdam',
  title: { en: 'Adam: one step with both moments', zh: 'Adam：含一阶矩与二阶矩的一步更新' },
  lesson: '2.8',
  points: 12,
  cases: [
    (draw) => {
      const drawn = withStillWeight(problem(draw, [2, 1]));
      return [drawn.parameters, drawn.grads, zeros(drawn), zeros(drawn), 1, 0.1, 0.9, 0.999, 0.01];
    },
    (draw) => {
      const drawn = problem(draw, [2, 1, 1]);
      const moments = [velocities(draw, drawn), meanSquares(draw, drawn)];
      return [drawn.parameters, drawn.grads, ...moments, 2, draw.uniform(0.05, 0.2), 0.8, 0.888, 0.01];
    },
    (draw) => {
      const drawn = withStillWeight(problem(draw, deep));
      const moments = [velocities(draw, drawn), meanSquares(draw, drawn)];
      return [drawn.parameters, drawn.grads, ...moments, draw.integer(11, 14), 0.2, 0.85, 0.97, 0.02];
    },
    (draw) => {
      const drawn = problem(draw, [1, 2, 1, 1]);
      const moments = [velocities(draw, drawn), meanSquares(draw, drawn)];
      return [drawn.parameters, drawn.grads, ...moments, draw.integer(4, 9), 0.1, 0, 0, 0.03];
    },
  ],
};

/** Networks of few and of many layers; the first two have weight matrices that are not square. */
const networks: CheckSpec['cases'] = [[2, 3, 1], [3, 2], [2, 1, 3, 1], deep].map((sizes) => (draw) => [
  draw.parameters(sizes, 1),
]);

export const velocityStartCheck: CheckSpec = {
  id: 'velocity-start',
  fn: 'initializeVelocity',
  title: { en: 'Momentum: velocities of zero', zh: '动量：零初始速度' },
  lesson: '2.6',
  points: 2,
  cases: networks,
};

export const rmspropStartCheck: CheckSpec = {
  id: 'rmsprop-start',
  fn: 'initializeRmsprop',
  title: { en: 'RMSprop: mean squares of zero', zh: 'RMSprop：零初始平方均值' },
  lesson: '2.7',
  points: 2,
  cases: networks,
};

export const adamStartCheck: CheckSpec = {
  id: 'adam-start',
  fn: 'initializeAdam',
  title: { en: 'Adam: both moments of zero', zh: 'Adam：两个矩均为零' },
  lesson: '2.8',
  points: 2,
  cases: networks,
};
