/** The diagnosis of bias and variance against the numbers of the lesson and cases worked out by hand. */
import { describe, expect, it } from 'vitest';
import {
  chooseRemedies,
  type Diagnosis,
  diagnoseBiasVariance,
  errorRate,
} from '../../reference/biasVariance.ts';

describe('the error rate', () => {
  it.each([
    [[1, 0, 1, 1], [1, 0, 0, 1], 0.25],
    [[3, 0, 2], [0, 3, 2], 2 / 3],
    [[0, 1], [0, 1], 0],
    [[1], [0], 1],
  ])('of %j for %j is %d', (predictions, labels, error) => {
    expect(errorRate([predictions], [labels])).toBeCloseTo(error, 15);
  });

  it('refuses other shapes, more rows than one, and no examples', () => {
    expect(() => errorRate([[1, 0]], [[1]])).toThrow(RangeError);
    expect(() => errorRate([[1], [0]], [[1], [0]])).toThrow(RangeError);
    expect(() => errorRate([[]], [[]])).toThrow(RangeError);
  });
});

describe('the diagnosis', () => {
  // Train and dev error of the lesson’s cat classifiers, in per cent; humans err in hardly any case, or in 15 %.
  it.each([
    [1, 11, 0, 'high variance'],
    [15, 16, 0, 'high bias'],
    [15, 30, 0, 'both'],
    [0.5, 1, 0, 'neither'],
    [15, 16, 15, 'neither'],
  ])('of %d %% and %d %% with a Bayes error of %d %% is %s', (train, dev, bayes, diagnosis) => {
    const found = diagnoseBiasVariance(train / 100, dev / 100, bayes / 100, 0.05);
    expect(found.diagnosis).toBe(diagnosis);
    expect(found.biasGap).toBeCloseTo((train - bayes) / 100, 15);
    expect(found.varianceGap).toBeCloseTo((dev - train) / 100, 15);
  });

  it('keeps the sign of gaps, which then are not high', () => {
    expect(diagnoseBiasVariance(0.25, 0.125, 0.5, 0.0625)).toEqual({
      biasGap: -0.25,
      varianceGap: -0.125,
      diagnosis: 'neither',
    });
  });

  it('does not call a gap high that is equal to the threshold', () => {
    expect(diagnoseBiasVariance(0.25, 0.375, 0.125, 0.125).diagnosis).toBe('neither');
    expect(diagnoseBiasVariance(0.25, 0.375, 0.125, 0.124).diagnosis).toBe('both');
  });

  it.each([
    [15, 16, 0, 0.05],
    [-0.1, 0.2, 0, 0.05],
    [0.1, Number.NaN, 0, 0.05],
    [0.1, 0.2, -0.2, 0.05],
    [0.1, 0.2, 0, 5],
  ])('refuses train %d, dev %d, Bayes %d, threshold %d', (...errors) => {
    expect(() => diagnoseBiasVariance(...errors)).toThrow(RangeError);
  });
});

describe('the basic recipe of lesson 1.3', () => {
  it.each([
    ['high bias', ['bigger network', 'longer training', 'other architecture']],
    ['high variance', ['more data', 'regularization', 'other architecture']],
    ['both', ['bigger network', 'longer training', 'other architecture', 'more data', 'regularization']],
    ['neither', []],
  ] as const)('against %s is %j', (diagnosis, remedies) => {
    expect(chooseRemedies(diagnosis)).toEqual(remedies);
  });

  it('hands out lists of their own', () => {
    chooseRemedies('high bias').pop();
    expect(chooseRemedies('high bias')).toHaveLength(3);
  });

  it('refuses a diagnosis of another name', () => {
    expect(() => chooseRemedies('overfitting' as Diagnosis)).toThrow('no diagnosis is called "overfitting"');
  });
});
