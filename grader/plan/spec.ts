/** What the author of an assignment writes: `checks.ts` and `mistakes.ts` export these. */
import type {
  Argument,
  Component,
  Edit,
  Limits,
  PackageName,
  Statistic,
  Text,
  Tolerance,
  Value,
} from '../model.ts';
import type { Draw } from './draw.ts';

/** Any function of an assignment; its types are the author's business, the sandbox sees plain data. */
// biome-ignore lint/suspicious/noExplicitAny: a table of functions with different parameters has no narrower type
export type Fn = (...args: any[]) => unknown;

/** Functions by exported name: a student's module, the reference, or the reference with one thing wrong. */
export type FunctionTable = Readonly<Record<string, Fn>>;

/** A random generator as an argument: `rng(draw.seedFor('mask'))` becomes seedrandom(seed) in the sandbox. */
export class RngArgument {
  readonly seed: string;
  constructor(seed: string) {
    this.seed = seed;
  }
}

/** A function of the assignment's `probes.ts` as an argument. */
export class ProbeArgument {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export const rng = (seed: string): RngArgument => new RngArgument(seed);
export const probe = (name: string): ProbeArgument => new ProbeArgument(name);

/** A check of `fn`; its id is the function's name with hyphens unless it has its own. */
export function check(fn: string, spec: Omit<CheckSpec, 'fn' | 'id'> & { readonly id?: string }): CheckSpec {
  return { id: fn.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...spec, fn };
}

/** A mistake in `fn`: the edits that are its forms, and the sentence that names it. */
export function mistake(
  { fn, id }: { fn: string; id: string },
  edits: MistakeSpec['edits'],
  text: Text,
): MistakeSpec {
  return { id, fn, edits, text };
}

/** Arguments of one case: plain data, `rng(…)` or `probe(…)`. */
export type CaseArguments = readonly unknown[];

/** How a spec wants its answers judged; defaults to `values` with {@link defaultTolerance}. */
export type JudgingSpec =
  | { readonly kind: 'values'; readonly tolerance?: Tolerance }
  | {
      readonly kind: 'trajectory';
      readonly tolerance?: Tolerance;
      /** Names for the entries of each step's parameter vector, from the case's arguments. */
      readonly components: (args: CaseArguments) => readonly Component[];
    }
  | {
      readonly kind: 'gradient';
      /** The ladder of ε, which the driver gets as its last argument. */
      readonly epsilons?: readonly number[];
      readonly components: (args: CaseArguments) => readonly Component[];
    }
  | {
      readonly kind: 'expectation';
      /** What every statistic must be and how far a right answer may stray, from the case's arguments. */
      readonly statistics: (args: CaseArguments) => readonly Statistic[];
      readonly draws: number;
      /** The chance that a right answer fails; at most 1e-6. */
      readonly falseFailure: number;
    };

/** One graded item of an assignment. */
export type CheckSpec = {
  readonly id: string;
  /** The student's function that is graded. */
  readonly fn: string;
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  /** An exported function of `driver.ts` to run instead of `fn`; it gets the student's exports first. */
  readonly driver?: string;
  /** The student's functions the driver needs; `fn` alone when left out. */
  readonly uses?: readonly string[];
  /**
   * Other graded functions that `fn` is expected to call, `uses` without `fn` when left out; a mistake in one of
   * them is not named again here.
   */
  readonly restsOn?: readonly string[];
  /** One function for each case; each draws from its own stream. */
  readonly cases: readonly ((draw: Draw) => CaseArguments)[];
  readonly judging?: JudgingSpec;
  /**
   * Mistakes of `fn`, or forms of them ("id/2"), that this check cannot show, each with the reason; another check
   * must show them.
   */
  readonly blindTo?: Readonly<Record<string, string>>;
};

/** One slip, as edits of the reference's text, and the sentence that names it. */
export type MistakeSpec = {
  /** Unique in the assignment; an id listed in the manifest's `accept` is an accepted variant instead. */
  readonly id: string;
  readonly fn: string;
  /**
   * Each entry is one form in which students make this slip: an edit of the reference, or several that belong
   * together. `was` is looked for in the declaration of `fn`, or of `within`.
   */
  readonly edits: readonly (Edit | readonly Edit[])[];
  /** Says to the student what is wrong and what is right: "The gradient is added with a plus sign; …". */
  readonly text: Text;
};

/** One form of a mistake as loaded: the reference with that edit. */
export type Mistake = Pick<MistakeSpec, 'id' | 'fn' | 'text'> & {
  /** Which of the mistake's forms this is, from 0; 0 when left out. */
  readonly form?: number;
  readonly wrong: Fn;
  /** A ReferenceError that `wrong` has thrown, whoever caught it: the edit names what does not exist. */
  readonly slipOfAuthor?: () => Error | undefined;
};

/** The name of one form of a mistake: its id, with the number of the form from the second on ("adam-no-square/2"). */
export const formName = ({ id, form = 0 }: Pick<Mistake, 'id' | 'form'>): string =>
  form === 0 ? id : `${id}/${form + 1}`;

/** The whole of `assignment.json` (schema: grader/plan/schema/assignment.json). */
export type Manifest = {
  readonly format: 1;
  readonly slug: string;
  readonly title: Text;
  readonly summary: Text;
  readonly lessons: readonly string[];
  /** Entry file → the functions it must export. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** Packages that students may import. */
  readonly packages?: readonly PackageName[];
  /** Files of `assignments/library/` that students get and may import; what drivers import comes of itself. */
  readonly library: readonly string[];
  /** Mistake ids that this course counts as right. */
  readonly accept: readonly string[];
  readonly limits: Partial<Limits>;
};

/** An assignment as loaded from its folder. */
export type Assignment = {
  readonly manifest: Manifest;
  readonly reference: FunctionTable;
  readonly checks: readonly CheckSpec[];
  /** Every form of every mistake. */
  readonly mistakes: readonly Mistake[];
  /** Exports of `driver.ts` and `probes.ts`, as loaded in the grading process for the reference. */
  readonly driver: FunctionTable;
  readonly probes: FunctionTable;
};

/** Relative to the largest magnitude of the compared array; float64 code differs by less than 1e-12. */
export const defaultTolerance: Tolerance = { relative: 1e-9, absolute: 1e-12 };

/** From coarse to fine; a right gradient passes at one of them whatever its rounding. */
export const defaultEpsilons: readonly number[] = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

export type { Argument, Value };
