/** Runs our own functions (reference, mistakes) the way the sandbox runs a student's: the key's answers. */
import seedrandom from 'seedrandom';
import type { Answer, Argument, Call, Mutation } from '../model.ts';
import { encodeValue, NotData, type Value } from '../value.ts';
import { givenToDriver } from './given.ts';
import { type CaseArguments, type Fn, type FunctionTable, ProbeArgument, RngArgument } from './spec.ts';

/** The arguments of a case as the plan holds them. */
export function toArguments(args: CaseArguments): Argument[] {
  return args.map((arg) => {
    if (arg instanceof RngArgument) return { kind: 'rng', seed: arg.seed };
    if (arg instanceof ProbeArgument) return { kind: 'probe', name: arg.name };
    return { kind: 'value', value: toValue(arg) };
  });
}

/** Plain data as a {@link Value}; anything that is not data becomes {@link NotData}. */
export function toValue(data: unknown): Value {
  if (Array.isArray(data)) return Array.from(data, toValue);
  if (typeof data === 'object' && data !== null) {
    return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, toValue(item)]));
  }
  if (data === null || data === undefined || typeof data === 'string') return data;
  if (typeof data === 'number' || typeof data === 'boolean') return data;
  return new NotData(`a ${typeof data}`);
}

/** What a function table's functions answer to a call; `driver` and `probes` are the assignment's own. */
export type Trial = {
  readonly functions: FunctionTable;
  readonly driver: FunctionTable;
  readonly probes: FunctionTable;
};

/**
 * The answer of our own code to `call`, with the arguments it changed; `threw` when it throws.
 * @throws {Error} when the call names a function, driver or probe that does not exist: an author's error.
 */
export function tryCall(call: Call, trial: Trial): Answer {
  const before = call.args.map((arg) => (arg.kind === 'value' ? copy(arg.value) : undefined));
  const args = call.args.map((arg, index) => realize(arg, before[index], trial.probes));
  const mutatedBehind: Mutation[] = [];
  const given = call.target === 'driver' ? [behindDriver(trial, mutatedBehind), ...args] : args;
  const fn = functionNamed(call.target === 'driver' ? trial.driver : trial.functions, call);
  try {
    const value = toValue(fn(...given));
    if (call.target === 'student') return { kind: 'returned', value, mutated: mutatedOf(call, before) };
    return { kind: 'returned', value, mutated: [], mutatedBehind };
  } catch (error) {
    return { kind: 'threw', message: error instanceof Error ? error.message : String(error) };
  }
}

function behindDriver({ functions, driver }: Trial, mutations: Mutation[]): FunctionTable {
  return givenToDriver(functions, driver, (fn, argument) => {
    const isNoted = mutations.some(([by, at]) => by === fn && at === argument);
    if (!isNoted) mutations.push([fn, argument]);
  });
}

function functionNamed(table: FunctionTable, call: Call): Fn {
  const fn = table[call.fn];
  if (typeof fn === 'function') return fn;
  throw new Error(`call ${call.id}: there is no ${call.target} function "${call.fn}"`);
}

function realize(arg: Argument, value: Value, probes: FunctionTable): unknown {
  if (arg.kind === 'rng') return seedrandom(arg.seed);
  if (arg.kind === 'value') return value;
  const probe = probes[arg.name];
  if (!probe) throw new Error(`there is no probe "${arg.name}"`);
  return probe;
}

function mutatedOf(call: Call, after: readonly Value[]): number[] {
  const changed = call.args.map((arg, index) => arg.kind === 'value' && !sameBytes(arg.value, after[index]));
  return changed.flatMap((isChanged, index) => (isChanged ? [index] : []));
}

function sameBytes(a: Value, b: Value): boolean {
  return JSON.stringify(encodeValue(a)) === JSON.stringify(encodeValue(b));
}

function copy(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null || value instanceof NotData) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}
