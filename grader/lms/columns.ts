/** Finding columns of a teacher's table by their titles. */
import { counted, named } from './listing.ts';
import { RosterError } from './platform.ts';

/** The place of the column called `title`, in upper or lower case, or -1. */
export function columnCalled(header: readonly string[], title: string): number {
  return header.findIndex((cell) => cell.trim().toLowerCase() === title.toLowerCase());
}

/** Columns that may take marks, with what a teacher would call each. */
export type Candidate = { readonly index: number; readonly title: string; readonly maximum?: number };

/**
 * The column that marks go into: the one that was asked for, or the only one.
 * @throws {RosterError} when there is none, or when nobody said which of several.
 */
export function chosenColumn(candidates: readonly Candidate[], asked: string | undefined): Candidate {
  const fitting = candidates.filter(({ title }) => asked === undefined || title === asked);
  const [only, second] = fitting;
  if (only !== undefined && second === undefined) return only;
  const titles = named(candidates.map(({ title }) => title));
  if (candidates.length === 0)
    throw new RosterError('the roster has no column for marks; export it again with the assignment in it');
  if (only === undefined)
    throw new RosterError(`the roster has no column "${asked}" for marks; it has ${titles}`);
  throw new RosterError(
    `the roster has ${counted(fitting.length, 'column')} for marks (${titles}); say which with --column`,
  );
}
