/** Checks of parameters and gradients as vectors. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';
import { rounded } from './rounded.ts';

type Table = Record<string, number[] | number[][]>;

/** The same entries with the keys in another order, as another piece of code would have made them. */
function inOrder(table: Table, before: (a: string, b: string) => number): Table {
  return Object.fromEntries(
    Object.keys(table)
      .sort(before)
      .map((name) => [name, table[name] ?? []]),
  );
}

const lastFirst = (a: string, b: string): number =>
  Number(b.slice(1)) - Number(a.slice(1)) || a.localeCompare(b);

/** What a backward pass leaves behind: dZ, dW and db from the last layer to the first, dA between them. */
function gradients(draw: Draw, layerSizes: readonly number[], m: number): Table {
  const result: Table = {};
  for (let layer = layerSizes.length - 1; layer >= 1; layer--) {
    const [units, inputs] = [layerSizes[layer] ?? 0, layerSizes[layer - 1] ?? 0];
    result[`dZ${layer}`] = draw.matrix(units, m);
    result[`dW${layer}`] = draw.matrix(units, inputs);
    result[`db${layer}`] = layer === 1 ? Array.from({ length: units }, () => 0) : draw.vector(units);
    if (layer > 1) result[`dA${layer - 1}`] = draw.matrix(inputs, m);
  }
  return rounded(result);
}

/** Eleven layers of one unit: names sorted as text, where W10 stands before W2, give another order. */
const elevenLayers = [2, ...Array.from({ length: 11 }, () => 1)];

/** Parameters as they are before training: the biases of layer 1 are 0. */
function parametersOf(draw: Draw, layerSizes: readonly number[]): Table {
  const parameters = rounded(draw.parameters(layerSizes));
  return { ...parameters, b1: (parameters['b1'] ?? []).map(() => 0) };
}

/** A vector for such parameters with two entries of 0. */
const vectorFor = (draw: Draw, parameters: Table): number[] =>
  rounded(draw.vector(sizeOf(parameters))).map((value, index) => (index < 2 ? 0 : value));

const sizeOf = (parameters: Table): number => Object.values(parameters).flat(2).length;

export const vectorChecks: readonly CheckSpec[] = [
  {
    id: 'parameters-to-vector',
    fn: 'dictionaryToVector',
    title: { en: 'Parameters as one vector', zh: '把参数排成一个向量' },
    lesson: '1.13',
    points: 6,
    cases: [
      (draw) => [rounded(draw.parameters([3, 2, 1]))],
      (draw) => [parametersOf(draw, [4, 3, 2, 1])],
      (draw) => [inOrder(rounded(draw.parameters([2, 3, 2])), lastFirst)],
      (draw) => [parametersOf(draw, [3, 2])],
      (draw) => [rounded(draw.parameters(elevenLayers))],
    ],
  },
  {
    id: 'vector-to-parameters',
    fn: 'vectorToDictionary',
    title: { en: 'A vector as parameters', zh: '把向量还原为参数' },
    lesson: '1.13',
    points: 6,
    cases: [[3, 2, 1], [4, 3, 2, 1], [2, 3], elevenLayers].map((layerSizes) => (draw: Draw) => {
      const parameters = parametersOf(draw, layerSizes);
      return [vectorFor(draw, parameters), parameters];
    }),
  },
  {
    id: 'round-trip',
    fn: 'vectorToDictionary',
    title: { en: 'Round trip from parameters to vector and back', zh: '参数到向量再回到参数' },
    lesson: '1.13',
    points: 4,
    driver: 'roundTrip',
    uses: ['dictionaryToVector', 'vectorToDictionary'],
    cases: [
      [4, 3, 2, 1],
      [2, 5, 3],
    ].map((layerSizes) => (draw: Draw) => {
      const parameters = rounded(draw.parameters(layerSizes));
      return [parameters, rounded(draw.vector(sizeOf(parameters)))];
    }),
  },
  {
    id: 'gradients-to-vector',
    fn: 'gradientsToVector',
    title: {
      en: 'Gradients as one vector, in the order of the parameters',
      zh: '按参数的次序把梯度排成一个向量',
    },
    lesson: '1.13',
    points: 6,
    cases: [
      (draw) => [gradients(draw, [3, 2, 1], 2)],
      (draw) => [gradients(draw, [4, 3, 2, 1], 3)],
      (draw) => [gradients(draw, [2, 3], 1)],
      (draw) => [gradients(draw, elevenLayers, 1)],
    ],
  },
];
