/**
 * Public: which tensors there are, for the grader's drivers. The engine's own counters lie open to every submission, so
 * the books are kept here a second time, by what the engine is asked to do, from before any submission is loaded. Of
 * what is kept, only copies leave this file; what it works with was taken before any submission could replace it.
 */
import * as tf from '@tensorflow/tfjs';
import { type Engine, lockEngine, storagesOf } from './tensorLock.ts';

/** What is known of a tensor: numbers for itself and the store it stands on, counted up as both are made. */
export type Facts = {
  readonly serial: number;
  readonly store: number;
  readonly isLive: boolean;
  readonly isVariable: boolean;
  readonly dtype: tf.DataType;
  readonly shape: readonly number[];
};

/** By their numbers: tensors, the variables among them, and stores, on which a tensor or nobody stands. */
export type Left = {
  readonly tensors: readonly number[];
  readonly variables: readonly number[];
  readonly stores: readonly number[];
};

/** A serial number and those after it stand for what is made from now on. */
export type Books = {
  mark(): number;
  factsOf(value: unknown): Facts | undefined;
  /** The numbers in a tensor, nested by its shape. @throws {Error} when it is no tensor, or disposed. */
  read(value: unknown): unknown;
  /** What was made since and is there still. @throws {Error} when the engine's own counters say otherwise. */
  leftSince(mark: number): Left;
  disposeVariablesSince(mark: number): void;
};

type Entry = Omit<Facts, 'isLive'> & {
  isLive: boolean;
  readonly dataId: object;
  readonly size: number;
  readonly variable?: tf.Variable;
};
/** By serial number, without a prototype: reading and writing it runs no code. */
type Shelf<T> = { [serial: number]: T };

const { apply, getPrototypeOf, ownKeys } = Reflect;
const { get, set } = WeakMap.prototype;
const { readSync, disposeVariable, trackTensor, disposeTensor } = tf.engine();
const { toNestedArray } = tf.util;
const tensorPrototypes = [tf.Tensor.prototype, tf.Variable.prototype] as const;

const engine: Engine = tf.engine();
const storages = storagesOf(engine);
const entries = new WeakMap<object, Entry>();
const storeNumbers = new WeakMap<object, number>();
const liveTensors = Object.create(null) as Shelf<Entry>;
const liveStores = Object.create(null) as Shelf<true>;
const before = { tensors: engine.state.numTensors, stores: countStores(), variables: countVariables() };
const count = { next: 1, tensors: 0, stores: 0, variables: 0 };

function countStores(): number {
  let sum = 0;
  for (let index = 0; index < storages.length; index += 1) sum += storages[index]?.dataIdsCount ?? 0;
  return sum;
}

function countVariables(): number {
  return ownKeys(engine.state.registeredVariables).length;
}

function entryOf(value: unknown): Entry | undefined {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? (apply(get, entries, [value]) as Entry | undefined) : undefined;
}

function storeOf(dataId: object): number {
  return (apply(get, storeNumbers, [dataId]) as number | undefined) ?? 0;
}

/** A variable that is assigned to is disposed and tracked again: it stays the tensor it was. */
function noteTensor(tensor: tf.Tensor): void {
  const prototype = getPrototypeOf(tensor);
  const isVariable = prototype === tensorPrototypes[1];
  if (prototype !== tensorPrototypes[0] && !isVariable) return;
  const { dataId, dtype, shape, size } = tensor;
  const serial = entryOf(tensor)?.serial ?? count.next++;
  const variable = isVariable ? { variable: tensor as tf.Variable } : {};
  const store = storeOf(dataId);
  const entry = { serial, store, isLive: true, isVariable, dtype, shape, size, dataId, ...variable };
  apply(set, entries, [tensor, entry]);
  liveTensors[serial] = entry;
  count.tensors += 1;
  if (isVariable) count.variables += 1;
}

function strike(entry: Entry): void {
  entry.isLive = false;
  delete liveTensors[entry.serial];
  count.tensors -= 1;
  if (entry.isVariable) count.variables -= 1;
}

const hooks = {
  trackTensor(tensor: tf.Tensor, backend: unknown): void {
    if (entryOf(tensor)?.isLive) return;
    apply(trackTensor, engine, [tensor, backend]);
    noteTensor(tensor);
  },
  /**
   * The engine gets what was noted, not what the tensor says of itself by now; and it would itself take a tensor off
   * twice whose store still serves another.
   */
  disposeTensor(tensor: tf.Tensor): void {
    const entry = entryOf(tensor);
    if (entry !== undefined && !entry.isLive) return;
    apply(disposeTensor, engine, [entry ?? tensor]);
    if (entry !== undefined) strike(entry);
  },
};

function noteStore(dataId: object): void {
  const number = storeOf(dataId) || count.next++;
  apply(set, storeNumbers, [dataId, number]);
  if (liveStores[number]) return;
  liveStores[number] = true;
  count.stores += 1;
}

function strikeStore(dataId: object): void {
  const number = storeOf(dataId);
  if (!liveStores[number]) return;
  delete liveStores[number];
  count.stores -= 1;
}

function requireTrueCounters(): void {
  const isTrue =
    engine.state.numTensors === before.tensors + count.tensors &&
    countStores() === before.stores + count.stores &&
    countVariables() === before.variables + count.variables;
  if (isTrue) return;
  throw new Error(
    "TensorFlow.js's own counters were changed; this check measures with them, so leave them as they are",
  );
}

function newSince(shelf: Shelf<unknown>, mark: number): number[] {
  const numbers: number[] = [];
  for (const serial in shelf) if (+serial >= mark) numbers.push(+serial);
  return numbers;
}

/** The stores without those of tensors from before `mark`: a variable gets a new one whenever it is assigned to. */
function withoutStoresOf(mark: number): Shelf<true> {
  const stores = { __proto__: null, ...liveStores } as Shelf<true>;
  for (const serial in liveTensors) if (+serial < mark) delete stores[liveTensors[serial]?.store ?? 0];
  return stores;
}

const own: Books = {
  mark: () => count.next,
  factsOf(value) {
    const entry = entryOf(value);
    if (entry === undefined) return undefined;
    const { serial, store, isLive, isVariable, dtype, shape } = entry;
    return { serial, store, isLive, isVariable, dtype, shape: [...shape] };
  },
  read(value) {
    const entry = entryOf(value);
    if (entry === undefined) throw new Error('this is no tensor of TensorFlow.js');
    if (!entry.isLive) throw new Error('Tensor is disposed.');
    const numbers = apply(readSync, engine, [entry.dataId]) as Float32Array;
    return toNestedArray([...entry.shape], numbers, entry.dtype === 'complex64');
  },
  leftSince(mark) {
    requireTrueCounters();
    const tensors = newSince(liveTensors, mark);
    const variables = tensors.filter((serial) => liveTensors[serial]?.isVariable);
    return { tensors, variables, stores: newSince(withoutStoresOf(mark), mark) };
  },
  disposeVariablesSince(mark) {
    for (const serial of newSince(liveTensors, mark)) {
      const variable = liveTensors[serial]?.variable;
      if (variable !== undefined) apply(disposeVariable, engine, [variable]);
    }
  },
};

/** Of the engine at hand: where one engine serves several submissions, it keeps the books that it has. */
export const books: Books = lockEngine(engine, { books: own, hooks, noteStore, strikeStore });
