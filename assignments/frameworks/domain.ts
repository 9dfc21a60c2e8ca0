/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type Domain,
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  open,
  type Range,
  record,
  tensor,
  whole,
} from '../../grader/plan/domain.ts';

/** Sizes that the handout leaves open. */
const any: Range = [1, 1000];
const several: Range = [2, 1000];
const numbers = tensor(matrix(any, any));
const oneHot = tensor(matrix(several, any, number({ from: 0, to: 1 })));
const logits = tensor(matrix(several, any));
/** W_l (n_l, n_{l−1}) and b_l (n_l, 1), as numbers or as variables. */
const parameters = layers([1, 20], any);

const byForward = 'any depth is for forwardPropagation, whose check has it; this only hands the network on';
const depths = (parameter: string, ...edges: readonly string[]) =>
  Object.fromEntries(edges.map((edge) => [`${parameter}: of ${edge}`, byForward]));
const deep = ['3 layers', '4 layers or more', '10 layers or more'];

const classifier: Readonly<Record<string, Domain>> = { X: numbers, parameters: tensor(parameters) };
const count = whole({ from: 1 });

export const domain: DomainTable = {
  linearFunction: { parameters: { W: numbers, X: numbers, b: tensor(matrix(any, [1, 1])) } },
  oneHotMatrix: { parameters: { labels: tensor(list(whole({ from: 0 }), any)), C: whole({ from: 2 }) } },
  initializeParameters: { parameters: { layerDims: list(count, [2, 20]), rng: callable } },
  forwardPropagation: { parameters: classifier },
  computeCost: { parameters: { logits, labels: oneHot } },
  computeGradients: { parameters: { X: numbers, Y: oneHot, parameters: tensor(parameters) } },
  trainStep: {
    parameters: {
      X: numbers,
      Y: oneHot,
      parameters: tensor(parameters),
      optimizer: open('an optimizer of TensorFlow.js'),
    },
    waived: depths('parameters', ...deep),
  },
  predict: { parameters: classifier, waived: depths('parameters', ...deep) },
  computeAccuracy: { parameters: { logits, labels: oneHot } },
  model: {
    parameters: {
      XTrain: numbers,
      YTrain: oneHot,
      start: parameters,
      options: record({ learningRate: number({ above: 0 }), numEpochs: count, miniBatchSize: count }),
    },
    waived: depths('start', ...deep),
  },
};
