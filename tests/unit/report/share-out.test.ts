import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../../grader/report/share-out.ts';

describe('room that is shared out', () => {
  it('gives all what they need when there is enough', () => {
    expect(shareOut([5, 0, 12], 17)).toEqual([5, 0, 12]);
  });

  it('gives the small what they need and the large equal shares of the rest', () => {
    expect(shareOut([1000, 3, 500, 10], 113)).toEqual([50, 3, 50, 10]);
    expect(shareOut([1000, 60, 1000], 150)).toEqual([50, 50, 50]);
  });

  it('gives nothing when there is nothing', () => {
    expect(shareOut([5, 1], -3)).toEqual([0, 0]);
    expect(shareOut([], 10)).toEqual([]);
  });

  it('never gives more than there is, nor more than is needed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { maxLength: 50 }), fc.nat(1e7), (needs, room) => {
        const shares = shareOut(needs, room);
        const given = shares.reduce((sum, share) => sum + share, 0);
        expect(given).toBeLessThanOrEqual(room);
        for (const [part, share] of shares.entries()) expect(share).toBeLessThanOrEqual(needs[part]!);
        const needed = needs.reduce((sum, need) => sum + need, 0);
        if (needed <= room) expect(shares).toEqual(needs);
        else expect(room - given).toBeLessThan(needs.length);
      }),
      { seed: 20_261, numRuns: 500 },
    );
  });
});
