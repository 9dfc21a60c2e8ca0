/** What a submission may use unless its assignment says otherwise. */
import type { Limits } from '../model.ts';

/**
 * Times in milliseconds of the wall clock, memory in MiB of the isolate, sizes in bytes. `submissionTimeMs` is for
 * all calls together; the others from `answerBytes` on are for one call. `valueCount` counts an answer's numbers, texts,
 * arrays and objects, `valueDepth` its arrays and objects inside each other; an answer that contains itself has no end,
 * so it is too deep. Who reaches one of them is answered for with `stopped` and its name and value.
 */
export const defaultLimits: Limits = {
  callTimeMs: 2000,
  submissionTimeMs: 20_000,
  memoryMb: 128,
  answerBytes: 8 * 1024 * 1024,
  valueCount: 2_000_000,
  valueDepth: 12,
  consoleBytes: 1024 * 1024,
};

/** How much of what a call prints is kept for its report; what goes beyond is dropped and costs nothing. */
export const keptConsoleBytes = 64 * 1024;

/** How much of a call's console output is kept under `limits`. */
export function keptBytes({ consoleBytes }: Limits): number {
  return Math.min(keptConsoleBytes, consoleBytes);
}

/** How much longer than the worker's own limit the host waits before it ends the worker. */
export const graceMs = 1000;

/** How long a worker may take to start, and to load the assignment's own code. */
export const startMs = 15_000;

/** The longest line that a worker may write. */
export function lineBytes(limits: Limits): number {
  return limits.answerBytes + 8 * keptBytes(limits) + 65_536;
}

/** All that a worker may write about one submission. */
export function totalBytes(limits: Limits): number {
  return 16 * lineBytes(limits);
}
