/** A class's folder or archive: all that lies in it, and single members' files when they are asked for. */
import type { ClassListing, HandedIn as HandedInFile, ListedTexts, Submission, Unmatched } from '../model.ts';
import { openArchive } from './archive.ts';
import { assemble, type ExpectedFiles } from './assemble.ts';
import type { Contents, Found, FoundFile } from './branch.ts';
import { Refusal } from './errors.ts';
import { openPath } from './folder.ts';
import { directoryBytes, maxClassNames, platformTextBytes } from './limits.ts';
import { listingOf, withArchivesOpened } from './listing.ts';
import { byCodeUnit, displayName } from './names.ts';
import { ignoredPart, isArchive, sourceEndings } from './paths.ts';

/** What was read of a member, or why it cannot be read. */
export type Content = Pick<Submission, 'files' | 'notes'> | { readonly error: string };

/** All that a class handed in; nothing is read before it is asked for. */
export type ClassFiles = {
  /** Of a folder that is passed over (node_modules, .git) one file stands for all, and what holds only such is empty. */
  readonly listing: ClassListing;
  /** Entries of an archive whose names are no paths. */
  readonly unsafe: readonly Unmatched[];
  /** Small texts by path; what is too large or cannot be read is left out. */
  readonly texts: (paths: readonly string[]) => Promise<ListedTexts>;
  /** The class inside the archive at `path`. @throws {Refusal} */
  readonly inside: (path: string) => Promise<ClassFiles>;
  /** Reads a member's files, each time anew and never two members at once. Nothing is in it when nothing was handed in. */
  readonly read: (files: readonly HandedInFile[], expected: ExpectedFiles) => Promise<Content>;
};

/** @throws {Refusal} when the path is neither a folder nor an archive, or cannot be listed. */
export async function openClass(path: string): Promise<ClassFiles> {
  const { name, kind, contents } = await openPath(path);
  if (kind === 'folder') return filesIn(name, contents(maxClassNames));
  if (!isArchive(name))
    throw new Refusal('it is not a folder, .zip or .tar.gz with the work of a class; name one of these');
  for await (const file of contents(1)) {
    if (file.kind === 'file') return filesIn(name, openArchive(file, directoryBytes.class));
  }
  throw new Refusal('it changed while it was read; try again');
}

/** What was found, by path: several files of one path cannot be told apart, and clash when they are read. */
type Index = {
  readonly files: Map<string, FoundFile[]>;
  readonly folders: Set<string>;
  readonly passed: Set<string>;
  readonly unsafe: Unmatched[];
};

async function filesIn(name: string, contents: Contents): Promise<ClassFiles> {
  const index: Index = { files: new Map(), folders: new Set(), passed: new Set(), unsafe: [] };
  for await (const found of contents) enter(index, found);
  const inTurn = oneAtATime();
  const foundAt = (path: string) => index.files.get(path) ?? [];
  return {
    listing: listingFrom(name, index),
    unsafe: index.unsafe.toSorted((a, b) => byCodeUnit(a.path, b.path)),
    texts: (paths) => inTurn(() => textsOf(paths.flatMap(foundAt))),
    inside: async (path) => {
      const [archive] = foundAt(path);
      if (archive === undefined || !isArchive(path)) throw new Refusal(`${displayName(path)} is no archive`);
      return filesIn(path, openArchive(archive, directoryBytes.class));
    },
    read: (files, expected) => {
      const found = files.flatMap(({ path, as }) =>
        foundAt(path).map((file) => ({ ...file, path: as.normalize('NFC') })),
      );
      return inTurn(() => readOrReason(found, expected));
    },
  };
}

function enter({ files, folders, passed, unsafe }: Index, found: Found): void {
  const { path } = found;
  if (found.kind === 'file' && found.trouble?.kind === 'unsafe') {
    unsafe.push({ path: displayName(path), reason: `it ${found.trouble.why}` });
    return;
  }
  const part = ignoredPart(path.split('/'), found.kind === 'folder');
  if (path === '' || (part !== undefined && passed.has(part))) return;
  if (found.kind === 'folder') {
    if (part === undefined) folders.add(path);
    return;
  }
  if (part !== undefined) passed.add(part);
  files.set(path, [...(files.get(path) ?? []), found]);
}

function listingFrom(name: string, { files, folders }: Index): ClassListing {
  const above = new Set([...files.keys(), ...folders].flatMap(foldersAbove).filter(isKept));
  const holding = new Set([...[...files.keys()].filter(isKept), ...folders, ...above].flatMap(foldersAbove));
  return {
    name,
    files: [...files]
      .map(([path, [first]]) => ({ path, bytes: first?.bytes ?? 0 }))
      .sort((a, b) => byCodeUnit(a.path, b.path)),
    folders: [...new Set([...folders, ...above])].filter((path) => !holding.has(path)).sort(byCodeUnit),
  };
}

const isKept = (path: string): boolean => ignoredPart(path.split('/'), false) === undefined;

function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

async function textsOf(files: readonly FoundFile[]): Promise<ListedTexts> {
  const texts: [string, string][] = [];
  let bytes = 0;
  for (const file of files) {
    bytes += file.bytes;
    if (file.bytes > platformTextBytes.each || bytes > platformTextBytes.all || file.trouble !== undefined)
      continue;
    const content = await orReason(() => file.read());
    if (!('error' in content)) texts.push([file.path, new TextDecoder().decode(content)]);
  }
  return Object.fromEntries(texts);
}

/** Runs what it is given one after the other. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    const forget = () => {};
    last = done.then(forget, forget);
    return done;
  };
}

async function orReason<T>(work: () => Promise<T>): Promise<T | { readonly error: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { error: error.message };
    throw error;
  }
}

async function readOrReason(files: readonly FoundFile[], expected: ExpectedFiles): Promise<Content> {
  if (files.length === 0) return { files: {}, notes: [] };
  const content = await orReason(async () =>
    assemble(await withArchivesOpened(await listingOf(files)), expected),
  );
  if ('error' in content || Object.keys(content.files).length > 0) return content;
  return { error: noSource(content.notes) };
}

function noSource(notes: Submission['notes']): string {
  const passed = notes.flatMap((note) => (note.kind === 'ignored' ? note.examples : []));
  return `it holds no source file that can be read (${sourceEndings}), only ${passed.join(', ')}; hand in the source files`;
}
