/**
 * Compares an answer with what was expected and says what differs. The expected value is walked, never the
 * answer: whatever a student's code adds, nests or names costs nothing and cannot lead the comparison astray.
 */
import type { Finding, Path, Tolerance, WorstNumber } from '../model.ts';
import { NotData, type Value } from '../value.ts';
import { findLayerPattern, withLayerPattern } from './layers.ts';
import { findPattern, isTranspose } from './pattern.ts';
import {
  allNumbers,
  indicesOf,
  isRecord,
  layoutOf,
  leavesOf,
  sameDims,
  type Tensor,
  tensorOf,
  tensorsIn,
  type ValueRecord,
} from './tensor.ts';
import { allowedFor, distance, isClose } from './tolerance.ts';

/** `call` is put into the findings; `inputs` are the call's arguments, in which patterns are looked for. */
export type Comparison = {
  readonly call: number;
  readonly tolerance: Tolerance;
  readonly inputs?: readonly Value[];
};

type Pair<Expected = Value> = { readonly expected: Expected; readonly got: Value; readonly path: Path };
/** `most`: how many findings are worth looking for. */
type Walk = Comparison & { readonly findings: Finding[]; readonly most: number };

/** More than anyone reads; the rest of a hopeless answer is not worth the time. */
const maxFindings = 20;
const maxDepth = 64;
const maxText = 200;

/**
 * What differs between `got` and `expected`; nothing when they are equal. Shapes come before values: an array
 * of the wrong shape has one finding and its numbers are not looked at. Each maximal rectangular array of
 * numbers is compared as one, with the tolerance relative to its largest magnitude; a ragged array is compared
 * part by part. An expected `undefined` allows anything; keys that are not expected are ignored.
 */
export function compare(expected: Value, got: Value, comparison: Comparison): readonly Finding[] {
  const walk: Walk = { ...comparison, findings: [], most: maxFindings };
  comparePair({ expected, got, path: [] }, walk);
  return walk.findings;
}

/** Whether {@link compare} would find nothing; it ends at the first difference and looks for no pattern in it. */
export function agree(expected: Value, got: Value, tolerance: Tolerance): boolean {
  const walk: Walk = { call: 0, tolerance, findings: [], most: 1 };
  comparePair({ expected, got, path: [] }, walk);
  return walk.findings.length === 0;
}

/** Whether `finding` is about the form of an answer and not its numbers or texts. */
export function isStructural(finding: Finding): boolean {
  return finding.kind === 'type' || finding.kind === 'shape' || finding.kind === 'keys';
}

/** What kind of thing a value is, in plain words. */
export function describe(value: Value): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof NotData) return value.what;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function comparePair({ expected, got, path }: Pair, walk: Walk): void {
  if (expected === undefined || walk.findings.length >= walk.most) return;
  const tensor = path.length > maxDepth ? undefined : tensorOf(expected);
  if (path.length > maxDepth) addType({ expected: 'less nesting', got, path }, walk);
  else if (tensor !== undefined) compareTensor({ expected: tensor, got, path }, walk);
  else if (Array.isArray(expected)) compareItems({ expected, got, path }, walk);
  else if (isRecord(expected)) compareKeys({ expected, got, path }, walk);
  else compareExactly({ expected, got, path }, walk);
}

function compareTensor(pair: Pair<Tensor>, walk: Walk): void {
  const misfit = findMisfit(pair, walk);
  if (misfit !== undefined) {
    walk.findings.push(misfit);
    return;
  }
  const { dims } = pair.expected;
  const leaves = leavesOf(pair.got, dims.length);
  const odd = leaves.findIndex((leaf) => typeof leaf !== 'number');
  if (allNumbers(leaves)) compareNumbers(pair, leaves, walk);
  else
    addType({ expected: 'a number', got: leaves[odd], path: [...pair.path, ...indicesOf(odd, dims)] }, walk);
}

/** The first place where the arrays of `got` do not have the expected dimensions. */
function findMisfit({ expected, got, path }: Pair<Tensor>, walk: Walk): Finding | undefined {
  const [length, ...inner] = expected.dims;
  if (length === undefined) return undefined;
  if (!Array.isArray(got)) return typeFinding({ expected: 'an array', got, path }, walk);
  const layout = layoutOf(got);
  if (layout.regular && sameDims(layout.dims, expected.dims)) return undefined;
  const empties = layout.dims.length < expected.dims.length && !isFlatNumbers(got, layout.dims.length);
  if (got.length !== length || (layout.regular && !empties))
    return shapeFinding({ expected, got, path }, walk);
  const size = expected.numbers.length / length;
  for (let index = 0; index < length; index++) {
    const numbers = expected.numbers.slice(index * size, (index + 1) * size);
    const part = { expected: { dims: inner, numbers }, got: got[index], path: [...path, index] };
    const misfit = findMisfit(part, walk) ?? scalarMisfit(part, walk);
    if (misfit !== undefined) return misfit;
  }
  return shapeFinding({ expected, got, path }, walk);
}

function isFlatNumbers(got: Value, rank: number): boolean {
  return allNumbers(leavesOf(got, rank));
}

