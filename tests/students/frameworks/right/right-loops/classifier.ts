import * as tf from '@tensorflow/tfjs';

export type Parameters = { [name: string]: tf.Variable };
export type PlainParameters = { [name: string]: number[][] };
export type TrainingOptions = { learningRate: number; numEpochs: number; miniBatchSize: number };

function countLayers(parameters: { [name: string]: unknown }): number {
  let layers = 0;
  while (parameters['W' + (layers + 1)] !== undefined) {
    layers++;
  }
  return layers;
}

export function linearFunction(W: tf.Tensor2D, X: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  const product = tf.matMul(W, X);
  const Z = tf.add(product, b) as tf.Tensor2D;
  product.dispose();
  return Z;
}

export function oneHotMatrix(labels: tf.Tensor1D, C: number): tf.Tensor2D {
  const given = labels.dataSync();
  const m = given.length;
  const numbers = new Float32Array(C * m);
  for (let i = 0; i < m; i++) {
    numbers[given[i] * m + i] = 1;
  }
  return tf.tensor2d(numbers, [C, m]);
}

export function initializeParameters(layerDims: number[], rng: () => number): Parameters {
  const parameters: Parameters = {};
  for (let l = 1; l < layerDims.length; l++) {
    const numbers: number[] = [];
    for (let k = 0; k < layerDims[l] * layerDims[l - 1]; k++) {
      // Box and Muller
      const z = Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
      numbers.push(z * Math.sqrt(2 / layerDims[l - 1]));
    }
    const W = tf.tensor2d(numbers, [layerDims[l], layerDims[l - 1]]);
    const b = tf.zeros([layerDims[l], 1]);
    parameters['W' + l] = tf.variable(W);
    parameters['b' + l] = tf.variable(b);
    W.dispose();
    b.dispose();
  }
  return parameters;
}

export function forwardPropagation(X: tf.Tensor2D, parameters: Parameters): tf.Tensor2D {
  return tf.tidy(() => {
    const L = countLayers(parameters);
    let A = X;
    for (let l = 1; l <= L; l++) {
      const Z = linearFunction(parameters['W' + l] as tf.Tensor2D, A, parameters['b' + l] as tf.Tensor2D);
      A = l < L ? tf.relu(Z) : Z;
    }
    return A;
  });
}

// mean over the examples of log sum_j e^z_j - z of the true class
export function computeCost(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const logSum = tf.logSumExp(logits, 0);
    const own = tf.sum(tf.mul(logits, labels), 0);
    return tf.mean(tf.sub(logSum, own)) as tf.Scalar;
  });
}

export function computeGradients(X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Parameters) {
  const names = Object.keys(parameters);
  const variables: tf.Variable[] = [];
  for (const name of names) {
    variables.push(parameters[name]);
  }
  const { value, grads } = tf.variableGrads(() => computeCost(forwardPropagation(X, parameters), Y), variables);
  const gradients: { [name: string]: tf.Tensor } = {};
  for (const name of names) {
    gradients['d' + name] = grads[parameters[name].name];
  }
  return { cost: value, gradients };
}

export function trainStep(X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Parameters, optimizer: tf.Optimizer): number {
  const { cost, gradients } = computeGradients(X, Y, parameters);
  const byVariable: { [name: string]: tf.Tensor } = {};
  for (const name of Object.keys(parameters)) {
    byVariable[parameters[name].name] = gradients['d' + name];
  }
  optimizer.applyGradients(byVariable);
  const number = cost.dataSync()[0];
  cost.dispose();
  tf.dispose(gradients);
  return number;
}

export function predict(X: tf.Tensor2D, parameters: Parameters): tf.Tensor1D {
  const logits = forwardPropagation(X, parameters);
  const classes = tf.argMax(logits, 0) as tf.Tensor1D;
  logits.dispose();
  return classes;
}

export function computeAccuracy(logits: tf.Tensor2D, labels: tf.Tensor2D): number {
  const guessed = tf.argMax(logits, 0);
  const real = tf.argMax(labels, 0);
  const a = guessed.dataSync();
  const b = real.dataSync();
  let right = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) right++;
  }
  guessed.dispose();
  real.dispose();
  return right / a.length;
}

export function model(XTrain: tf.Tensor2D, YTrain: tf.Tensor2D, start: PlainParameters, options: TrainingOptions) {
  const parameters: Parameters = {};
  for (const name of Object.keys(start)) {
    const value = tf.tensor2d(start[name]);
    parameters[name] = tf.variable(value);
    value.dispose();
  }
  const optimizer = tf.train.adam(options.learningRate);
  const m = XTrain.shape[1];
  const costs = [costOfAll(XTrain, YTrain, parameters)];
  for (let epoch = 0; epoch < options.numEpochs; epoch++) {
    for (let first = 0; first < m; first += options.miniBatchSize) {
      const size = Math.min(options.miniBatchSize, m - first);
      const X = tf.slice(XTrain, [0, first], [XTrain.shape[0], size]);
      const Y = tf.slice(YTrain, [0, first], [YTrain.shape[0], size]);
      trainStep(X, Y, parameters, optimizer);
      X.dispose();
      Y.dispose();
    }
    costs.push(costOfAll(XTrain, YTrain, parameters));
  }
  const logits = forwardPropagation(XTrain, parameters);
  const accuracy = computeAccuracy(logits, YTrain);
  logits.dispose();
  const plain: PlainParameters = {};
  for (const name of Object.keys(parameters)) {
    plain[name] = parameters[name].arraySync() as number[][];
    parameters[name].dispose();
  }
  optimizer.dispose();
  return { parameters: plain, costs, accuracy };
}

function costOfAll(X: tf.Tensor2D, Y: tf.Tensor2D, parameters: Parameters): number {
  const logits = forwardPropagation(X, parameters);
  const cost = computeCost(logits, Y);
  const number = cost.dataSync()[0];
  logits.dispose();
  cost.dispose();
  return number;
}
