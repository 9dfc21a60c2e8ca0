/** Early stopping: when to stop training, and which epoch's parameters to keep. */
import type { Parameters } from './propagation.ts';

/** One epoch of training: the errors after it and the parameters it ended with. */
export type Epoch = {
  readonly trainError: number;
  readonly devError: number;
  readonly parameters: Parameters;
};

/** `epoch`: where the dev error was lowest. `stoppedAt`: the last epoch that was run. Both count from 0. */
export type Stop = { epoch: number; stoppedAt: number; parameters: Parameters };

/**
 * Stops after `patience` epochs in a row without a new minimum of the dev error, and gives back the epoch of
 * the minimum with its parameters. An equal error is no new minimum, so ties keep the earlier epoch.
 * When patience never runs out, training ends with the last epoch of the history.
 *
 *     stoppedAt = the first t with t − epoch = patience, where epoch = argmin_{s ≤ t} devError_s
 *
 * The history is not changed; `parameters` is the object stored in it.
 * @throws {RangeError} when the history is empty or patience is not a whole number of at least 1.
 * @see lesson 1.8
 */
export function earlyStopping(history: readonly Epoch[], patience: number): Stop {
  if (!(Number.isInteger(patience) && patience >= 1))
    throw new RangeError(`patience must be a whole number of at least 1, got ${patience}`);
  let best = history[0];
  if (best === undefined) throw new RangeError('earlyStopping: the history has no epoch');
  let [epoch, stoppedAt, waited] = [0, 0, 0];
  for (const [t, candidate] of history.entries()) {
    stoppedAt = t;
    if (t === 0 || candidate.devError < best.devError) {
      best = candidate;
      epoch = t;
      waited = 0;
    } else waited++;
    if (waited === patience) break;
  }
  return { epoch, stoppedAt, parameters: best.parameters };
}
