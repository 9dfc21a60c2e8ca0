import { ClassError } from '../batch/read-class.ts';
import { CourseError } from '../course/course.ts';
import { ExportError } from '../export/exporter.ts';
import { ResultsError } from '../grades/results.ts';
import { IntakeError } from '../intake/intake.ts';
import { LedgerError } from '../ledger/shelf.ts';
import { RosterError } from '../lms/platform.ts';
import { OutputError } from '../output/error.ts';
import { AuthorError } from '../plan/author-error.ts';
import { UnknownAssignmentError } from '../plan/load.ts';
import { ScaffoldError } from '../scaffold/scaffold.ts';
import { SchemaError } from '../schema.ts';

/** What the process ends with: design of the command line. */
export const exitCodes = { graded: 0, belowPass: 1, badInput: 2, ourFault: 3 } as const;

/** Wrong usage, or input that cannot be used; the message says what, where and what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const inputErrors = [
  UsageError,
  IntakeError,
  UnknownAssignmentError,
  SchemaError,
  ClassError,
  RosterError,
  ResultsError,
  CourseError,
  ExportError,
  OutputError,
  LedgerError,
  ScaffoldError,
];

/**
 * One line for the person at the terminal and the exit code. A stack trace is for the developers of gradecheck:
 * shown only when GRADECHECK_DEBUG is set.
 */
export function describeFailure(error: unknown): { message: string; exitCode: number } {
  const isInput = inputErrors.some((kind) => error instanceof kind);
  const exitCode = isInput ? exitCodes.badInput : exitCodes.ourFault;
  if (process.env['GRADECHECK_DEBUG'] && error instanceof Error)
    return { message: error.stack ?? error.message, exitCode };
  const text = error instanceof Error ? error.message : String(error);
  if (isInput) return { message: text, exitCode };
  const whose = error instanceof AuthorError ? 'the assignment' : 'gradecheck';
  return { message: `${text}\nThis is a fault of ${whose}, not of a submission.`, exitCode };
}
