import { describe, expect, it } from 'vitest';
import { Draw } from '../../../grader/plan/draw.ts';

describe('Draw', () => {
  it('repeats itself for the same seed', () => {
    const numbers = (seed: string) => {
      const draw = new Draw(seed);
      return [draw.uniform(), draw.normal(), draw.integer(1, 6), draw.matrix(2, 2), draw.labels(5)];
    };
    expect(numbers('a')).toEqual(numbers('a'));
    expect(numbers('a')).not.toEqual(numbers('b'));
  });

  it('draws normal numbers with the deviation asked for', () => {
    const numbers = new Draw('normal').vector(20_000, 3);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.sqrt(variance)).toBeCloseTo(3, 1);
  });

  it('draws whole numbers with both ends and labels of both kinds', () => {
    const draw = new Draw('ends');
    const throws = Array.from({ length: 200 }, () => draw.integer(1, 6));
    expect([...new Set(throws)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (let m = 2; m < 30; m++) expect(new Set(draw.labels(m)[0]).size).toBe(2);
  });

  it('shapes parameters as W (n_l, n_{l−1}) and b (n_l)', () => {
    const { W1, b1, W2, b2 } = new Draw('shapes').parameters([3, 4, 1]);
    expect([W1!.length, (W1![0] as number[]).length, b1!.length]).toEqual([4, 3, 4]);
    expect([W2!.length, (W2![0] as number[]).length, b2!.length]).toEqual([1, 4, 1]);
  });

  it('tells the seed when nothing fits', () => {
    expect(() =>
      new Draw('never').until(
        () => false,
        () => 0,
      ),
    ).toThrow('no fit inputs in 1000 draws (seed never)');
  });
});
