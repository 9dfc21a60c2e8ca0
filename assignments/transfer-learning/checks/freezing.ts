/** Checks of frozen layers: gradients that stop, training that leaves them alone, and how many to freeze. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import { matrixOf, type Parameters } from '../../../reference/propagation.ts';
import { type DataSizes, fineTune } from '../../../reference/transferLearning.ts';
import { componentsOf, drawDeepExamples, drawExamples, drawHeadOnly, type Examples } from './inputs.ts';

function gradientCase(draw: Draw, layerSizes: readonly number[], frozenLayers: number): CaseArguments {
  const { X, Y, parameters } = drawExamples(draw, layerSizes, 4);
  return [X, Y, parameters, frozenLayers];
}

/** Eleven layers, of which the last three are trained. */
function deepGradientCase(draw: Draw): CaseArguments {
  const { X, Y, parameters } = drawDeepExamples(draw);
  return [X, Y, parameters, 8];
}

/** A network that is nothing but a head, and one example. */
function headGradientCase(draw: Draw): CaseArguments {
  const { X, Y, parameters } = drawHeadOnly(draw);
  return [X, Y, parameters, 0];
}

/** Rates for which every update counts and no hidden unit dies on the way. */
const [learningRate, iterations] = [0.3, 2];

/** Examples whose training, nothing frozen, moves every W of every layer. */
function tuningCase(draw: Draw, frozenLayers: number): CaseArguments {
  const moves = ({ X, Y, parameters }: Examples) => {
    const tuned = fineTune(X, Y, parameters, 0, learningRate, iterations).parameters;
    return [1, 2, 3].every((l) => farthestMove(parameters, tuned, `W${l}`) > 0.01);
  };
  const examples = draw.until(moves, () => drawExamples(draw, [2, 2, 2, 2], 4));
  return [{ ...examples, frozenLayers }, learningRate, iterations];
}

function farthestMove(from: Parameters, to: Parameters, name: string): number {
  const after = matrixOf(to, name).flat();
  return Math.max(
    ...matrixOf(from, name)
      .flat()
      .map((weight, i) => Math.abs(weight - (after[i] ?? 0))),
  );
}

/**
 * Sizes of which the share of missing data falls between two whole numbers of layers: a quarter above one, of most layers,
 * where only rounding up and counting the head give a layer more; or three quarters, of few layers or of none, where only
 * rounding, to the nearest or up, does.
 */
function choiceCase(
  draw: Draw,
  place: 'few' | 'mostLayers' | 'fewLayers' | 'noLayer' | 'many',
): CaseArguments {
  const layers = draw.integer(9, 16);
  const few = 100 * draw.integer(2, 9);
  const many = 1000 * draw.integer(20, 80);
  const between = (k: number) => Math.round(many - (k / (layers - 1)) * (many - few));
  const m = {
    few: () => few - draw.integer(0, 150),
    mostLayers: () => between(draw.integer(Math.ceil(0.76 * (layers - 1)), layers - 2) + 0.25),
    fewLayers: () => between(draw.integer(1, Math.floor((layers - 5) / 4)) + 0.75),
    noLayer: () => between(0.75),
    many: () => many + draw.integer(0, 9999),
  }[place]();
  return [m, layers, { few, many } satisfies DataSizes];
}

/** Exactly `few` and exactly `many` examples, where the rule begins and ends. */
function edgeCase(draw: Draw, edge: 'few' | 'many'): CaseArguments {
  const sizes = { few: 100 * draw.integer(2, 9), many: 1000 * draw.integer(20, 80) };
  return [sizes[edge], draw.integer(4, 9), sizes];
}

export const freezingChecks: readonly CheckSpec[] = [
  {
    id: 'frozen-backward',
    fn: 'backwardPropagationWithFrozenLayers',
    title: {
      en: 'Gradients of the trained layers, none of the frozen ones',
      zh: '只有参与训练的层有梯度，冻结层没有',
    },
    lesson: 'C4 2.9',
    points: 7,
    driver: 'inspectGradients',
    cases: [
      (draw) => gradientCase(draw, [2, 2, 2, 2], 1),
      (draw) => gradientCase(draw, [2, 2, 2, 2, 2], 1),
      (draw) => gradientCase(draw, [2, 2, 3], 0),
      deepGradientCase,
      headGradientCase,
      (draw) => gradientCase(draw, [2, 3, 2], 1),
    ],
  },
  {
    id: 'frozen-gradient-check',
    fn: 'backwardPropagationWithFrozenLayers',
    title: { en: 'Gradient check of the trained layers', zh: '参与训练的层的梯度检验' },
    lesson: 'C4 2.9',
    points: 6,
    driver: 'probeTrainedLayers',
    cases: [(draw) => gradientCase(draw, [2, 2, 2, 2], 1)],
    judging: {
      kind: 'gradient',
      epsilons: [1e-4, 1e-5],
      components: (args) => componentsOf(args[2] as Parameters, Number(args[3]) + 1),
    },
    blindTo: {
      'backward-goes-on': 'only the gradients of the trained layers are compared',
      'backward-head-only':
        'a gradient is compared number by number, so the driver refuses one that is missing',
      'backward-one-too-few':
        'a gradient is compared number by number, so the driver refuses one that is missing',
    },
  },
  {
    id: 'fine-tune',
    fn: 'fineTune',
    title: {
      en: 'Fine-tuning: cost and every parameter after each update',
      zh: '微调：每次更新后的成本与全部参数',
    },
    lesson: 'C4 2.9',
    points: 8,
    driver: 'followFineTuning',
    restsOn: ['backwardPropagationWithFrozenLayers'],
    cases: [(draw) => tuningCase(draw, 1), (draw) => tuningCase(draw, 2)],
    judging: {
      kind: 'trajectory',
      tolerance: { relative: 1e-7, absolute: 1e-8 },
      components: ([task]) => componentsOf((task as Examples).parameters),
    },
  },
  {
    id: 'frozen-bits',
    fn: 'fineTune',
    title: { en: 'Frozen layers keep their bits, the others move', zh: '冻结层逐位不变，其余的层都在更新' },
    lesson: 'C4 2.9',
    points: 6,
    driver: 'inspectLayers',
    restsOn: ['backwardPropagationWithFrozenLayers'],
    cases: [
      (draw) => tuningCase(draw, 1),
      (draw) => tuningCase(draw, 0),
      (draw) => tuningCase(draw, 2),
      (draw) => [{ ...drawDeepExamples(draw), frozenLayers: 9 }, learningRate, 1],
      (draw) => [{ ...drawExamples(draw, [3, 2, 2], 4), frozenLayers: 1 }, learningRate, 0],
    ],
  },
  {
    id: 'choose-frozen-layers',
    fn: 'chooseFrozenLayers',
    title: { en: 'How many layers to freeze for the data there are', zh: '根据数据量决定冻结多少层' },
    lesson: 'C4 2.9',
    points: 5,
    cases: [
      (draw) => choiceCase(draw, 'few'),
      (draw) => choiceCase(draw, 'mostLayers'),
      (draw) => choiceCase(draw, 'fewLayers'),
      (draw) => choiceCase(draw, 'noLayer'),
      (draw) => choiceCase(draw, 'many'),
      (draw) => edgeCase(draw, 'few'),
      (draw) => edgeCase(draw, 'many'),
      () => [1, 1, { few: 1, many: 2 } satisfies DataSizes],
    ],
  },
];
