import { describe, expect, it } from 'vitest';
import type { GradingRecord } from '../../../grader/ledger/documents.ts';
import { type Conditions, filesKey, keysUnder } from '../../../grader/ledger/keys.ts';
import { keepRecord, keepSources, recallRecord, requireSources } from '../../../grader/ledger/records.ts';
import { sealed, unseal } from '../../../grader/ledger/sealed.ts';
import type { Answer, Plan } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { defaultLimits } from '../../../grader/run/limits.ts';
import { NotData, type Value } from '../../../grader/value.ts';
import { tinyAssignment } from '../plan/tiny-assignment.ts';
import { openShelf } from './shelf.ts';

const [key, run] = ['a'.repeat(64), 'b'.repeat(64)];
const path = `ledger/records/${key}.json`;

const record: GradingRecord = {
  run,
  plan: 'c'.repeat(16),
  isolation: 'container',
  answers: {
    'double/0': {
      kind: 'returned',
      value: [Number.NaN, -0, undefined, new NotData('a map'), { __proto__: null, $: 'NaN' }],
      mutated: [0],
      printed: 'hello',
    },
    'double/1': { kind: 'threw', message: 'no', place: { file: 'tiny.ts', line: 1, column: 2 } },
  },
  verdicts: [
    {
      kind: 'wrong',
      findings: [
        {
          kind: 'numbers',
          call: 0,
          path: ['W1', 0],
          wrong: 1,
          total: 2,
          worst: { path: [1], expected: -0, got: Number.NEGATIVE_INFINITY, allowed: 1e-7 },
        },
      ],
    },
  ],
};

/** Every value that an answer may hold, and what must not be taken for one of the grader's own. */
const everyValue: Value = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 5e-324, 0.1, Number.MAX_VALUE],
  ...['', 'NaN', '\ud800', true, false, null, undefined, new NotData('a map'), []],
  [[-0, [Number.NaN]], [], [undefined]],
  Object.assign(Object.create(null), {
    $: 'NaN',
    of: [],
    value: { __proto__: null, $: '-0' },
    beginning: -0,
    shape: [2, 1],
    data: [Number.NEGATIVE_INFINITY, -0],
  }),
];
const kinds: readonly (readonly [kind: string, answer: Answer])[] = [
  ['returned', { kind: 'returned', value: everyValue, mutated: [], printed: '-0' }],
  ['stopped', { kind: 'stopped', limit: { name: 'valueCount', value: 100 }, beginning: everyValue }],
  ['stopped while loading', { kind: 'stopped', limit: { name: 'memoryMb', value: 64 }, loading: 'a.ts' }],
  ['not run', { kind: 'stopped', limit: { name: 'callTimeMs', value: 50 }, notRun: true, printed: '' }],
  ['threw', { kind: 'threw', message: 'NaN', by: 'driver', place: { file: 'a.ts', line: 1, column: 2 } }],
  ['missing', { kind: 'missing', absence: { kind: 'no-file', file: 'a.ts' } }],
  ...[undefined, Number.NaN, -0, 'text'].map((beginning): [string, Answer] => [
    `stopped at ${Object.is(beginning, -0) ? '-0' : beginning}`,
    { kind: 'stopped', limit: { name: 'valueDepth', value: 2 }, beginning },
  ]),
];

/** All numbers in it, with the sign of zero. */
function bitsOf(part: unknown): string[] {
  if (typeof part === 'number') return [Object.is(part, -0) ? '-0' : String(part)];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(bitsOf) : [];
}

