import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeValue,
  type Encoded,
  encodeValue,
  NotData,
  type Value,
  ValueLimitError,
} from '../../grader/value.ts';

const leaf = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined, null, true),
  fc.string(),
);
const values: fc.Arbitrary<Value> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: false }),
  ),
})).value as fc.Arbitrary<Value>;

const roundTrip = (value: Value) => decodeValue(JSON.parse(JSON.stringify(encodeValue(value))));

describe('values as JSON', () => {
  it('come back bit for bit', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(encodeValue(roundTrip(value))).toEqual(encodeValue(value));
      }),
      { seed: 7 },
    );
  });

  it('keep −0, NaN, infinities and undefined apart', () => {
    const special = [-0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined, null];
    expect(roundTrip(special)).toEqual(special);
    expect(Object.is((roundTrip([-0]) as number[])[0], -0)).toBe(true);
  });

  it('treat __proto__ as a plain key', () => {
    const value = decodeValue({ $: 'object', of: [['__proto__', { $: 'object', of: [['polluted', 1]] }]] });
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('carry what is not data by its name, cut to size', () => {
    const decoded = decodeValue({ $: 'other', of: 'x'.repeat(1000) });
    expect(decoded).toBeInstanceOf(NotData);
    expect((decoded as NotData).what).toHaveLength(80);
  });

  it.each([
    [{ $: 'nonsense' }, TypeError],
    [{ a: 1 }, TypeError],
    [{ $: 'object' }, TypeError],
    [{ $: 'object', of: [[1, 2]] }, TypeError],
  ])('refuse what was never written: %j', (encoded, kind) => {
    expect(() => decodeValue(encoded)).toThrow(kind);
  });

  it('refuse what is too deep or too large', () => {
    let deep: Encoded = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(() => decodeValue(deep)).toThrow(new ValueLimitError('depth'));
    const limits = { depth: 3, items: 20 };
    expect(() => decodeValue(new Array(20).fill(0), limits)).toThrow(new ValueLimitError('items'));
    expect(decodeValue(new Array(19).fill(0), limits)).toHaveLength(19);
  });

  it('hold arrays and objects down to the depth, and any number inside the last', () => {
    const special = [Number.NaN, -0, undefined, { a: 1 }];
    expect(() => decodeValue(encodeValue(special), { depth: 1, items: 20 })).toThrow('nested too deeply');
    expect(decodeValue(encodeValue(special), { depth: 2, items: 20 })).toEqual(special);
  });
});
