/** What the host and a worker say to each other: one JSON text on each line. */
import type { Absence, Limits, Mutation } from '../../model.ts';

/** One call as it travels; `args` is the JSON text of the encoded arguments, read inside the realm only. */
export type TaskCall = {
  readonly id: string;
  readonly target: 'student' | 'driver';
  readonly fn: string;
  readonly uses: readonly string[];
  readonly args: string;
  /** Names of the probes among the arguments. */
  readonly probes: readonly string[];
};

/** How much console output is kept: of each call, and of all calls of a task together. */
export type KeptConsole = { readonly keptConsoleBytes: number; readonly keptInAllBytes: number };

/** What a worker watches. */
export type WorkerLimits = Limits & KeptConsole;

/** Host to worker: load these files in a fresh realm and run these calls in order. */
export type Task = {
  readonly limits: WorkerLimits;
  /** Entry files to load, each with the functions it must export. */
  readonly entries: readonly (readonly [file: string, functions: readonly string[]])[];
  /** The assignment's own code; it wins over the submission's files. */
  readonly sources: readonly (readonly [path: string, text: string])[];
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly calls: readonly TaskCall[];
};

/** One argument as it travels: its kind and its encoded value, seed or name. */
export type EncodedArgument = readonly [kind: 'value' | 'rng' | 'probe', content: unknown];

/** The limits that the worker itself can see being hit. */
export const workerLimits = [
  'callTimeMs',
  'memoryMb',
  'answerBytes',
  'valueCount',
  'valueDepth',
  'consoleBytes',
] as const;

export type WorkerLimit = (typeof workerLimits)[number];

/** An answer as the worker writes it; `value` is still encoded and limits have no value yet. */
export type WorkerAnswer =
  | {
      readonly kind: 'returned';
      readonly value: unknown;
      readonly mutated: readonly number[];
      readonly mutatedBehind?: readonly Mutation[];
    }
  | { readonly kind: 'threw'; readonly message: string; readonly place?: unknown; readonly by?: 'driver' }
  | { readonly kind: 'missing'; readonly absence: Absence }
  | { readonly kind: 'stopped'; readonly limit: WorkerLimit; readonly beginning?: unknown };

/**
 * Worker to host, in this order: `hello` once; then for each task `ready` (the assignment's code is loaded, the
 * student's comes now) or `broken` (it is not: our fault), `entry` before each entry file, `entry-stopped` when
 * one hits a limit, `loaded`, an `answer` for each call, `end`.
 */
export type WorkerMessage =
  | { readonly kind: 'hello' | 'ready' | 'loaded' | 'end' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'entry'; readonly file: string }
  | { readonly kind: 'entry-stopped'; readonly file: string; readonly limit: WorkerLimit }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly answer: WorkerAnswer & { readonly printed?: string };
    };
