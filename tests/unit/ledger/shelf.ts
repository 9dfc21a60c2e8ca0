/** A ledger in memory. */
import type { Shelf } from '../../../grader/ledger/shelf.ts';
import type { Roll } from '../../../grader/model.ts';

export type OpenShelf = Shelf & { readonly files: Map<string, string>; readonly atEnd: Map<string, string> };

/** What is put on it lies in `files`, and in `atEnd` what waits for the pages. */
export function openShelf(): OpenShelf {
  const [files, atEnd] = [new Map<string, string>(), new Map<string, string>()];
  return {
    files,
    atEnd,
    keep: (path, text) => void files.set(path, text),
    kept: (path) => files.get(path),
    keepAtEnd: (path, text) => void atEnd.set(path, text),
  };
}

/** The roll of a class that no platform tells of. */
export const emptyRoll: Roll = { platform: 'folder', members: [], unmatched: [], notOnRoster: [] };
