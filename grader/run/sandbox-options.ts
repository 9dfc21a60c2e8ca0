import type { IsolationLevel, Limits, PublicCode } from '../model.ts';
import type { Command } from './worker-process.ts';

/** What a sandbox is opened with. */
export type SandboxOptions = {
  readonly code: PublicCode;
  readonly limits?: Partial<Limits>;
  /** `auto` takes the strongest level that works here. */
  readonly isolation?: 'auto' | IsolationLevel;
  /** The last level that `auto` may take; `isolate` when it is left out. */
  readonly weakest?: IsolationLevel;
  /** A new worker process for each submission. */
  readonly strict?: boolean;
  /** A Node and its arguments that start a worker of level `local`, e.g. a bundled one. */
  readonly workerCommand?: Command;
};
