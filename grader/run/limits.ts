/** What a submission may use unless its assignment says otherwise. */
import type { Limits } from '../model.ts';

/**
 * Times in milliseconds of the wall clock, memory in MiB of the isolate, sizes in bytes. `submissionTimeMs` is for
 * all calls together; those from `answerBytes` to `consoleBytes` are for one call. `valueCount` counts an answer's
 * numbers, texts, arrays and objects, `valueDepth` its arrays and objects inside each other; an answer that contains
 * itself has no end, so it is too deep. `answersMb` is for all that a submission says (answers, console output,
 * messages), in MiB of the grading process as `weight.ts` counts them. Who reaches one of them is answered for with
 * `stopped` and its name and value. The largest right answer of the course has 500 values and 5 kB, all answers of a
 * submission 3,000 values and 19 kB.
 */
export const defaultLimits: Limits = {
  callTimeMs: 2000,
  submissionTimeMs: 20_000,
  memoryMb: 128,
  answerBytes: 256 * 1024,
  valueCount: 50_000,
  valueDepth: 12,
  consoleBytes: 1024 * 1024,
  answersMb: 8,
};

/** How much of what a call prints is kept, in bytes: all that a report shows. The rest is dropped and costs nothing. */
export const keptConsoleBytes = 8 * 1024;

/** How much of a call's console output is kept under `limits`. */
export function keptBytes({ consoleBytes }: Limits): number {
  return Math.min(keptConsoleBytes, consoleBytes);
}

/**
 * How much console output of all calls together is kept, in bytes: so much that printing alone never uses up
 * `answersMb`. One byte takes at most six characters in a line, and each of these weighs four bytes (weight.ts).
 */
export function keptBytesInAll({ answersMb }: Limits): number {
  return (answersMb * 1024 * 1024) / 32;
}

/** How much longer than the worker's own limit the host waits before it ends the worker. */
export const graceMs = 1000;

/** How long a worker may take to start, and to load the assignment's own code. */
export const startMs = 15_000;

/** The longest line that a worker may write. */
export function lineBytes(limits: Limits): number {
  return limits.answerBytes + 8 * keptBytes(limits) + 65_536;
}

/** All that a worker may write about one submission's `calls`: a line for each, and a few more. */
export function totalBytes(limits: Limits, calls: number): number {
  return (calls + 16) * lineBytes(limits);
}
