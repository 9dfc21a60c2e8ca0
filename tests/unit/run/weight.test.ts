import { describe, expect, it } from 'vitest';
import { weigh } from '../../../grader/run/weight.ts';

/** What `item` adds to a list, by what a list of a thousand more of it weighs. */
const each = (item: string) => {
  const list = (length: number) => `[${new Array(length).fill(item).join()}]`;
  return (weigh(list(2000)) - weigh(list(1000))) / 1000;
};

describe('what a line weighs', () => {
  /** Bytes of the heap that each of 50,000 takes, parsed and decoded, measured on the pinned Node. */
  it.each([
    ['a number', '0', 16],
    ['a number with a fraction, among others', '0.1', 24],
    ['an empty list', '[]', 80],
    ['a list of one', '[0]', 128],
    ['lists in lists', '[[[[0]]]]', 457],
    ['an empty object', '{"$":"object","of":[]}', 273],
    ['an object of one key', '{"$":"object","of":[["k1",0]]}', 386],
    ['a special number', '{"$":"NaN"}', 48],
    ['a thing that is no data', '{"$":"other","of":"a function"}', 121],
    ['a short text', '"t1"', 40],
  ])('is at least what %s takes, and not ten times as much', (_, item, measured) => {
    expect(each(item)).toBeGreaterThanOrEqual(measured);
    expect(each(item)).toBeLessThan(10 * measured);
  });

  it('counts no marks inside of texts, escaped quotes or not', () => {
    const plain = weigh(JSON.stringify('x'.repeat(1000)));
    expect(weigh(JSON.stringify('['.repeat(500) + '{,'.repeat(250)))).toBe(plain);
    expect(weigh(JSON.stringify('"['.repeat(10)))).toBe(weigh(JSON.stringify('xyz'.repeat(10))));
    expect(weigh('"\\\\",[')).toBe(weigh('"xx",['));
  });

  it('is told for nonsense, too', () => {
    expect(weigh('')).toBe(0);
    expect(weigh('"\\')).toBeGreaterThan(0);
    expect(weigh('"[[[[[')).toBeLessThan(weigh('[[[[[['));
  });
});
