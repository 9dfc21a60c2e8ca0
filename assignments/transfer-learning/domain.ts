/** What the handout lets students expect of their functions' arguments. */
import {
  array,
  callable,
  type DomainTable,
  layers,
  list,
  matrix,
  number,
  open,
  type Range,
  record,
  whole,
} from '../../grader/plan/domain.ts';

const any: Range = [1, 300];
const classes: Range = [2, 100];
const three: Range = [3, 3];

const X = matrix(any, any);
/** One-hot: a 1 in every column. */
const Y = matrix(classes, any, whole({ from: 0, to: 1 }));
const parameters = layers([1, 20], any);
const frozenLayers = whole({ from: 0 });
const learningRate = number({ above: 0 });
const iterations = whole({ from: 0 });

const grey = number({ from: 0, to: 255 });
const image = array({ height: any, width: any, channels: any }, grey);
/** Red, green and blue, of which there are three principal components. */
const colored = array({ height: any, width: any, channels: three }, grey);
const size = whole({ from: 1 });

export const domain: DomainTable = {
  replaceHead: { parameters: { parameters, classes: whole({ from: 2 }), rng: callable } },
  extractFeatures: { parameters: { X, parameters, frozenLayers } },
  trainHead: {
    parameters: {
      features: matrix(any, any),
      Y,
      head: record({ W: matrix(classes, any), b: list(number(), classes) }),
      learningRate,
      iterations,
    },
  },
  backwardPropagationWithFrozenLayers: {
    parameters: { X, Y, cache: open('the cache of forwardPropagation'), frozenLayers },
  },
  fineTune: { parameters: { X, Y, parameters, frozenLayers, learningRate, iterations } },
  chooseFrozenLayers: {
    parameters: {
      m: whole({ from: 1 }),
      layers: whole({ from: 1 }),
      sizes: record({ few: whole({ from: 1 }), many: whole({ from: 2 }) }),
    },
  },
  mirror: { parameters: { image } },
  randomCrop: { parameters: { image, height: size, width: size, rng: callable } },
  shiftColors: { parameters: { image, shift: list(number(), any) } },
  randomColorShift: { parameters: { image: colored, maxShift: number({ above: 0 }), rng: callable } },
  colorCovariance: { parameters: { images: list(image, any) } },
  pcaColorShift: {
    parameters: {
      image: colored,
      eigenvectors: matrix(three, three),
      eigenvalues: list(number({ from: 0 }), three),
      alphas: list(number(), three),
    },
  },
  ensemblePredict: { parameters: { models: list(parameters, any), X } },
  tenCrop: { parameters: { image, size } },
  multiCropPredict: { parameters: { image, size, predict: callable } },
};
