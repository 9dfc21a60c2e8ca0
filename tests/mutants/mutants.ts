/** Mutants: right submissions, each with one thing wrong that somebody could have written. */
import { createHash } from 'node:crypto';
import { types as t } from '@babel/core';
import { placeOf, withPatches } from '../../grader/edits.ts';
import type { SourceFiles } from '../../grader/model.ts';
import { readStudents } from '../students/corpus.ts';
import { type FileEdit, withEdits } from '../students/edits.ts';
import { type Change, type Code, isCode, isUnpromised, readCode, spanOf, walk } from './code.ts';
import { operators } from './operators/all.ts';
import { strykerChanges } from './stryker.ts';

/** One edit of a right submission. */
export type Mutant = {
  readonly base: string;
  readonly edit: FileEdit;
  /** Which way of writing wrongly it is. */
  readonly operator: string;
  /** The declaration of the file in which it is. */
  readonly fn: string;
};

type Changed = { readonly operator: string; readonly change: Change };

/** Right submissions of different styles, which every assignment has. */
export const bases: readonly string[] = ['right-loops', 'right-functional'];

/** The right submissions that mutants are made of, by name. @throws {Error} when the assignment has none of such a name. */
export async function readBases(slug: string): Promise<ReadonlyMap<string, SourceFiles>> {
  const students = new Map((await readStudents(slug)).map(({ name, files }) => [name, files]));
  return new Map(
    bases.map((base) => {
      const files = students.get(base);
      if (files === undefined) throw new Error(`${slug} has no right submission ${base}`);
      return [base, files];
    }),
  );
}

/**
 * So many mutants, the same ones whenever the bases are: from one way of writing wrongly after the other, so that none has
 * but a few; of each in an order that has nothing to do with places.
 */
export async function chooseMutants(
  from: ReadonlyMap<string, SourceFiles>,
  count: number,
): Promise<Mutant[]> {
  const all = await listMutants(from);
  const sorted = all
    .map((mutant) => ({ mutant, key: mutantKey(mutant) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const byOperator = [...Map.groupBy(sorted, ({ mutant }) => mutant.operator)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => own.values());
  const chosen: Mutant[] = [];
  for (let queue = byOperator; queue.length > 0 && chosen.length < count; ) {
    queue = queue.filter((own) => {
      const next = nextThatIsCode(own, from);
      if (next !== undefined && chosen.length < count) chosen.push(next);
      return next !== undefined;
    });
  }
  return chosen;
}

function nextThatIsCode(
  queue: Iterator<{ mutant: Mutant }>,
  from: ReadonlyMap<string, SourceFiles>,
): Mutant | undefined {
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const { mutant } = next.value;
    if (isCode(mutatedFiles(mutant, from)[mutant.edit.file] ?? '')) return mutant;
  }
  return undefined;
}

/** The files of a mutant. @throws {MisfitError} when the base has changed since. */
export function mutatedFiles(
  { base, edit }: Pick<Mutant, 'base' | 'edit'>,
  from: ReadonlyMap<string, SourceFiles>,
): SourceFiles {
  return withEdits(from.get(base) ?? {}, [edit]);
}

/** All mutants, by base and place. */
async function listMutants(from: ReadonlyMap<string, SourceFiles>): Promise<Mutant[]> {
  const all: Mutant[] = [];
  for (const [base, files] of from)
    for (const [file, text] of ownFiles(files))
      all.push(...(await mutantsOf(file, text)).map((mutant) => ({ ...mutant, base })));
  return all;
}

/** The files that the student has written: what is given to all is not mutated. */
function ownFiles(files: SourceFiles): [string, string][] {
  return Object.entries(files).filter(([file]) => !file.startsWith('library/'));
}

async function mutantsOf(file: string, text: string): Promise<Omit<Mutant, 'base'>[]> {
  const code = readCode(text);
  const seen = new Set([text]);
  const found: Omit<Mutant, 'base'>[] = [];
  for (const { operator, change } of [...(await strykersIn(file, code)), ...ownIn(code)]) {
    const mutated = withPatches(text, change);
    if (typeof mutated !== 'string' || seen.has(mutated)) continue;
    seen.add(mutated);
    const edit = { file, ...editOf(text, change) };
    found.push({ operator, fn: declarationAt(code, lastOf(change)), edit });
  }
  return found;
}

/** The place of a change, not of a declaration that it brings along. */
function lastOf(change: Change): number {
  return Math.max(...change.map(({ start }) => start));
}

function ownIn(code: Code): Changed[] {
  const found: Changed[] = [];
  walk(code, (path) => {
    for (const [operator, changesAt] of Object.entries(operators))
      for (const change of changesAt({ path, code })) found.push({ operator, change });
  });
  return found;
}

/** Stryker's mutants, but for those of what nothing is promised about. */
async function strykersIn(file: string, code: Code): Promise<Changed[]> {
  const spans = unpromisedIn(code);
  const all = await strykerChanges(file, code.text);
  return all
    .filter(({ patch }) => !spans.some(({ start, end }) => start <= patch.start && patch.end <= end))
    .map(({ operator, patch }) => ({ operator, change: [patch] }));
}

function unpromisedIn(code: Code): { start: number; end: number }[] {
  const promised = new Set<t.Node>();
  walk(code, ({ node }) => promised.add(node));
  const spans: { start: number; end: number }[] = [];
  t.traverseFast(code.tree, (node) => {
    if (!promised.has(node) && isUnpromised(node)) spans.push(spanOf(node));
  });
  return spans;
}

/** Several pieces become one edit; it takes in as much around them as makes it occur once. */
function editOf(text: string, change: Change): { was: string; now: string } {
  let start = Math.min(...change.map((patch) => patch.start));
  let end = Math.max(...change.map((patch) => patch.end));
  start = text.lastIndexOf('\n', start - 1) + 1;
  end = endOfLine(text, end);
  for (;;) {
    const was = text.slice(start, end);
    const moved = change.map((patch) => ({ ...patch, start: patch.start - start, end: patch.end - start }));
    const now = String(withPatches(was, moved));
    if (start === 0 || !('problem' in placeOf({ was, now }, text, ''))) return { was, now };
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The name of the declaration around an offset; the file's own code has none. */
function declarationAt({ tree, text }: Code, offset: number): string {
  const around = tree.program.body.find((node) => spanOf(node).start <= offset && offset < spanOf(node).end);
  const head = around === undefined ? '' : text.slice(spanOf(around).start, spanOf(around).end);
  return /\b(?:function\*?|const|let|class)\s+([\w$]+)/.exec(head)?.[1] ?? '';
}

/** A name that stays the same as long as the base does. */
export function mutantKey({ base, edit }: Pick<Mutant, 'base' | 'edit'>): string {
  return createHash('sha256')
    .update(JSON.stringify([base, edit.file, edit.was, edit.now]))
    .digest('hex')
    .slice(0, 16);
}
