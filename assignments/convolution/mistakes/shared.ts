/** Edits that several functions share: of what they call, or of a line that they all have. */
import type { Edit } from '../../../grader/model.ts';

export const roundedUp: Edit = { within: 'convOutputSize', was: 'Math.floor(', now: 'Math.ceil(' };

/** The windows begin at [h][w]. */
export const strideIgnored: Edit = { was: '[h * stride, w * stride]', now: '[h, w]' };

/** The filter turned by 180°. */
export const turned: Edit = {
  within: 'convSingleStep',
  was: 'cell(W, r, q, k)',
  now: 'W.at(-1 - r).at(-1 - q)[k]',
};

export const withoutBias: Edit = { within: 'convSingleStep', was: 'z + b', now: 'z' };

export const biasPerProduct: readonly Edit[] = [
  withoutBias,
  { within: 'convSingleStep', was: 'cell(W, r, q, k)', now: 'cell(W, r, q, k) + b' },
];

/** A 1 at every number that equals the maximum. */
export const everyMaximum: Edit = {
  within: 'createMaskFromWindow',
  was: 'return mask',
  now: 'return mapEntries(x, (value) => (value === x[top][left] ? 1 : 0))',
};

export const notDivided: Edit = { within: 'distributeValue', was: 'dz / (height * width)', now: 'dz' };
