/**
 * Public: makes tensors of plain numbers, hands them to your functions, reads what comes back, and counts the tensors
 * that are left. It holds no expected answer.
 */
import * as tf from '@tensorflow/tfjs';
import { isTable, measureLayers, shorten, type Table } from '../library/floatMeasures.ts';
import {
  disposeAll,
  type Form,
  type Given,
  inScope,
  type Leftovers,
  type LeftoversOfModel,
  leftoversOf,
  requireForm,
  tensorsIn,
  withoutVariables,
} from '../library/tensorMeasures.ts';

export { passesAsItIs } from '../library/tensorMeasures.ts';

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

function variablesOf(table: { readonly [name: string]: Matrix }): { [name: string]: tf.Variable } {
  const made = Object.entries(table).map(([name, rows]) => {
    const value = tf.tensor2d(rows);
    const own = tf.variable(value);
    value.dispose();
    return [name, own] as const;
  });
  return Object.fromEntries(made);
}

function argumentsFor(name: string, args: readonly unknown[]): unknown[] {
  const kinds = Object.values(signatures[name] ?? {});
  return args.map((arg, index) => makers[kinds[index] ?? 'plain'](arg));
}

/** The tensors among the arguments of a function, by name. */
function tensorsGiven(name: string, args: readonly unknown[]): Given {
  const names = Object.keys(signatures[name] ?? {});
  return args.flatMap((arg, index): Given => {
    if (arg instanceof tf.Tensor) return [[names[index] ?? '', arg]];
    const entries = isTable(arg) ? Object.entries(arg) : [];
    return entries.flatMap(([key, item]): Given => (item instanceof tf.Tensor ? [[key, item]] : []));
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
  if (value instanceof tf.Tensor) return plainOf(value.arraySync());
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
    if (typed.includes(name) && answer instanceof tf.Tensor)
      return { dtype: answer.dtype, values: plainOf(answer) };
    return plainOf(answer);
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
    const own = tensorsIn(given);
    return leftoversOf(
      () => {
        const answer = call(student, name, given);
        const made = tensorsIn(answer).filter((tensor) => !own.includes(tensor));
        if (name === 'model') requireCosts(answer);
        else if (name !== 'computeAccuracy') disposeAll(made, name);
      },
      tensorsGiven(name, given),
    );
  });
}

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
type Choice = { readonly name: string; readonly learningRate: number; readonly momentum?: number };

function optimizerOf({ name, learningRate, momentum = 0 }: Choice): tf.Optimizer {
  if (name === 'momentum') return tf.train.momentum(learningRate, momentum);
  return name === 'adam' ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
}

const flatten = (variables: { readonly [name: string]: tf.Variable }) =>
  Object.values(variables).flatMap((own) => Array.from(own.dataSync(), (value) => shorten(value, 6)));

/**
 * The course of `steps` updates by your trainStep with one optimizer: the costs it returns, and the numbers of the
 * variables it was given before each update, in the order W1 row by row, b1, W2, …
 */
export function followTraining(student: Student, training: Training, choice: Choice, steps: number): Plain {
  return inScope(() => {
    const [X, Y] = [makers.tensor(training.X), makers.tensor(training.Y)];
    const variables = variablesOf(training.parameters);
    let given: unknown = { ...variables };
    const optimizer = optimizerOf(choice);
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
  choice: Choice,
  steps: number,
): Leftovers {
  return inScope(() => {
    const [X, Y] = [makers.tensor(training.X), makers.tensor(training.Y)];
    const variables = variablesOf(training.parameters);
    const before = flatten(variables);
    const train = () => {
      const optimizer = optimizerOf(choice);
      for (let step = 0; step < steps; step++) costOfStep(student, [X, Y, { ...variables }, optimizer]);
      optimizer.dispose();
    };
    const leftovers = leftoversOf(train, [['X', X], ['Y', Y], ...Object.entries(variables)]);
    const isAsBefore = flatten(variables).every((value, index) => value === before[index]);
    if (isAsBefore) throw new Error('trainStep changes none of the variables it is given');
    return withoutVariables(leftovers);
  });
}

function parametersFrom(student: Student, layerDims: readonly number[], rng: Rng): Table {
  const parameters = call(student, 'initializeParameters', [[...layerDims], rng]);
  for (let l = 1; l < layerDims.length; l++) {
    for (const name of [`W${l}`, `b${l}`]) {
      if (!isTable(parameters) || !(parameters[name] instanceof tf.Tensor))
        throw new Error(`initializeParameters: ${name} is missing or no tensor`);
    }
  }
  return parameters as Table;
}

/** What each of your initial parameters is: its shape, whether training can change it; of b its values. */
export function describeParameters(student: Student, layerDims: number[], rng: Rng): Plain {
  return inScope(() => {
    const described = Object.entries(parametersFrom(student, layerDims, rng)).map(([name, own]) => {
      if (!(own instanceof tf.Tensor)) return [name, 'no tensor'];
      const values = name.startsWith('b') ? { values: plainOf(own) } : {};
      const trainable = own instanceof tf.Variable ? own.trainable : 'not a variable';
      return [name, { shape: own.shape, trainable, ...values }];
    });
    return Object.fromEntries(described);
  });
}

/** Mean, deviation, tails and independence of your initial weights over many draws. */
export function measureInitialization(student: Student, layerDims: number[], rng: Rng, draws: number): Plain {
  const draw = () =>
    inScope(() => {
      const parameters = parametersFrom(student, layerDims, rng);
      return layerDims.slice(1).map((_, l) => Array.from((parameters[`W${l + 1}`] as tf.Tensor).dataSync()));
    });
  return measureLayers(Array.from({ length: draws }, draw));
}
