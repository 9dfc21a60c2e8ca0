/**
 * Public: what a call leaves behind in TensorFlow's engine, for the grader's drivers, and whether it returned
 * tensors or numbers. The engine's books are taken as they are when this file is loaded, before any submission.
 */
import * as tf from '@tensorflow/tfjs';
import { isTable } from './floatMeasures.ts';

const engine = tf.engine();
const { state } = engine;

/**
 * `tensorsLeftBehind`: tensors that are there after a call, beyond those that it returned and those there before;
 * `callersTensorsDisposed`: the names of those that are the caller's and are gone, or "none".
 */
export type Leftovers = { tensorsLeftBehind: number; callersTensorsDisposed: string };

/** `variablesAmongThem`: how many of the tensors left behind are variables, an optimizer's own included. */
export type LeftoversOfModel = Leftovers & { variablesAmongThem: number };

/** Tensors of the caller by name. */
export type Given = readonly (readonly [name: string, tensor: tf.Tensor])[];

/** Runs `work`; what tensors and variables are left afterwards is disposed, so that no call disturbs the next. */
export function inScope<T>(work: () => T): T {
  const known = new Set(Object.keys(engine.registeredVariables));
  const answers: T[] = [];
  try {
    tf.tidy(() => {
      answers.push(work());
    });
  } finally {
    for (const [name, own] of Object.entries(engine.registeredVariables)) if (!known.has(name)) own.dispose();
  }
  return answers[0] as T;
}

/** Tensors, variables, and the stores of numbers that they stand on; one store may serve several tensors. */
function countNow(): { tensors: number; stores: number; variables: number } {
  if (engine.state !== state) throw new Error('the engine was reset: tensors cannot be counted any more');
  const variables = Object.keys(engine.registeredVariables).length;
  return { tensors: state.numTensors, stores: engine.backend.numDataIds(), variables };
}

/** What `work` leaves behind; it disposes itself what it hands out. `given` is not to be disposed by it. */
export function leftoversOf(work: () => void, given: Given): LeftoversOfModel {
  const bystander = tf.tidy(() => tf.variable(tf.scalar(0)));
  const own = given.map(([, tensor]) => tensor);
  const others = Object.values(engine.registeredVariables).filter((variable) => !own.includes(variable));
  const before = countNow();
  work();
  const after = countNow();
  // Only what disposes all variables reaches the bystander; how many others there were is not the call's doing.
  const swept = isGone(bystander) ? others.filter(isGone) : [];
  const gone = [...own.filter(isGone), ...swept];
  const tensors = after.tensors - before.tensors + gone.length;
  const stores = after.stores - before.stores + storesOf(gone);
  const names = given.filter(([, tensor]) => isGone(tensor)).map(([name]) => name);
  if (swept.length > 0) names.push('a variable that you were not given');
  return {
    tensorsLeftBehind: Math.max(tensors, stores),
    variablesAmongThem: after.variables - before.variables + gone.filter(isVariable).length,
    callersTensorsDisposed: names.join(', ') || 'none',
  };
}

/** How many stores went with these tensors; one that another tensor stands on is still there. */
function storesOf(gone: readonly tf.Tensor[]): number {
  return new Set(gone.map(({ dataId }) => dataId).filter((store) => !state.tensorInfo.has(store))).size;
}

const isVariable = (tensor: tf.Tensor): boolean => tensor instanceof tf.Variable;

/** tf.disposeVariables does not tell the variables that it disposes: they are only struck off the engine's list. */
function isGone(tensor: tf.Tensor): boolean {
  if (tensor.isDisposed) return true;
  return tensor instanceof tf.Variable && engine.registeredVariables[tensor.name] !== tensor;
}

/** The leftovers of what makes no variables. */
export function withoutVariables({ tensorsLeftBehind, callersTensorsDisposed }: LeftoversOfModel): Leftovers {
  return { tensorsLeftBehind, callersTensorsDisposed };
}

/** Tensors, and the optimizers that train them, go to your functions as they are, and come back so. */
export function passesAsItIs(value: unknown): boolean {
  return value instanceof tf.Tensor || value instanceof tf.Optimizer;
}

/** Every tensor in a value once, wherever it stands. */
export function tensorsIn(value: unknown): tf.Tensor[] {
  if (value instanceof tf.Tensor) return [value];
  return isTable(value) ? [...new Set(Object.values(value).flatMap(tensorsIn))] : [];
}

/** @throws {Error} when there is none of them. */
export function disposeAll(made: readonly tf.Tensor[], name: string): void {
  if (made.length === 0) throw new Error(`${name} must return tensors of its own`);
  for (const tensor of made) tensor.dispose();
}

/** What an answer must be made of; of an object, what must stand under its keys. */
export type Form = Kind | { readonly [key: string]: Kind };
type Kind = 'a tensor' | 'a number' | 'tensors' | 'plain numbers';

/**
 * Refuses tensors where numbers are asked for, and numbers where tensors are.
 * @throws {Error} that says what `name` must return and what it does.
 */
export function requireForm(answer: unknown, form: Form, name: string): void {
  if (typeof form === 'string') {
    requireKind(answer, form, `${name} must return`);
    return;
  }
  for (const [key, kind] of Object.entries(form)) {
    const part = isTable(answer) ? answer[key] : undefined;
    if (part !== undefined) requireKind(part, kind, `${name}: ${key} must be`);
  }
}

function requireKind(value: unknown, kind: Kind, what: string): void {
  const kinds = new Set(leavesOf(value));
  const isFit = {
    'a tensor': value instanceof tf.Tensor,
    'a number': typeof value === 'number',
    tensors: !kinds.has('plain numbers'),
    'plain numbers': !kinds.has('tensors'),
  }[kind];
  if (!isFit) throw new Error(`${what} ${kind}, not ${nameOf(value, kinds)}`);
}

function nameOf(value: unknown, kinds: ReadonlySet<string>): string {
  if (value instanceof tf.Tensor) return 'a tensor';
  if (!isTable(value)) return `a ${typeof value}`;
  return [...kinds].sort().join(' and ') || 'an empty object';
}

function leavesOf(value: unknown): ('tensors' | 'plain numbers')[] {
  if (value instanceof tf.Tensor) return ['tensors'];
  if (typeof value === 'number') return ['plain numbers'];
  return isTable(value) ? Object.values(value).flatMap(leavesOf) : [];
}
