/** What came of calls: the answers that the sandbox gives and the key holds. */

import type { Value } from '../value.ts';

/** A place in a student's file, as stack traces and parsers give it; lines and columns from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** A limit of the sandbox by name; `value` in the unit that the name ends with. */
export type Limit = {
  readonly name:
    | 'callTimeMs'
    | 'submissionTimeMs'
    | 'memoryMb'
    | 'answerBytes'
    | 'valueCount'
    | 'valueDepth'
    | 'consoleBytes'
    | 'answersMb'
    | 'processExit';
  readonly value: number;
};

/** What is opened in a program and must be closed. */
export type Opening = '{' | '(' | '[' | '${' | '`' | "'" | '"' | '/*';

/** Something that is opened and never closed; `noticed` is the line at which the parser stopped. */
export type Unclosed = { readonly opening: Opening; readonly noticed: number };

/** Why a function could not be called at all. */
export type Absence =
  | { readonly kind: 'no-file'; readonly file: string }
  /** With `unclosed`, `place` and `snippet` are of what is opened. */
  | {
      readonly kind: 'does-not-parse';
      readonly place: Place;
      readonly message: string;
      readonly snippet: string;
      readonly unclosed?: Unclosed;
    }
  /** `similar`: how a file that is there would be imported. */
  | {
      readonly kind: 'bad-import';
      readonly file: string;
      readonly specifier: string;
      readonly similar?: string;
    }
  | { readonly kind: 'fails-to-load'; readonly message: string; readonly place?: Place }
  | { readonly kind: 'not-exported'; readonly fn: string; readonly file: string; readonly similar?: string }
  | { readonly kind: 'not-a-function'; readonly fn: string; readonly file: string; readonly is: string };

/** An argument (from 0) that a function changed. */
export type Mutation = readonly [fn: string, argument: number];

/**
 * What came of one call. `mutated` lists the arguments (from 0) that the call changed; `mutatedBehind`, of a call of a
 * driver, those that the student's functions behind it changed. `printed` is console output. Only the host may say `fault`,
 * which means that the grader failed, not the student.
 */
export type Answer =
  | {
      readonly kind: 'returned';
      readonly value: Value;
      readonly mutated: readonly number[];
      readonly mutatedBehind?: readonly Mutation[];
      /** Set when the same call, made again after others, gave another answer. */
      readonly changes?: true;
      readonly printed?: string;
    }
  | {
      readonly kind: 'threw';
      readonly message: string;
      readonly place?: Place;
      /** Set when it was the assignment's driver that threw: it cannot use what it was given. */
      readonly by?: 'driver';
      readonly printed?: string;
    }
  | { readonly kind: 'missing'; readonly absence: Absence }
  | {
      readonly kind: 'stopped';
      readonly limit: Limit;
      /** The file that was loading, when no function had been called yet. */
      readonly loading?: string;
      /** How a value begins that was too large or too deep. */
      readonly beginning?: Value;
      readonly printed?: string;
      readonly notRun?: true;
    }
  | { readonly kind: 'fault'; readonly reason: string };

/** Answers by call id. A call without an answer counts as a fault. */
export type Answers = Readonly<Record<string, Answer>>;
