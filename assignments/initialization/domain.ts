/** What the handout lets students expect of their functions' arguments. */
import {
  callable,
  type DomainTable,
  type FunctionDomain,
  layers,
  list,
  matrix,
  number,
  whole,
} from '../../grader/plan/domain.ts';

const X = matrix([1, 1000], [1, 1000]);
const activations = list(X, [2, 1000]);
const layersDims = list(whole({ from: 1 }), [2, 1000]);
const randomWeights: FunctionDomain = { parameters: { layersDims, rng: callable } };

export const domain: DomainTable = {
  deepLinearForward: { parameters: { X, parameters: layers([1, 1000], [1, 1000]) } },
  signalAtDepth: { parameters: { x: list(number(), [1, 1000]), w: number(), L: whole({ from: 1 }) } },
  growthFactors: { parameters: { activations } },
  depthOutOfRange: {
    parameters: { activations, low: number({ above: 0, to: 1 }), high: number({ from: 1 }) },
  },
  randn: { parameters: { rows: whole({ from: 1 }), columns: whole({ from: 1 }), rng: callable } },
  initializeParametersZeros: { parameters: { layersDims } },
  initializeParametersRandom: randomWeights,
  initializeParametersHe: randomWeights,
  initializeParametersXavier: randomWeights,
  initializeParametersGlorot: randomWeights,
};
