/** A verdict as Dodona names it, and the lines of the student's file that it is about. */
import type { Absence, FormatSettings, Graded, Limit, Place, Verdict } from '../model.ts';
import { plainly } from './shown.ts';
import { tellChecks } from './told.ts';

/** Dodona's `status-enum`, as far as a grading comes to it. */
export type DodonaStatus =
  | 'internal error'
  | 'compilation error'
  | 'memory limit exceeded'
  | 'time limit exceeded'
  | 'output limit exceeded'
  | 'runtime error'
  | 'wrong'
  | 'correct';

/** What Dodona calls `verdict`. */
export function statusOf(verdict: Verdict): DodonaStatus {
  switch (verdict.kind) {
    case 'right':
      return 'correct';
    case 'mistake':
    case 'wrong':
      return 'wrong';
    case 'threw':
      return 'runtime error';
    case 'missing':
      return absences[verdict.absence.kind];
    case 'stopped':
      return limits[verdict.limit.name];
    case 'fault':
      return 'internal error';
  }
}

const absences: Readonly<Record<Absence['kind'], DodonaStatus>> = {
  'no-file': 'wrong',
  'does-not-parse': 'compilation error',
  'bad-import': 'compilation error',
  'fails-to-load': 'runtime error',
  'not-exported': 'wrong',
  'not-a-function': 'wrong',
};

const limits: Readonly<Record<Limit['name'], DodonaStatus>> = {
  callTimeMs: 'time limit exceeded',
  submissionTimeMs: 'time limit exceeded',
  memoryMb: 'memory limit exceeded',
  answerBytes: 'output limit exceeded',
  valueCount: 'output limit exceeded',
  valueDepth: 'output limit exceeded',
  consoleBytes: 'output limit exceeded',
  answersMb: 'output limit exceeded',
  processExit: 'runtime error',
};

/** A remark on a line; rows and columns count from 0. */
export type Annotation = {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly type: 'error';
};

/** What the reports say about places in the file that was handed in, each once. */
export function annotationsOf(graded: Graded, { fileOf }: FormatSettings): Annotation[] {
  const found = graded.reports.flatMap(({ report }) =>
    tellChecks(report, graded).flatMap(({ result, sentences }) => {
      const place = placeOf(result.verdict);
      if (place === undefined || place.file !== fileOf(result.fn)) return [];
      return [annotation(place, sentences)];
    }),
  );
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function annotation({ line, column }: Place, sentences: readonly string[]): Annotation {
  const text = sentences.map(plainly).join(' ');
  return { row: Math.max(line - 1, 0), column: Math.max(column - 1, 0), text, type: 'error' };
}

/** Where an error was thrown, or a file cannot be read. */
function placeOf(verdict: Verdict): Place | undefined {
  if (verdict.kind === 'threw') return verdict.place;
  if (verdict.kind !== 'missing' || !('place' in verdict.absence)) return undefined;
  return verdict.absence.place;
}
