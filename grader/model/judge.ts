/** What the judge says of a check: a verdict, and the findings it rests on. */

import type { Absence, Limit, Place } from './answer.ts';
import type { Component } from './plan.ts';
import type { Text } from './text.ts';

/** The way into a nested answer: object keys and array indices. */
export type Path = readonly (string | number)[];

/** Where wrong numbers lie, when there is a rule to it. */
export type Pattern =
  | {
      readonly kind:
        | 'not-a-number'
        | 'all-zeros'
        | 'sign'
        | 'transposed'
        | 'input-unchanged'
        | 'rounded-to-32-bits'
        | 'rows-alike'
        | 'ordered-as-text';
    }
  | { readonly kind: 'constant-factor' | 'constant-offset'; readonly by: number }
  | {
      readonly kind:
        | 'one-row'
        | 'one-column'
        | 'all-but-one-row'
        | 'all-but-one-column'
        /** Of layers, which are counted from 1: not only the numbers at hand. */
        | 'one-layer'
        | 'all-but-one-layer'
        | 'layers-from';
      readonly index: number;
    };

export type WorstNumber = {
  readonly path: Path;
  readonly expected: number;
  readonly got: number;
  readonly allowed: number;
};

export type GradientComponent = Component & { readonly approximated: number; readonly given: number };

/** One fact about an answer. Words for it are in the report room. `call` counts a check's calls from 0. */
export type Finding =
  | {
      readonly kind: 'type';
      readonly call: number;
      readonly path: Path;
      readonly expected: string;
      readonly got: string;
    }
  | {
      readonly kind: 'shape';
      readonly call: number;
      readonly path: Path;
      readonly expected: readonly number[];
      readonly got: readonly number[];
      /** `transposed` when the right numbers stand in exchanged rows and columns. */
      readonly pattern?: Pattern;
    }
  | {
      readonly kind: 'keys';
      readonly call: number;
      readonly path: Path;
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'text';
      readonly call: number;
      readonly path: Path;
      readonly expected: string;
      readonly got: string;
    }
  | {
      readonly kind: 'numbers';
      readonly call: number;
      /** The array (or number) that was compared; `worst.path` goes on to the number itself. */
      readonly path: Path;
      readonly wrong: number;
      readonly total: number;
      readonly worst: WorstNumber;
      readonly pattern?: Pattern;
    }
  | { readonly kind: 'mutated'; readonly call: number; readonly arguments: readonly number[] }
  | {
      readonly kind: 'diverged';
      readonly call: number;
      readonly step: number;
      readonly steps: number;
      readonly component: Component;
      readonly expected: number;
      readonly got: number;
      readonly allowed: number;
    }
  | {
      readonly kind: 'cost-curve';
      readonly call: number;
      readonly expected: readonly number[];
      readonly got: readonly number[];
    }
  | {
      readonly kind: 'gradient';
      readonly call: number;
      /**
       * `own-cost`: against differences of the student's cost; `wrong-cost` where the gradient is right, so that the cost is
       * not. `expected`: against the right gradient.
       */
      readonly against: 'own-cost' | 'wrong-cost' | 'expected';
      readonly ratio: number;
      readonly bound: number;
      readonly epsilon: number;
      readonly byParameter: readonly { readonly parameter: string; readonly ratio: number }[];
      readonly worst: readonly GradientComponent[];
    }
  | {
      readonly kind: 'gradient-curve';
      readonly call: number;
      readonly bound: number;
      readonly points: readonly { readonly epsilon: number; readonly ratio: number }[];
    }
  | {
      readonly kind: 'statistic';
      readonly call: number;
      readonly id: string;
      readonly label: Text;
      readonly expected: number;
      readonly got: number;
      readonly allowed: number;
    };

/** Mistakes that any function can make, which the judge recognises without a key. */
export type AutomaticMistake =
  | 'returns-nothing'
  | 'all-zeros'
  | 'input-unchanged'
  | 'not-a-number'
  | 'first-row-only'
  | 'mutates-input'
  | 'answers-change';

/** The judge's word on one check. `right` may carry findings, too: a curve worth seeing. */
export type Verdict =
  | { readonly kind: 'right'; readonly accepted?: string; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'mistake';
      readonly mistake: string;
      readonly text: Text;
      readonly findings: readonly Finding[];
    }
  /** `restsOn`: functions that this check rests on whose own checks failed; no mistake is named before they are mended. */
  | {
      readonly kind: 'wrong';
      readonly findings: readonly Finding[];
      readonly restsOn?: readonly string[];
    }
  | {
      readonly kind: 'threw';
      readonly call: number;
      readonly message: string;
      readonly place?: Place;
      readonly by?: 'driver';
      readonly restsOn?: readonly string[];
    }
  | { readonly kind: 'missing'; readonly absence: Absence }
  /** `loading`: the file that was loading, when no function had been called yet. */
  | { readonly kind: 'stopped'; readonly call: number; readonly limit: Limit; readonly loading?: string }
  | { readonly kind: 'fault'; readonly reason: string };
