/**
 * Public: makes tensors of plain numbers, hands them to your functions, reads what comes back, and counts the tensors
 * that are left. It holds no expected answer.
 */
import * as tf from '@tensorflow/tfjs';
import { isTable, measureLayers, shorten, type Table } from '../measures/floatMeasures.ts';
import { books } from '../measures/tensorBooks.ts';
import {
  type Form,
  type Given,
  inScope,
  isTensor,
  isVariable,
  type Leftovers,
  type LeftoversOfModel,
  leftoversOf,
  madeSince,
  numbersIn,
  requireForm,
  requireMade,
  withoutVariables,
} from '../measures/tensorMeasures.ts';
import { type Chosen, optimizerOf, rehearse, variablesOf } from '../measures/tensorOptimizers.ts';

export { passesAsItIs } from '../measures/tensorOptimizers.ts';

type Matrix = number[][];
type Student = Table;
type Rng = () => number;
type Plain = number | string | boolean | undefined | Plain[] | { [name: string]: Plain };

/** The arguments of a function, and how each is made: `tensor` (rows, columns), `labels` int32, `plain` as it is. */
const signatures: { readonly [name: string]: { readonly [argument: string]: keyof typeof makers } } = {
  linearFunction: { W: 'tensor', X: 'tensor', b: 'tensor' },
  oneHotMatrix: { labels: 'labels', C: 'plain' },
  initializeParameters: { layerDims: 'plain', rng: 'plain' },
  forwardPropagation: { X: 'tensor', parameters: 'variables' },
  computeCost: { logits: 'tensor', labels: 'tensor' },
  computeGradients: { X: 'tensor', Y: 'tensor', parameters: 'variables' },
  predict: { X: 'tensor', parameters: 'variables' },
  computeAccuracy: { logits: 'tensor', labels: 'tensor' },
  model: { XTrain: 'tensor', YTrain: 'tensor', start: 'plain', options: 'plain' },
};

/** What a function returns, if not a tensor. */
const forms: { readonly [name: string]: Form } = {
  computeGradients: { cost: 'a tensor', gradients: 'tensors' },
  computeAccuracy: 'a number',
  model: { parameters: 'plain numbers', costs: 'plain numbers', accuracy: 'plain numbers' },
};

const makers = {
  tensor: (rows: unknown) => tf.tensor2d(rows as Matrix),
  labels: (list: unknown) => tf.tensor1d(list as number[], 'int32'),
  variables: (table: unknown) => variablesOf(table as { [name: string]: Matrix }),
  plain: (value: unknown) => value,
};

function argumentsFor(name: string, args: readonly unknown[]): unknown[] {
  const kinds = Object.values(signatures[name] ?? {});
  return args.map((arg, index) => makers[kinds[index] ?? 'plain'](arg));
}

/** The tensors among the arguments of a function, by name. */
function tensorsGiven(name: string, args: readonly unknown[]): Given {
  const names = Object.keys(signatures[name] ?? {});
  return args.flatMap((arg, index): Given => {
    if (isTensor(arg)) return [[names[index] ?? '', arg]];
    const entries = isTable(arg) ? Object.entries(arg) : [];
    return entries.flatMap(([key, item]): Given => (isTensor(item) ? [[key, item]] : []));
  });
}

/** @throws {Error} when the function is missing or answers with a promise. */
function call(student: Student, name: string, args: readonly unknown[]): unknown {
  const fn = student[name];
  if (typeof fn !== 'function') throw new Error(`${name} is not exported`);
  const answer: unknown = fn(...args);
  if (isTable(answer) && typeof answer['then'] === 'function') refusePromise(name, answer);
  return answer;
}

/** What comes after its await finds the tensors gone and fails: that is not the error to tell. */
function refusePromise(name: string, promise: Table): never {
  Promise.resolve(promise).then(undefined, () => undefined);
  throw new Error(`${name} returns a promise: read tensors with arraySync or dataSync, without await`);
}

/** Numbers for tensors, wherever they stand. */
function plainOf(value: unknown): Plain {
  if (isTensor(value)) return plainOf(books.read(value));
  if (Array.isArray(value)) return value.map(plainOf);
  if (!isTable(value)) return shorten(value as Plain);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainOf(item)]));
}

/** Functions whose answer must have a type of its own: labels become float32, class numbers are int32. */
const typed = ['oneHotMatrix', 'predict'];

/** What your function returns for these arguments, in plain numbers. */
export function resultOf(student: Student, name: string, ...args: unknown[]): Plain {
  return inScope(() => {
    const answer = call(student, name, argumentsFor(name, args));
    if (answer === undefined || answer === null) throw new Error(`${name} returned nothing`);
    requireForm(answer, forms[name] ?? 'a tensor', name);
    const values = plainOf(answer);
    return typed.includes(name) ? { dtype: books.factsOf(answer)?.dtype, values } : values;
  });
}

/** How many tensors one call of your function leaves behind, and which tensors of the caller it disposes. */
export function leftBehind(student: Student, name: string, ...args: unknown[]): Leftovers {
  return withoutVariables(leftByCall(student, name, args));
}

/** The same of your training loop; variables are told apart from other tensors. */
export function leftByModel(student: Student, ...args: unknown[]): LeftoversOfModel {
  return leftByCall(student, 'model', args);
}

