/** Early stopping against histories followed by hand. */
import { describe, expect, it } from 'vitest';
import { earlyStopping } from '../../reference/earlyStopping.ts';

const historyOf = (devErrors: readonly number[]) =>
  devErrors.map((devError, epoch) => ({
    trainError: 1 / (epoch + 1),
    devError,
    parameters: { W1: [[epoch]], b1: [epoch] },
  }));

describe('earlyStopping', () => {
  it('stops after `patience` epochs without a new minimum and returns the minimum', () => {
    expect(earlyStopping(historyOf([5, 4, 3, 3.5, 3.2, 1]), 2)).toEqual({
      epoch: 2,
      stoppedAt: 4,
      parameters: { W1: [[2]], b1: [2] },
    });
  });

  it('starts counting again at every new minimum', () => {
    expect(earlyStopping(historyOf([5, 6, 4, 6, 3, 6, 7]), 2)).toMatchObject({ epoch: 4, stoppedAt: 6 });
  });

  it('keeps the earlier of two equal minima', () => {
    expect(earlyStopping(historyOf([3, 2, 2, 2]), 2)).toMatchObject({ epoch: 1, stoppedAt: 3 });
  });

  it('runs to the end when patience never runs out', () => {
    expect(earlyStopping(historyOf([5, 4, 3, 4]), 2)).toMatchObject({ epoch: 2, stoppedAt: 3 });
    expect(earlyStopping(historyOf([5]), 1)).toMatchObject({ epoch: 0, stoppedAt: 0 });
  });

  it('refuses an empty history and a patience below 1', () => {
    expect(() => earlyStopping([], 2)).toThrow(RangeError);
    expect(() => earlyStopping(historyOf([1]), 0)).toThrow(RangeError);
    expect(() => earlyStopping(historyOf([1]), 1.5)).toThrow(RangeError);
  });
});
