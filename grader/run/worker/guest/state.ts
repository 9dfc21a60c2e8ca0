import type { Builtins } from './builtins.ts';
import type { Printed } from './console.ts';
import type { Membrane } from './membrane-state.ts';
import type { Primordials } from './primordials.ts';

/** What a module exports, by name. */
export type Exports = Record<string, unknown>;

/** What the guest keeps; the tables have no prototype. */
export type Session = {
  readonly p: Primordials;
  readonly membrane: Membrane;
  readonly builtins: Builtins;
  readonly printed: Printed;
  /** Exports by module: `driver`, `probes` and each entry file under its path after `entry:`. */
  readonly modules: Record<string, Exports>;
  /** The student's functions by name. */
  readonly student: Exports;
};
