/** From a listing to what the sandbox gets: the texts below the root, and the notes about the rest. */
import type { IntakeNote, SourceFiles, Submission } from '../model.ts';
import { type FoundFile, type Listing, passedOver } from './branch.ts';
import { Refusal } from './errors.ts';
import { byCodeUnit, displayName, isDeceptive } from './names.ts';
import { baseOf, inside, isArchive, isOtherArchive, isSource, sourceSavedAsText } from './paths.ts';
import { findRoot, type Root } from './root.ts';
import { decodeSource } from './sources.ts';

/**
 * What the assignment says about files: its entry files, and its own files, which win over a submission's, by path.
 * `elsewhere`: entry files of the course's other assignments, each with the assignment.
 */
export type ExpectedFiles = {
  readonly files: readonly string[];
  readonly given: SourceFiles;
  readonly elsewhere?: ReadonlyMap<string, string>;
};

const maxExamples = 5;
const noText = 'not a text in UTF-8 or another encoding that can be told';

/**
 * Reads the source files of a listing.
 * @throws {Refusal} when there is nothing in it or a file cannot be had.
 */
export async function assemble(
  listing: Listing,
  expected: ExpectedFiles,
): Promise<Pick<Submission, 'files' | 'notes'>> {
  if (listing.files.length === 0) throw new Refusal(nothingIn(listing));
  const { sources, passed } = separate(listing.files);
  const unwritten = await countUnwritten(sources, expected.files);
  const root = findRoot({ paths: [...sources.keys()], unwritten }, expected.files);
  const { texts, decoded, refused } = await readTexts(sources, root);
  const files = Object.fromEntries([...texts].sort(([a], [b]) => byCodeUnit(a, b)));
  const ignored = [...refused.sort(byCodeUnit), ...[...listing.ignored, ...passed].sort(byCodeUnit)];
  return { files, notes: notesOn({ paths: [...sources.keys()], texts, decoded, root, ignored }, expected) };
}

function nothingIn({ ignored }: Listing): string {
  const what = 'there is nothing in it';
  const remedy = 'put the source files in and hand it in again';
  if (ignored.length === 0) return `${what}; ${remedy}`;
  return `${what} but files that are passed over, such as ${displayName(ignored[0] ?? '')}; ${remedy}`;
}

function separate(files: readonly FoundFile[]): { sources: Map<string, FoundFile>; passed: string[] } {
  const sources = new Map<string, FoundFile>();
  const passed: string[] = [];
  const paths = new Set(files.map(({ path }) => path));
  for (const file of files) {
    if (isSource(file.path) && !isDeceptive(file.path)) sources.set(file.path, file);
    else passed.push(passedOver(file.path, whyPassed(file.path, paths)));
  }
  return { sources, passed };
}

function whyPassed(path: string, all: ReadonlySet<string>): string | undefined {
  if (isSource(path)) return 'invisible characters in its name';
  if (isOtherArchive(path))
    return 'archives of this kind are not opened; hand in a .zip, or the source files';
  const renamed = sourceSavedAsText(path);
  if (renamed !== undefined && !all.has(renamed)) return `rename it to ${baseOf(renamed)}`;
  return isArchive(path) ? 'an archive inside is not unpacked' : undefined;
}

/** What every function of a starter throws. */
const unwrittenText = 'not written yet';

/** How many functions of each file that could be an entry file are still as the starter had them. */
async function countUnwritten(
  sources: ReadonlyMap<string, FoundFile>,
  entryFiles: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [path, file] of sources) {
    if (!entryFiles.some((entry) => path === entry || path.endsWith(`/${entry}`))) continue;
    const text = decodeSource(await file.read())?.text;
    counts.set(path, text === undefined ? Number.MAX_SAFE_INTEGER : text.split(unwrittenText).length - 1);
  }
  return counts;
}

/** `decoded`: paths of what is not UTF-8, by encoding. `refused`: what is not used, with the reason. */
type Texts = {
  readonly texts: Map<string, string>;
  readonly decoded: Map<string, string[]>;
  readonly refused: string[];
};

