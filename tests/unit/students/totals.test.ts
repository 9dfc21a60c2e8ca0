import { describe, expect, it } from 'vitest';
import type { Slip } from '../../students/corpus.ts';
import { keptOf, knownTold, type Told } from '../../students/told.ts';
import { totalsOf } from '../../students/totals.ts';

const full: Told = { points: 100, names: [] };
const named: Told = { points: 90, names: ['sum: sum-sign'] };
const silent: Told = { points: 90, names: [] };

function slip(name: string, demanded?: false): Slip {
  return {
    name,
    base: 'right',
    fn: 'sum',
    truth: 'The sign.',
    edits: [],
    ...(demanded === false && { demanded }),
  };
}

const none = {
  right: 0,
  refused: 0,
  wrong: 0,
  accepted: 0,
  open: 0,
  true: 0,
  false: 0,
  silent: 0,
  marksVary: 0,
  namesVary: 0,
};

describe('totals', () => {
  it.each([
    ['accepted with every secret', [full, full], { accepted: 1 }],
    ['accepted with one secret and silent with another', [full, silent], { silent: 1, marksVary: 1 }],
    ['named with one secret and silent with another', [silent, named], { true: 1, namesVary: 1 }],
    ['named with both', [named, named], { true: 1 }],
    ['silent', [silent, silent], { silent: 1 }],
  ])('count a wrong submission that is %s', (_, told, counts) => {
    const judgements = { one: { 'sum: sum-sign': true } };
    expect(totalsOf({ one: told }, { wrong: [slip('one')], judgements })).toEqual({
      ...none,
      wrong: 1,
      ...counts,
    });
  });

  it('count a name as false as long as nobody has found it true', () => {
    for (const judgements of [{ one: { 'sum: sum-sign': false } }, {}])
      expect(totalsOf({ one: [named] }, { wrong: [slip('one')], judgements })).toMatchObject({
        true: 0,
        false: 1,
      });
  });

  it('count what is accepted where the handout leaves it open on its own', () => {
    const wrong = [slip('one', false)];
    expect(totalsOf({ one: [full] }, { wrong, judgements: {} })).toMatchObject({ accepted: 0, open: 1 });
  });

  it('count a right submission as refused when one secret refuses it', () => {
    const told = { right: [full, silent], another: [full, full] };
    expect(totalsOf(told, { wrong: [], judgements: {} })).toEqual({
      ...none,
      right: 2,
      refused: 1,
      marksVary: 1,
    });
  });
});

describe('the table of what was told', () => {
  it('keeps one entry where all secrets tell the same, and else one for each of the first three', () => {
    expect(keptOf([full, full, full, silent])).toEqual([full]);
    expect(keptOf([full, silent, full, silent])).toEqual([full, silent, full]);
  });

  it('says what is told with each secret', () => {
    const table = { same: [full], different: [full, silent, named] };
    expect(knownTold(table, 'same', 2)).toEqual(full);
    expect(knownTold(table, 'different', 2)).toEqual(named);
    expect(knownTold(table, 'absent', 0)).toBeUndefined();
  });
});
