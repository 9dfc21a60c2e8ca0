/**
 * Public: TensorFlow's engine, made fast before any submission is loaded, so that what it does is noted whoever asks
 * for it: its methods, its backend, its kernels and the classes of tensors and optimizers stay what they are. The
 * counters stay open, as the engine itself writes them.
 */
import * as tf from '@tensorflow/tfjs';

type Storage = { dataIdsCount: number; set(id: object, data: unknown): void; delete(id: object): boolean };

/** The parts of TensorFlow's engine that its types do not tell. */
export type Engine = {
  readonly state: { numTensors: number; registeredVariables: object };
  readonly backend: object;
  readonly registry: object;
  readonly registryFactory: object;
};

/** What is called when the engine does something. */
type Bookkeeping<Books> = {
  readonly books: Books;
  readonly hooks: object;
  noteStore(dataId: object): void;
  strikeStore(dataId: object): void;
};

const key = Symbol.for('gradecheck.tensorBooks');
const { apply } = Reflect;

/** Where a backend keeps the numbers of its tensors. */
export function storagesOf(engine: Engine): readonly Storage[] {
  return (Object.values(engine.backend) as unknown[]).filter(isStorage);
}

/** Its own counter is one of the parts that its type hides. */
function isStorage(part: unknown): part is Storage {
  return part instanceof tf.DataStorage;
}

/** Locks the engine, unless that was done; gives the books that are kept of it. */
export function lockEngine<Books>(engine: Engine, keeping: Bookkeeping<Books>): Books {
  const known = Object.getOwnPropertyDescriptor(engine, key)?.value as Books | undefined;
  if (known !== undefined) return known;
  for (const storage of storagesOf(engine)) watchStorage(storage, keeping);
  // These two are there only once they are used, which would be too late.
  Object.assign(engine.state, { activeScope: null, activeTape: null }, engine.state);
  fasten(engine.state, ['tensorInfo']);
  const parts = Object.entries(engine.backend);
  fasten(
    engine.backend,
    parts.filter(([, part]) => isStorage(part)).map(([name]) => name),
  );
  Object.assign(engine, keeping.hooks, refusals(tf.getBackend()), { [key]: Object.freeze(keeping.books) });
  fasten(engine, Reflect.ownKeys(engine));
  for (const part of partsThatStay(engine)) Object.freeze(part);
  // Whoever likes to may give tensors methods of their own.
  for (const { prototype } of [tf.Tensor, tf.Variable]) holdMethods(prototype);
  return keeping.books;
}

/** What the engine works with and never changes. */
function partsThatStay(engine: Engine): object[] {
  const { registry, registryFactory, backend } = engine;
  const kernels = tf.getKernelsForBackend(tf.getBackend());
  const classes = [...chainOf(engine), ...chainOf(backend), ...prototypes()];
  return [registry, registryFactory, tf.train, ...kernels, ...classes];
}

function watchStorage(storage: Storage, { noteStore, strikeStore }: Bookkeeping<unknown>): void {
  const { set, delete: remove } = storage;
  storage.set = (id, data) => {
    apply(set, storage, [id, data]);
    noteStore(id);
  };
  storage.delete = (id) => {
    strikeStore(id);
    return apply(remove, storage, [id]) as boolean;
  };
  fasten(
    storage,
    Object.keys(storage).filter((name) => name !== 'dataIdsCount'),
  );
}

/** Nothing is added or removed, and what stands under `names` is never replaced. */
function fasten(part: object, names: readonly PropertyKey[]): void {
  for (const name of names) Object.defineProperty(part, name, { writable: false });
  Object.seal(part);
}

/** What the class has stays as it is. */
function holdMethods(prototype: object): void {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const rights = value === undefined ? {} : { writable: false };
    Object.defineProperty(prototype, name, { configurable: false, ...rights });
  }
}

function refusals(backend: string): object {
  const refuse = () => {
    throw new Error('the backend of TensorFlow.js cannot be changed here');
  };
  const setBackend = async (name: string) => name === backend || refuse();
  return { setBackend, reset: refuse, registerBackend: refuse, removeBackend: refuse };
}

/** The prototypes of what tensors rest on, and of all optimizers. */
function prototypes(): object[] {
  const named = [tf.TensorBuffer, tf.DataStorage, tf.KernelBackend, tf.Optimizer];
  const isOptimizers = (prototype: object) =>
    Object.prototype.isPrototypeOf.call(tf.Optimizer.prototype, prototype);
  return [
    ...named.map((one) => one.prototype),
    ...Object.values(tf).flatMap(prototypeOf).filter(isOptimizers),
  ];
}

/** Read without asking: parts of TensorFlow.js that are not here refuse to be asked. */
function prototypeOf(value: unknown): object[] {
  if (typeof value !== 'function') return [];
  const prototype: unknown = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
  return typeof prototype === 'object' && prototype !== null ? [prototype] : [];
}

/** The prototypes of `value` below Object's. */
function chainOf(value: object): object[] {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ? [] : [prototype, ...chainOf(prototype)];
}
