/** What a worker needs of the place that student code runs in; `M` is the realm's own handle of a module. */
import type { WorkerLimit, WorkerLimits } from './protocol.ts';

/** Code ran into a limit; the realm must not be used for more calls. */
export class RealmStopped extends Error {
  readonly limit: WorkerLimit;
  constructor(limit: WorkerLimit) {
    super(`stopped by ${limit}`);
    this.limit = limit;
  }
}

/** A syntax error that only the engine found; lines and columns from 1. */
export class CompileError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** A module imports a name that is not exported. */
export class LinkError extends Error {
  override name = 'SyntaxError';
}

/** What guest code can be asked to do, see guest/guest.ts. */
export type GuestRequest<M> = {
  readonly operation: 'adopt' | 'call' | 'printed';
  readonly texts: readonly string[];
  /** The module whose exports are adopted. */
  readonly module?: M;
  readonly timeMs: number;
};

export type Realm<M = unknown> = {
  /**
   * `name` is what stack traces call the module, in ASCII.
   * @throws {CompileError} when the engine cannot parse `code`.
   */
  compile(name: string, code: string): M;
  specifiersOf(module: M): readonly string[];
  /** A module of this machine that does the work of the package at `path` faster, where there is one. */
  native?(path: string): Promise<M | undefined>;
  /**
   * Links and evaluates `module` once; `resolve` gives the module behind each specifier.
   * @throws {LinkError} before any of its code has run.
   * @throws {RealmStopped} when a limit is hit.
   * @throws whatever the code throws.
   */
  evaluate(module: M, resolve: (specifier: string, referrer: M) => M, timeMs: number): Promise<void>;
  /** @throws {RealmStopped} when a limit is hit. */
  ask(request: GuestRequest<M>): string;
  dispose(): void;
};

export type OpenRealm = (limits: WorkerLimits) => Promise<Realm>;