function leftByCall(student: Student, name: string, args: readonly unknown[]): LeftoversOfModel {
  return inScope(() => {
    const given = argumentsFor(name, args);
    if (name === 'computeAccuracy') requireDifference(student, given);
    const mark = books.mark();
    return leftoversOf({
      given: tensorsGiven(name, given),
      work: () => call(student, name, given),
      handedOut(answer) {
        if (name === 'model') requireCosts(answer);
        const most = numbersHandedOut[name]?.(args) ?? 1;
        return most === 0 ? [] : requireMade(madeSince(mark, answer), name).slice(0, most);
      },
    });
  });
}

/** How many tensors a function hands out, if not one; what an answer holds beyond them is left behind. */
const numbersHandedOut: { readonly [name: string]: (args: readonly unknown[]) => number } = {
  initializeParameters: ([layerDims]) => 2 * ((layerDims as Matrix).length - 1),
  computeGradients: ([, , parameters]) => 1 + Object.keys(parameters as Table).length,
  computeAccuracy: () => 0,
  model: () => 0,
};

/** A number that is always the same was not computed. */
function requireDifference(student: Student, [logits, labels]: readonly unknown[]): void {
  const answers = [logits, labels].map((given) => call(student, 'computeAccuracy', [given, labels]));
  if (typeof answers[0] !== 'number' || answers[0] === answers[1] || Number.isNaN(answers[0]))
    throw new Error('computeAccuracy must return a number that depends on the logits');
}

function requireCosts(answer: unknown): void {
  const costs = isTable(answer) ? answer['costs'] : undefined;
  if (Array.isArray(costs) && costs.length > 1 && costs.every(Number.isFinite)) return;
  throw new Error('model must return { parameters, costs, accuracy }');
}

type Training = { readonly X: Matrix; readonly Y: Matrix; readonly parameters: { [name: string]: Matrix } };

const flatten = (variables: { readonly [name: string]: tf.Variable }) =>
  Object.values(variables).flatMap((own) => numbersIn(own).map((value) => shorten(value, 6)));

/**
 * The course of `steps` updates by your trainStep with one optimizer: the costs it returns, and the numbers of the
 * variables it was given before each update, in the order W1 row by row, b1, W2, …
 */
export function followTraining(student: Student, training: Training, choice: Chosen, steps: number): Plain {
  return inScope(() => {
    const [X, Y] = [makers.tensor(training.X), makers.tensor(training.Y)];
    const [variables, optimizer] = [variablesOf(training.parameters), optimizerOf(choice)];
    let given: unknown = { ...variables };
    const course: { cost: Plain[]; parameters: Plain[] } = { cost: [], parameters: [] };
    for (let step = 0; step <= steps; step++) {
      course.parameters.push(flatten(variables));
      course.cost.push(costOfStep(student, [X, Y, given, optimizer]));
      given = (student['trainStep'] as { left?: () => unknown[] }).left?.()[2] ?? given;
    }
    return course;
  });
}

function costOfStep(student: Student, given: readonly unknown[]): Plain {
  const cost = call(student, 'trainStep', given);
  if (typeof cost !== 'number') throw new Error('trainStep must return the cost as a number');
  return shorten(cost, 6);
}

/** What `steps` updates by your trainStep leave behind, the optimizer's own tensors not counted. */
export function leftByTraining(
  student: Student,
  training: Training,
  choice: Chosen,
  steps: number,
): Leftovers {
  return inScope(() => {
    const [X, Y] = [makers.tensor(training.X), makers.tensor(training.Y)];
    const variables = variablesOf(training.parameters);
    const before = flatten(variables);
    const most = rehearse(training.parameters, choice);
    const optimizer = optimizerOf(choice);
    const mark = books.mark();
    const leftovers = leftoversOf({
      given: [['X', X], ['Y', Y], ...Object.entries(variables)],
      work: () =>
        Array.from({ length: steps }, () => costOfStep(student, [X, Y, { ...variables }, optimizer])),
      handedOut: () => madeSince(mark, optimizer).slice(0, most),
    });
    optimizer.dispose();
    if (flatten(variables).every((value, index) => value === before[index]))
      throw new Error('trainStep changes none of the variables it is given');
    return withoutVariables(leftovers);
  });
}

function parametersFrom(student: Student, layerDims: readonly number[], rng: Rng): Table {
  const parameters = call(student, 'initializeParameters', [[...layerDims], rng]);
  for (let l = 1; l < layerDims.length; l++) {
    for (const name of [`W${l}`, `b${l}`]) {
      if (!isTable(parameters) || !isTensor(parameters[name]))
        throw new Error(`initializeParameters: ${name} is missing or no tensor`);
    }
  }
  return parameters as Table;
}

/** What each of your initial parameters is: its shape, whether training can change it; of b its values. */
export function describeParameters(student: Student, layerDims: number[], rng: Rng): Plain {
  return inScope(() => {
    const described = Object.entries(parametersFrom(student, layerDims, rng)).map(([name, own]) => {
      const shape = books.factsOf(own)?.shape;
      if (shape === undefined) return [name, 'no tensor'];
      const values = name.startsWith('b') ? { values: plainOf(own) } : {};
      const trainable = isVariable(own) ? own.trainable : 'not a variable';
      return [name, { shape, trainable, ...values }];
    });
    return Object.fromEntries(described);
  });
}

/** Mean, deviation, tails and independence of your initial weights over many draws. */
export function measureInitialization(student: Student, layerDims: number[], rng: Rng, draws: number): Plain {
  const draw = () =>
    inScope(() => {
      const parameters = parametersFrom(student, layerDims, rng);
      return layerDims.slice(1).map((_, l) => numbersIn(parameters[`W${l + 1}`]));
    });
  return measureLayers(Array.from({ length: draws }, draw));
}
