/** What a submission may use unless its assignment says otherwise. */
import type { Limits } from '../model.ts';

/**
 * Times in milliseconds of the wall clock, memory in MiB of the isolate, sizes in bytes. `submissionTimeMs` is for
 * all calls together; `answerBytes` and `consoleBytes` are for one call.
 */
export const defaultLimits: Limits = {
  callTimeMs: 2000,
  submissionTimeMs: 20_000,
  memoryMb: 128,
  answerBytes: 8 * 1024 * 1024,
  consoleBytes: 64 * 1024,
};

/** How much longer than the worker's own limit the host waits before it ends the worker. */
export const graceMs = 1000;

/** How long a worker may take to start, and to load the assignment's own code. */
export const startMs = 15_000;

/** The longest line that a worker may write. */
export function lineBytes(limits: Limits): number {
  return limits.answerBytes + 8 * limits.consoleBytes + 65_536;
}

/** All that a worker may write about one submission. */
export function totalBytes(limits: Limits): number {
  return 16 * lineBytes(limits);
}
