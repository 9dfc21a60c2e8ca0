/**
 * Public: what a call leaves behind in TensorFlow's engine, for the grader's drivers, and whether it returned
 * tensors or numbers. A submission can forge tensors and lay code into them: they are known and read by the books only.
 */
import * as tf from '@tensorflow/tfjs';
import { isTable } from './floatMeasures.ts';
import { books, type Facts, type Left } from './tensorBooks.ts';

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
  const mark = books.mark();
  const answers: T[] = [];
  try {
    tf.tidy(() => {
      answers.push(work());
    });
  } finally {
    books.disposeVariablesSince(mark);
  }
  return answers[0] as T;
}

/** `handedOut`: tensors that are not left behind; of those, what is no tensor of this call, or is gone, changes nothing. */
export type Measured<T> = {
  readonly given: Given;
  readonly work: () => T;
  readonly handedOut: (answer: T) => readonly tf.Tensor[];
};

/** What `work` leaves behind; `given` is not to be disposed by it. */
export function leftoversOf<T>({ given, work, handedOut }: Measured<T>): LeftoversOfModel {
  const bystander = tf.tidy(() => tf.variable(tf.scalar(0)));
  const mark = books.mark();
  const answer = work();
  // Counted before anything of the answer is looked at: a look may run code of the submission.
  const left = books.leftSince(mark);
  const gone = given.filter(([, tensor]) => isGone(tensor)).map(([name]) => name);
  // Only what disposes all variables reaches the bystander; how many others there were is not the call's doing.
  if (isGone(bystander)) gone.push('a variable that you were not given');
  return { ...countLeft(left, handedOut(answer)), callersTensorsDisposed: gone.join(', ') || 'none' };
}

function countLeft(left: Left, handedOut: readonly tf.Tensor[]) {
  const facts = handedOut.map((tensor) => books.factsOf(tensor));
  const tensors = without(left.tensors, facts, 'serial');
  return {
    tensorsLeftBehind: Math.max(tensors.length, without(left.stores, facts, 'store').length),
    variablesAmongThem: tensors.filter((serial) => left.variables.includes(serial)).length,
  };
}

function without(numbers: readonly number[], facts: readonly (Facts | undefined)[], key: 'serial' | 'store') {
  const handedOut = new Set(facts.map((one) => one?.[key]));
  return numbers.filter((number) => !handedOut.has(number));
}

/** Whether `value` is a tensor that the engine made, whatever it looks like. */
export const isTensor = (value: unknown): value is tf.Tensor => books.factsOf(value) !== undefined;

export const isVariable = (value: unknown): value is tf.Variable => books.factsOf(value)?.isVariable === true;

const isGone = (tensor: tf.Tensor): boolean => books.factsOf(tensor)?.isLive !== true;

/** The leftovers of what makes no variables. */
export function withoutVariables({ tensorsLeftBehind, callersTensorsDisposed }: LeftoversOfModel): Leftovers {
  return { tensorsLeftBehind, callersTensorsDisposed };
}

/** Every tensor in a value once, wherever it stands. */
function tensorsIn(value: unknown): tf.Tensor[] {
  if (isTensor(value)) return [value];
  return isTable(value) ? [...new Set(Object.values(value).flatMap(tensorsIn))] : [];
}

/** Of the tensors in a value, those that were made since. */
export function madeSince(mark: number, value: unknown): tf.Tensor[] {
  return tensorsIn(value).filter((tensor) => (books.factsOf(tensor)?.serial ?? 0) >= mark);
}

/** `made`. @throws {Error} when there is none of them. */
export function requireMade(made: readonly tf.Tensor[], name: string): readonly tf.Tensor[] {
  if (made.length === 0) throw new Error(`${name} must return tensors of its own`);
  return made;
}

/** The numbers in a tensor in one list, row by row. @throws {Error} when it is no tensor, or disposed. */
export function numbersIn(tensor: unknown): number[] {
  return [books.read(tensor)].flat(Number.POSITIVE_INFINITY) as number[];
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
    'a tensor': isTensor(value),
    'a number': typeof value === 'number',
    tensors: !kinds.has('plain numbers'),
    'plain numbers': !kinds.has('tensors'),
  }[kind];
  if (!isFit) throw new Error(`${what} ${kind}, not ${nameOf(value, kinds)}`);
}

function nameOf(value: unknown, kinds: ReadonlySet<string>): string {
  if (isTensor(value)) return 'a tensor';
  if (!isTable(value)) return `a ${typeof value}`;
  return [...kinds].sort().join(' and ') || 'an empty object';
}

function leavesOf(value: unknown): ('tensors' | 'plain numbers')[] {
  if (isTensor(value)) return ['tensors'];
  if (typeof value === 'number') return ['plain numbers'];
  return isTable(value) ? Object.values(value).flatMap(leavesOf) : [];
}
