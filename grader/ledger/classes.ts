/**
 * A class each time that it was graded and accepted. Each names the one before it, and one file names the current one, so
 * accepting and undoing change that one file and lose nothing.
 */
import type { ClassGrading, GradedClass } from './documents.ts';
import { digestOf, sealed } from './sealed.ts';
import { keepDocument, pathOf, type ReadShelf, readDocument, requireNamed, type Shelf } from './shelf.ts';

const classSchema = new URL('./schema/class.json', import.meta.url);
const currentSchema = new URL('./schema/current.json', import.meta.url);
const currentPath = 'ledger/gradecheck-current.json';

/** The class that the pages show; nothing before a `batch` has come to its end. @throws as {@link recallClass}. */
export function currentClass(shelf: ReadShelf): ClassGrading | undefined {
  const document = readDocument<{ class: string }>(shelf, currentPath, currentSchema);
  return document && recallClass(shelf, document.class);
}

/**
 * The class under that name; nothing when it is not there.
 * @throws {SchemaError | LedgerError} when something else is.
 */
export function recallClass(shelf: ReadShelf, name: string): ClassGrading | undefined {
  const path = pathOf('classes', name);
  const document = readDocument<ClassGrading & { format: 1 }>(shelf, path, classSchema);
  if (document === undefined) return undefined;
  const { format: _, ...grading } = document;
  requireNamed(path, nameOf(grading) === name);
  return grading;
}

const nameOf = (grading: ClassGrading): string => digestOf(JSON.stringify(grading));

/** Makes a class the current one when its pages are in place, after the one that is, unless they are the same. */
export function acceptClass(shelf: Shelf, graded: GradedClass): void {
  const current = currentClass(shelf);
  if (current !== undefined && isSame({ ...current, earlier: null }, { earlier: null, ...graded })) return;
  const earlier = current === undefined ? null : nameOf(current);
  makeCurrent(shelf, { earlier, ...graded });
}

const isSame = (one: ClassGrading, other: ClassGrading): boolean => nameOf(one) === nameOf(other);

/** Makes a class the current one when its pages are in place. */
export function makeCurrent(shelf: Shelf, grading: ClassGrading): void {
  const name = nameOf(grading);
  keepDocument(shelf, pathOf('classes', name), { format: 1, ...grading });
  shelf.keepAtEnd(currentPath, sealed({ format: 1, class: name }));
}