describe('a record', () => {
  it('gives back the same bits, numbers that JSON lacks included', () => {
    const shelf = openShelf();
    keepRecord(shelf, key, record);
    expect(recallRecord(shelf, key)).toEqual(record);
  });

  it.each(kinds)('gives back an answer of kind %s, the bits of its values included', (_, answer) => {
    const shelf = openShelf();
    keepRecord(shelf, key, { ...record, answers: { 'double/0': answer } });
    const { answers } = recallRecord(shelf, key)!;
    expect(answers).toStrictEqual({ 'double/0': answer });
    expect(bitsOf(answers)).toEqual(bitsOf({ 'double/0': answer }));
  });

  it('torn at any byte, or changed in one, is as if it were not there', () => {
    const shelf = openShelf();
    keepRecord(shelf, key, record);
    const text = shelf.files.get(path)!;
    for (let length = 0; length < text.length; length += 1) {
      shelf.files.set(path, text.slice(0, length));
      expect(recallRecord(shelf, key), `${length} bytes`).toBeUndefined();
    }
    shelf.files.set(path, text.replace('"wrong"', '"right"'));
    expect(recallRecord(shelf, key)).toBeUndefined();
  });

  it('that is whole and belongs under another name, or is something else, is refused by name', () => {
    const shelf = openShelf();
    keepRecord(shelf, run, record);
    shelf.files.set(path, shelf.files.get(`ledger/records/${run}.json`)!);
    expect(() => recallRecord(shelf, key)).toThrow(`${path}: belongs under another name`);
    shelf.files.set(path, sealed({ format: 2 }));
    expect(() => recallRecord(shelf, key)).toThrow(`${path}: at`);
    const bad = {
      ...record,
      answers: { 'double/0': { kind: 'returned', value: { $: 'what' }, mutated: [] } },
    };
    shelf.files.set(path, sealed({ format: 1, key, ...bad, verdicts: [] }));
    expect(() => recallRecord(shelf, key)).toThrow(`${path}: a value in it cannot be read`);
  });

  it('is never made of a fault of ours', () => {
    const verdicts = [{ kind: 'fault', reason: 'we broke' }] as const;
    expect(() => keepRecord(openShelf(), key, { ...record, verdicts })).toThrow(RangeError);
  });
});

describe('what was handed in', () => {
  it('has one name, whatever the order of its files, and comes back under it', () => {
    const shelf = openShelf();
    const name = keepSources(shelf, { 'a.ts': 'one', 'b.ts': 'two' });
    expect(keepSources(shelf, { 'b.ts': 'two', 'a.ts': 'one' })).toBe(name);
    expect(shelf.files.size).toBe(1);
    expect(requireSources(shelf, name)).toEqual({ 'a.ts': 'one', 'b.ts': 'two' });
    expect(() => requireSources(shelf, key)).toThrow(`ledger/sources/${key}.json: is not there or not whole`);
  });
});

type Change = Partial<Conditions> & { readonly plan?: Plan };

describe('the key of a grading', () => {
  const engine = { version: '1', node: 'v24', run: 'r', judge: 'j' };
  const plan = buildPlan(tinyAssignment(), 'seed 1', 'public');
  const now = { engine, limits: defaultLimits };
  const files = filesKey({ 'tiny.ts': 'export const double = 1;' });
  const keys = keysUnder(now)(files, plan);

  it.each([
    ['another seed', { plan: buildPlan(tinyAssignment(), 'seed 2', 'public') }],
    ['another limit', { limits: { ...defaultLimits, callTimeMs: 1 } }],
    ['another Node', { engine: { ...engine, node: 'v26' } }],
    ['another room that runs', { engine: { ...engine, run: 's' } }],
  ])('is another one under %s, and so are the answers', (_, change) => {
    const { plan: other = plan, ...conditions }: Change = change;
    const others = keysUnder({ ...now, ...conditions })(files, other);
    expect([others.record === keys.record, others.run === keys.run]).toEqual([false, false]);
  });

  it.each([
    ['another judge', { engine: { ...engine, judge: 'k' } }],
    ['other points', { plan: { ...plan, id: 'f'.repeat(16) } }],
  ])('is another one under %s, with the same answers', (_, change) => {
    const { plan: other = plan, ...conditions }: Change = change;
    const others = keysUnder({ ...now, ...conditions })(files, other);
    expect([others.record === keys.record, others.run === keys.run]).toEqual([false, true]);
  });

  it('hangs on what was handed in', () => {
    expect(keysUnder(now)(filesKey({ 'tiny.ts': '' }), plan).run).not.toBe(keys.run);
    expect(keysUnder({ ...now })(files, { ...plan })).toEqual(keys);
  });
});

it('a seal is no part of what is sealed', () => {
  expect(unseal(sealed({ a: 1, text: ',"sha256":"' }))).toBe('{"a":1,"text":",\\"sha256\\":\\""}');
});
