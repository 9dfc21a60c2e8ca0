/** Checks of the residual blocks made of convolutions. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CaseArguments, CheckSpec } from '../../../grader/plan/spec.ts';
import {
  convolutionalBlock,
  type PathParameters,
  type ShortcutParameters,
} from '../../../reference/residualConvolution.ts';
import { drawBatch, drawFilters, drawVector } from './inputs.ts';

type Filters = { readonly f: number; readonly nC: number; readonly F: readonly [number, number, number] };

/** γ stays around 1, as it is learnt from there. */
const drawGamma = (draw: Draw, length: number) => drawVector(draw, length, { mean: 1, deviation: 0.2 });

function drawPath(draw: Draw, { f, nC, F: [F1, F2, F3] }: Filters): PathParameters {
  return {
    W1: drawFilters(draw, 1, [nC, F1]),
    gamma1: drawGamma(draw, F1),
    beta1: drawVector(draw, F1),
    W2: drawFilters(draw, f, [F1, F2]),
    gamma2: drawGamma(draw, F2),
    beta2: drawVector(draw, F2),
    W3: drawFilters(draw, 1, [F2, F3]),
    gamma3: drawGamma(draw, F3),
    beta3: drawVector(draw, F3),
  };
}

function drawShortcut(draw: Draw, nC: number, F3: number): ShortcutParameters {
  return { Ws: drawFilters(draw, 1, [nC, F3]), gammaS: drawGamma(draw, F3), betaS: drawVector(draw, F3) };
}

/** γ, β as a network may begin to learn: one γ of 0, two equal. */
const plain = { gamma: [0, 1, 1], beta: [0, 0.5, 0.5] };

/** A block with three filters in every convolution and plain γ and β, all filters of one cell. */
function drawPlainPath(draw: Draw, nC: number): PathParameters {
  const { gamma, beta } = plain;
  const norms = { gamma1: gamma, beta1: beta, gamma2: gamma, beta2: beta, gamma3: gamma, beta3: beta };
  return { ...drawPath(draw, { f: 1, nC, F: [3, 3, 3] }), ...norms };
}

/** A block on an image of one row, with plain γ and β in the shortcut, too. */
function plainConvolutionalCase(draw: Draw): CaseArguments {
  const shortcut = { ...drawShortcut(draw, 3, 3), gammaS: plain.gamma, betaS: plain.beta };
  return [drawBatch(draw, [1, 1, 5, 3]), { ...drawPlainPath(draw, 3), ...shortcut }, 2];
}

type Shape = readonly [number, number, number, number];

function identityCase(draw: Draw, shape: Shape, filters: Omit<Filters, 'nC'>): CaseArguments {
  return [drawBatch(draw, shape), drawPath(draw, { ...filters, nC: shape[3] })];
}

/** With F3 = nC a shortcut without projection has the right number of channels, too. What comes out is not all the same. */
function convolutionalCase(
  draw: Draw,
  shape: Shape,
  filters: Omit<Filters, 'nC'> & { s: number },
): CaseArguments {
  const nC = shape[3];
  const made = draw.until(
    ({ batch, parameters }) => {
      const numbers = convolutionalBlock(batch, parameters, filters.s).flat(3);
      return new Set(numbers.filter((value) => value > 0)).size > 1;
    },
    () => ({
      batch: drawBatch(draw, shape),
      parameters: { ...drawPath(draw, { ...filters, nC }), ...drawShortcut(draw, nC, filters.F[2]) },
    }),
  );
  return [made.batch, made.parameters, filters.s];
}

export const imageChecks: readonly CheckSpec[] = [
  {
    id: 'identity-block',
    fn: 'identityBlock',
    title: { en: 'Identity block of three convolutions', zh: '三个卷积层的恒等块（identity block）' },
    lesson: 'C4 2.4',
    points: 7,
    cases: [
      (draw) => identityCase(draw, [2, 3, 2, 2], { f: 3, F: [2, 1, 2] }),
      (draw) => identityCase(draw, [1, 6, 1, 1], { f: 3, F: [1, 2, 1] }),
      (draw) => identityCase(draw, [2, 2, 2, 1], { f: 5, F: [1, 1, 1] }),
      (draw) => [drawBatch(draw, [1, 1, 4, 3]), drawPlainPath(draw, 3)],
    ],
  },
  {
    id: 'convolutional-block',
    fn: 'convolutionalBlock',
    title: {
      en: 'Convolutional block: the shortcut is convolved and normalized',
      zh: '卷积块（convolutional block）：捷径经过卷积与归一化',
    },
    lesson: 'C4 2.4',
    points: 7,
    cases: [
      (draw) => convolutionalCase(draw, [1, 4, 4, 2], { f: 3, F: [2, 1, 2], s: 2 }),
      (draw) => convolutionalCase(draw, [2, 7, 1, 1], { f: 3, F: [2, 1, 1], s: 3 }),
      (draw) => convolutionalCase(draw, [1, 3, 3, 2], { f: 3, F: [1, 1, 2], s: 1 }),
      plainConvolutionalCase,
    ],
  },
];
