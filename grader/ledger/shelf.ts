/**
 * The files of the ledger, below `ledger/` in an output folder. A file that is torn, or was changed, is as if it were not
 * there, and is made again; one that is whole and yet not what its name says came from somewhere else and is refused.
 */
import type { Output } from '../output/output.ts';
import { parseDocument } from '../schema.ts';
import { sealed, unseal } from './sealed.ts';

/** A file of the ledger is not what its name says; the message says which, and what to do. */
export class LedgerError extends Error {
  override name = 'LedgerError';
}

/** An output folder, as the ledger needs it. */
export type Shelf = Pick<Output, 'keep' | 'kept' | 'keepAtEnd'>;

/** As much of it as reading takes: the folder may be in use, or one that cannot be written. */
export type ReadShelf = Pick<Output, 'kept'>;

/** Kinds of documents whose names are digests. */
export type Kind = 'records' | 'sources' | 'plans' | 'classes';

/** Where a document lies below the output folder. */
export const pathOf = (kind: Kind, name: string): string => `ledger/${kind}/${name}.json`;

/** Puts a document in its place, now and for good. */
export function keepDocument(shelf: Shelf, path: string, document: object): void {
  shelf.keep(path, sealed(document));
}

/**
 * The document at `path`, checked against `schema`; nothing when it is not there or not whole.
 * @throws {SchemaError} when it is whole and does not fit.
 */
export function readDocument<T>(shelf: ReadShelf, path: string, schema: URL): T | undefined {
  const text = shelf.kept(path);
  const body = text === undefined ? undefined : unseal(text);
  return body === undefined ? undefined : parseDocument<T>(body, path, schema);
}

/** @throws {LedgerError} unless `isSo`: the document at `path` is the one that its name says. */
export function requireNamed(path: string, isSo: boolean): void {
  if (isSo) return;
  throw new LedgerError(`${path}: belongs under another name; remove it, and what it held is graded again`);
}

/** What to throw where a document that another one names is not there, or torn. */
export function isGone(path: string): LedgerError {
  return new LedgerError(`${path}: is not there or not whole; grade the class again with \`batch\``);
}
