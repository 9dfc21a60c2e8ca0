/** Checks that no tensor is left behind, one for each function. */
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, rng } from '../../../grader/plan/spec.ts';
import { drawClasses, drawLabels } from '../../softmax/checks/inputs.ts';
import { chainNetwork, column, plainNetwork, short } from './inputs.ts';
import { accuracyCase } from './values.ts';

type Case = (draw: Draw) => CaseArguments;

type Of = {
  readonly fn: string;
  readonly points: number;
  readonly restsOn: readonly string[];
  readonly cases: readonly Case[];
};

const network = (draw: Draw, layerSizes: readonly number[] = [1, 2, 2], m = 2) =>
  plainNetwork(draw, layerSizes, m);
const untilCost = ['linearFunction', 'forwardPropagation', 'computeCost'];

const ofTensors: readonly Of[] = [
  {
    fn: 'linearFunction',
    points: 2,
    restsOn: [],
    cases: [(draw) => [short(draw.matrix(2, 3)), short(draw.matrix(3, 2)), column(draw.vector(2))]],
  },
  { fn: 'oneHotMatrix', points: 2, restsOn: [], cases: [(draw) => [drawClasses(draw, 3, 4), 3]] },
  {
    fn: 'initializeParameters',
    points: 2,
    restsOn: [],
    // Of two depths, so that a number for each layer is no other number.
    cases: [
      (draw) => [[3, 2], rng(draw.seedFor('weights'))],
      (draw) => [[3, 4, 2, 2], rng(draw.seedFor('weights'))],
    ],
  },
  {
    fn: 'computeCost',
    points: 3,
    restsOn: [],
    cases: [(draw) => [short(draw.matrix(3, 4)), drawLabels(draw, 3, 4)]],
  },
  { fn: 'computeAccuracy', points: 2, restsOn: [], cases: [(draw) => accuracyCase(draw, 3, 5)] },
];

/** What needs a network. */
const ofNetworks: readonly Of[] = [
  {
    fn: 'forwardPropagation',
    points: 3,
    restsOn: ['linearFunction'],
    cases: [
      [2, 2],
      [1, 2, 2, 2],
    ].map(
      (layerSizes): Case =>
        (draw) => {
          const { X, parameters } = network(draw, layerSizes);
          return [X, parameters];
        },
    ),
  },
  {
    fn: 'computeGradients',
    points: 3,
    restsOn: untilCost,
    cases: [(draw) => Object.values(network(draw))],
  },
  {
    fn: 'predict',
    points: 2,
    restsOn: ['linearFunction', 'forwardPropagation'],
    cases: [
      (draw) => {
        const { X, parameters } = network(draw);
        return [X, parameters];
      },
    ],
  },
  {
    fn: 'model',
    points: 5,
    restsOn: [...untilCost, 'computeGradients', 'trainStep', 'computeAccuracy'],
    // Two trainings in which layers, updates and costs differ in number, so that what is left tells which it belongs to.
    cases: [
      (draw) => [
        ...Object.values(network(draw, [1, 2, 2], 4)),
        { learningRate: 0.1, numEpochs: 2, miniBatchSize: 1 },
      ],
      (draw) => [
        ...Object.values(network(draw, [1, 2], 3)),
        { learningRate: 0.1, numEpochs: 3, miniBatchSize: 2 },
      ],
    ],
  },
];

const ofCalls: readonly CheckSpec[] = [...ofTensors, ...ofNetworks].map(({ fn, cases, ...rest }) => ({
  ...rest,
  id: `tensors-left-by-${fn.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  fn,
  title: { en: `No tensor is left behind by ${fn}`, zh: `${fn} 不遗留张量` },
  lesson: '3.11',
  driver: fn === 'model' ? 'leftByModel' : 'leftBehind',
  cases: cases.map(
    (make): Case =>
      (draw) => [...(fn === 'model' ? [] : [fn]), ...make(draw)],
  ),
}));

const ofSteps: CheckSpec = {
  id: 'tensors-left-by-train-step',
  fn: 'trainStep',
  title: { en: 'No tensor is left behind by steps of training', zh: '训练的各步不遗留张量' },
  lesson: '3.11',
  points: 5,
  driver: 'leftByTraining',
  restsOn: [...untilCost, 'computeGradients'],
  // Every Z is above 0, so that steps move something wherever a relu may stand or be missing.
  cases: [
    (draw) => [chainNetwork(draw, [2, 2], 2), { name: 'sgd', learningRate: 0.1 }, 1],
    (draw) => [chainNetwork(draw, [1, 2, 2], 2), { name: 'adam', learningRate: 0.05 }, 2],
  ],
};

export const leftoverChecks: readonly CheckSpec[] = [...ofCalls, ofSteps];