/** Texts by path below the root; an entry file under another name gets the entry's name. */
async function readTexts(sources: ReadonlyMap<string, FoundFile>, root: Root): Promise<Texts> {
  const entryOf = new Map([...root.used].map(([entry, path]) => [path, entry]));
  const read: Texts = { texts: new Map(), decoded: new Map(), refused: [] };
  for (const [path, file] of sources) {
    const isInside = root.folder === '' || path.startsWith(`${root.folder}/`);
    const source = isInside ? decodeSource(await file.read()) : undefined;
    if (source === undefined) {
      read.refused.push(passedOver(path, isInside ? noText : 'outside the folder that is graded'));
      continue;
    }
    const { text, encoding } = source;
    read.texts.set(entryOf.get(path) ?? path.slice(inside(root.folder, '').length), text);
    if (encoding !== 'UTF-8') read.decoded.set(encoding, [...(read.decoded.get(encoding) ?? []), path]);
  }
  return read;
}

type Assembled = {
  /** Of all source files, below the submission's top. */
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly decoded: ReadonlyMap<string, readonly string[]>;
  readonly root: Root;
  readonly ignored: readonly string[];
};

/** Notes in a fixed order: what is missing first, what was passed over last. */
function notesOn(assembled: Assembled, expected: ExpectedFiles): IntakeNote[] {
  const { texts, ignored } = assembled;
  const missing = expected.files.filter((file) => !texts.has(file));
  // A kit's files are handed in as they were given: only a changed one is worth a word.
  const replaced = Object.keys(expected.given).filter(
    (file) => texts.has(file) && texts.get(file) !== expected.given[file],
  );
  const notes: IntakeNote[] = [
    ...missing.map((file) => ({ kind: 'missing-file', file }) as const),
    ...notesOnRoot(assembled),
    ...notesOnElsewhere(assembled, expected),
    ...notesOnEncodings(assembled),
    ...replaced.sort(byCodeUnit).map((file) => ({ kind: 'replaced', file }) as const),
  ];
  if (ignored.length === 0) return notes;
  const examples = ignored.slice(0, maxExamples).map(displayName);
  return [...notes, { kind: 'ignored', count: ignored.length, examples }];
}

/** The first file that has the name of another assignment's, where none has the name of one of this assignment's. */
function notesOnElsewhere({ paths }: Assembled, { files, elsewhere }: ExpectedFiles): IntakeNote[] {
  const names = paths.map(baseOf).sort(byCodeUnit);
  if (files.some((entry) => names.includes(baseOf(entry)))) return [];
  const notes = names.flatMap((file): IntakeNote[] => {
    const assignment = elsewhere?.get(file);
    return assignment === undefined ? [] : [{ kind: 'elsewhere', file, assignment }];
  });
  return notes.slice(0, 1);
}

function notesOnEncodings({ decoded }: Assembled): IntakeNote[] {
  const sorted = [...decoded].sort(([a], [b]) => byCodeUnit(a, b));
  return sorted.map(([encoding, paths]) => {
    const examples = paths.slice(0, maxExamples).map(displayName);
    return { kind: 'decoded', encoding, count: paths.length, examples };
  });
}

function notesOnRoot({ texts, root }: Assembled): IntakeNote[] {
  const renamed: IntakeNote[] = [];
  const ambiguous: IntakeNote[] = [];
  for (const [file, used] of root.used) {
    const others = root.others.get(file)?.slice(0, maxExamples) ?? [];
    if (texts.has(file) && used !== inside(root.folder, file))
      renamed.push({ kind: 'renamed-file', file, used });
    if (others.length > 0) ambiguous.push({ kind: 'ambiguous', file, used, others });
  }
  if (root.folder === '') return [...renamed, ...ambiguous];
  return [...renamed, { kind: 'nested', folder: root.folder }, ...ambiguous];
}
