/** What came of each grading, as plain data under the key of all that it hangs on, and what was handed in. */
import type { Answer, SourceFiles, Verdict } from '../model.ts';
import { decodeHeld, encodeHeld } from '../plan/encode.ts';
import { decodePlain, encodePlain } from '../value.ts';
import type { GradingRecord } from './documents.ts';
import { filesKey, type Keys } from './keys.ts';
import {
  isGone,
  keepDocument,
  LedgerError,
  pathOf,
  type ReadShelf,
  readDocument,
  requireNamed,
  type Shelf,
} from './shelf.ts';

const recordSchema = new URL('./schema/record.json', import.meta.url);
const sourcesSchema = new URL('./schema/sources.json', import.meta.url);

type RecordDocument = GradingRecord & { readonly format: 1; readonly key: string };

/** Records a grading that is complete. @throws {RangeError} for one at which we failed: it is to be tried again. */
export function keepRecord(shelf: Shelf, key: string, record: GradingRecord): void {
  if (record.verdicts.some(({ kind }) => kind === 'fault'))
    throw new RangeError('a fault of ours is no grading');
  const { answers, verdicts, ...rest } = record;
  const document = {
    format: 1,
    key,
    ...rest,
    answers: mapValues(answers, encodeHeld),
    verdicts: encodePlain(verdicts),
  };
  keepDocument(shelf, pathOf('records', key), document);
}

/**
 * The grading under `key`; nothing when there is none.
 * @throws {SchemaError | LedgerError} when the file of that name is whole and something else.
 */
export function recallRecord(shelf: ReadShelf, key: string): GradingRecord | undefined {
  const path = pathOf('records', key);
  const document = readDocument<RecordDocument>(shelf, path, recordSchema);
  if (document === undefined) return undefined;
  requireNamed(path, document.key === key);
  const { format: _, key: __, ...rest } = document;
  return { ...rest, ...decoded(path, document) };
}

/** The grading under `key`. @throws {LedgerError} when there is none, and as {@link recallRecord}. */
export function requireRecord(shelf: ReadShelf, key: string): GradingRecord {
  const record = recallRecord(shelf, key);
  if (record === undefined) throw isGone(pathOf('records', key));
  return record;
}

function decoded(
  path: string,
  { answers, verdicts }: RecordDocument,
): Pick<GradingRecord, 'answers' | 'verdicts'> {
  try {
    return { answers: mapValues(answers, decodeHeld), verdicts: decodePlain(verdicts) as Verdict[] };
  } catch (error) {
    throw new LedgerError(`${path}: a value in it cannot be read (${(error as Error).message}); remove it`);
  }
}

const mapValues = (answers: GradingRecord['answers'], change: (answer: Answer) => object) =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, change(answer) as Answer]));

/** Keeps what was handed in. @returns its name. */
export function keepSources(shelf: Shelf, files: SourceFiles): Keys['files'] {
  const name = filesKey(files);
  if (recallSources(shelf, name) === undefined)
    keepDocument(shelf, pathOf('sources', name), { format: 1, files });
  return name;
}

function recallSources(shelf: ReadShelf, name: string): SourceFiles | undefined {
  const path = pathOf('sources', name);
  const document = readDocument<{ files: SourceFiles }>(shelf, path, sourcesSchema);
  if (document === undefined) return undefined;
  requireNamed(path, filesKey(document.files) === name);
  return document.files;
}

/** What was handed in under that name. @throws {LedgerError} when it is not there, and as {@link recallRecord}. */
export function requireSources(shelf: ReadShelf, name: string): SourceFiles {
  const files = recallSources(shelf, name);
  if (files === undefined) throw isGone(pathOf('sources', name));
  return files;
}