function scalarMisfit({ expected, got, path }: Pair<Tensor>, walk: Walk): Finding | undefined {
  if (expected.dims.length > 0 || typeof got === 'number') return undefined;
  return typeFinding({ expected: 'a number', got, path }, walk);
}

function shapeFinding({ expected, got, path }: Pair<Tensor>, walk: Walk): Finding {
  const tensor = tensorOf(got);
  const allowed = allowedFor(expected.numbers, walk.tolerance);
  const { dims } = layoutOf(got);
  const finding = { kind: 'shape', call: walk.call, path, expected: expected.dims, got: dims } as const;
  const isTransposed = tensor !== undefined && isTranspose(expected, tensor, allowed);
  return isTransposed ? { ...finding, pattern: { kind: 'transposed' } } : finding;
}

function compareNumbers({ expected, path }: Pair<Tensor>, got: readonly number[], walk: Walk): void {
  const allowed = allowedFor(expected.numbers, walk.tolerance);
  const wrong: number[] = [];
  expected.numbers.forEach((number, index) => {
    if (!isClose(number, got[index] ?? Number.NaN, allowed)) wrong.push(index);
  });
  if (wrong.length === 0) return;
  const inputs = (walk.inputs ?? []).flatMap((input) => tensorsIn(input));
  const pattern = walk.most > 1 ? findPattern({ expected, got, wrong, allowed, inputs }) : undefined;
  const index = worstIndex(expected.numbers, got, wrong);
  const worst: WorstNumber = {
    path: [...path, ...indicesOf(index, expected.dims)],
    expected: expected.numbers[index] ?? Number.NaN,
    got: got[index] ?? Number.NaN,
    allowed,
  };
  const counts = { wrong: wrong.length, total: got.length };
  const finding = { kind: 'numbers', call: walk.call, path, ...counts, worst } as const;
  walk.findings.push(pattern === undefined ? finding : { ...finding, pattern });
}

/** Of the numbers at `wrong`, the place of the one that is farthest off; the first of equals. */
export function worstIndex(
  expected: readonly number[],
  got: readonly number[],
  wrong: readonly number[],
): number {
  const farOff = (index: number) => distance(expected[index] ?? Number.NaN, got[index] ?? Number.NaN);
  return wrong.reduce((worst, index) => (farOff(index) > farOff(worst) ? index : worst), wrong[0] ?? 0);
}

function compareItems({ expected, got, path }: Pair<Value[]>, walk: Walk): void {
  if (!Array.isArray(got)) {
    addType({ expected: 'an array', got, path }, walk);
  } else if (got.length !== expected.length) {
    const lengths = { expected: [expected.length], got: [got.length] };
    walk.findings.push({ kind: 'shape', call: walk.call, path, ...lengths });
  } else {
    for (let index = 0; index < expected.length && walk.findings.length < walk.most; index++) {
      comparePair({ expected: expected[index], got: got[index], path: [...path, index] }, walk);
    }
  }
}

function compareKeys({ expected, got, path }: Pair<ValueRecord>, walk: Walk): void {
  if (!isRecord(got)) {
    addType({ expected: 'an object', got, path }, walk);
    return;
  }
  const needed = Object.keys(expected).filter((key) => expected[key] !== undefined);
  const missing = needed.filter((key) => !Object.hasOwn(got, key));
  const before = walk.findings.length;
  if (missing.length > 0) walk.findings.push({ kind: 'keys', call: walk.call, path, missing });
  for (const key of needed) {
    if (!Object.hasOwn(got, key)) continue;
    comparePair({ expected: expected[key], got: got[key], path: [...path, key] }, walk);
  }
  if (walk.most > 1 && walk.findings.length > before) tellLayers(expected, got, { walk, before });
}

/** Adds to the findings since `before` which layers they are about, where there is a rule to it. */
function tellLayers(
  expected: ValueRecord,
  got: ValueRecord,
  { walk, before }: { walk: Walk; before: number },
): void {
  const isRight = (key: string) => Object.hasOwn(got, key) && agree(expected[key], got[key], walk.tolerance);
  const pattern = findLayerPattern(expected, isRight);
  if (pattern !== undefined) walk.findings.push(...withLayerPattern(walk.findings.splice(before), pattern));
}

/** Texts, truth values, null and things that are not data: the same or not. */
function compareExactly({ expected, got, path }: Pair, walk: Walk): void {
  if (expected === got) return;
  if (expected instanceof NotData && got instanceof NotData && expected.what === got.what) return;
  if (typeof expected !== typeof got || typeof expected === 'object') {
    addType({ expected: describe(expected), got, path }, walk);
    return;
  }
  const texts = { expected: String(expected), got: String(got).slice(0, maxText) };
  walk.findings.push({ kind: 'text', call: walk.call, path, ...texts });
}

function addType(pair: Pair<string>, walk: Walk): void {
  walk.findings.push(typeFinding(pair, walk));
}

function typeFinding({ expected, got, path }: Pair<string>, walk: Walk): Finding {
  return { kind: 'type', call: walk.call, path, expected, got: describe(got) };
}
