/**
 * Assignment: residual networks and Inception (case studies 2.3, 2.4, 2.6, 2.7). Write every function; the handout has
 * formulas and examples.
 *
 * Dense layers: columns are examples, X is (n, m), W_l (n_l, n_{l−1}), b_l a list of n_l numbers. Images: a batch is
 * (m, height, width, channels), filters are (f, f, channels in, channels out). Do not change what you are given.
 * './library/network.ts' gives you dot, transpose, linear, relu …, './library/convolution.ts' convForward, maxPool,
 * batchNorm and mapNumbers.
 */
import type { Batch, Filters } from './library/convolution.ts';
import type { Matrix, Parameters, Vector } from './library/network.ts';

export type BlockParameters = { W1: Matrix; b1: Vector; W2: Matrix; b2: Vector };

/** What a block keeps for its backward pass; Ws only where the shortcut is projected. */
export type BlockCache = {
  X: Matrix;
  W1: Matrix;
  W2: Matrix;
  Z1: Matrix;
  A1: Matrix;
  Z2: Matrix;
  A2: Matrix;
  Ws?: Matrix;
};

export type BlockGradients = {
  dX: Matrix;
  dW1: Matrix;
  db1: Vector;
  dW2: Matrix;
  db2: Vector;
  dWs?: Matrix;
};

/** A2 = relu(Z2 + X), with Z1 = W1 X + b1, A1 = relu(Z1), Z2 = W2 A1 + b2. */
export function residualBlock(X: Matrix, parameters: BlockParameters): { A2: Matrix; cache: BlockCache } {
  throw new Error('not written yet: residualBlock');
}

/** A2 = relu(Z2 + Ws X), with Z1, A1, Z2 as in residualBlock. The cache holds Ws, too. */
export function projectionBlock(
  X: Matrix,
  parameters: BlockParameters & { Ws: Matrix },
): { A2: Matrix; cache: BlockCache } {
  throw new Error('not written yet: projectionBlock');
}

/** The gradients of a block of either kind, dWs where cache has Ws. dA and dX carry no 1/m, the others do. */
export function residualBlockBackward(dA: Matrix, cache: BlockCache): BlockGradients {
  throw new Error('not written yet: residualBlockBackward');
}

/**
 * L layers in blocks of two, { W1, b1, …, WL, bL } with every W_l (n, n) and L even: residual blocks with `skip`, the same
 * layers without shortcut when `skip` is false. `caches` has one cache for each block, the first block first.
 */
export function deepForward(
  X: Matrix,
  parameters: Parameters,
  skip: boolean,
): { AL: Matrix; caches: BlockCache[] } {
  throw new Error('not written yet: deepForward');
}

/** { dX, dW1, db1, …, dWL, dbL } from the caches of deepForward; dX is the gradient at the network's input. */
export function deepBackward(dAL: Matrix, caches: BlockCache[], skip: boolean): Parameters & { dX: Matrix } {
  throw new Error('not written yet: deepBackward');
}

/** ‖dX‖ = √(Σ dX²) of the networks of the first 2, 4, …, L layers, all with the same dAL. */
export function gradientNormsByDepth(
  X: Matrix,
  dAL: Matrix,
  parameters: Parameters,
): { plain: Vector; residual: Vector } {
  throw new Error('not written yet: gradientNormsByDepth');
}

/** Gradient descent on J = (1/2m) Σ (AL − Y)²; costs has numIterations + 1 numbers, costs[0] before any update. */
export function trainDeepNetwork(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  training: { skip: boolean; learningRate: number; numIterations: number },
): { parameters: Parameters; costs: Vector } {
  throw new Error('not written yet: trainDeepNetwork');
}

/** The last cost of training the first 2, 4, …, L layers, each network from the given parameters. */
export function trainingCostsByDepth(
  X: Matrix,
  Y: Matrix,
  parameters: Parameters,
  training: { learningRate: number; numIterations: number },
): { plain: Vector; residual: Vector } {
  throw new Error('not written yet: trainingCostsByDepth');
}

/** Three convolutions, each with its batch normalization; none has a bias. */
export type PathParameters = {
  W1: Filters;
  gamma1: Vector;
  beta1: Vector;
  W2: Filters;
  gamma2: Vector;
  beta2: Vector;
  W3: Filters;
  gamma3: Vector;
  beta3: Vector;
};

/** CONV 1×1 → BN → RELU → CONV f×f same → BN → RELU → CONV 1×1 → BN, plus X, then RELU. */
export function identityBlock(X: Batch, parameters: PathParameters): Batch {
  throw new Error('not written yet: identityBlock');
}

/** The same path, its first convolution with stride s, plus BN(CONV 1×1 of X with Ws and stride s), then RELU. */
export function convolutionalBlock(
  X: Batch,
  parameters: PathParameters & { Ws: Filters; gammaS: Vector; betaS: Vector },
  s: number,
): Batch {
  throw new Error('not written yet: convolutionalBlock');
}

/** (m, nH, nW, c_1), (m, nH, nW, c_2), … become (m, nH, nW, c_1 + c_2 + …), in this order. */
export function concatenateChannels(branches: Batch[]): Batch {
  throw new Error('not written yet: concatenateChannels');
}

export type InceptionParameters = {
  W1x1: Filters;
  b1x1: Vector;
  W3x3Reduce: Filters;
  b3x3Reduce: Vector;
  W3x3: Filters;
  b3x3: Vector;
  W5x5Reduce: Filters;
  b5x5Reduce: Vector;
  W5x5: Filters;
  b5x5: Vector;
  WPool: Filters;
  bPool: Vector;
};

/** The channels of 1×1, 1×1 → 3×3, 1×1 → 5×5 and max pooling 3×3 → 1×1, in this order; relu after every convolution. */
export function inceptionModule(X: Batch, parameters: InceptionParameters): Batch {
  throw new Error('not written yet: inceptionModule');
}

/** How many filters each convolution of a module has. */
export type InceptionFilters = {
  n1x1: number;
  n3x3Reduce: number;
  n3x3: number;
  n5x5Reduce: number;
  n5x5: number;
  nPool: number;
};

/** Shapes [height, width, channels] of the four branches' outputs and of the module's; inputShape likewise. */
export function inceptionOutputShape(
  inputShape: number[],
  filters: InceptionFilters,
): { branches: number[][]; output: number[] } {
  throw new Error('not written yet: inceptionOutputShape');
}

/** Multiplications of one f×f convolution with stride 1 and same padding; inputShape is [height, width, channels]. */
export function countMultiplications(inputShape: number[], layer: { f: number; filters: number }): number {
  throw new Error('not written yet: countMultiplications');
}

/** Multiplications of an f×f convolution directly, and with a 1×1 convolution to `reduce` channels before it. */
export function compareBottleneck(
  inputShape: number[],
  layer: { f: number; filters: number; reduce: number },
): { direct: number; bottleneck: number; saving: number } {
  throw new Error('not written yet: compareBottleneck');
}
